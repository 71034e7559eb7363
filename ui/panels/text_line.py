"""A field of a strip form: its label at the left, its unit at the right."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.theme.fonts import Role, widest
from ui.theme.tokens import RING, Ink
from ui.views.forms.form import TextPart
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.text_field import LineBox, Verdict

HEIGHT = 36
_TAKES = "="
_VERDICTS = {
    "none": Verdict.NONE,
    "refused": Verdict.REFUSED,
    "asked": Verdict.CHALLENGED,
}

_ECHO = {True: QLineEdit.EchoMode.Password, False: QLineEdit.EchoMode.Normal}


class TextLine(QWidget):
    """Text to type beside its label; a suggestion beside it; Enter is left to the form.

    *Signals:* ``edited(text)``; ``suggested()`` once the suggestion was taken;
    ``left()`` when the focus goes, or at Enter.
    """

    edited = Signal(str)
    suggested = Signal()
    left = Signal()

    def __init__(self, part: TextPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = LineBox(Role.VALUE, HEIGHT)
        self._label = Label(part.label, Role.LABEL)
        self._unit = Label(part.unit, Role.NOTE, Ink.SECONDARY)
        self._label.setFixedWidth(widest(Role.LABEL, part.label) + 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(RING, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._label)
        line.addWidget(self.box, 1)
        line.addWidget(self._unit)
        self._suggestion = ActionButton("", _TAKES, Weight.PLAIN, HEIGHT)
        self._suggestion.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._suggestion.clicked.connect(self._suggest)
        line.addWidget(self._suggestion)
        self.box.textEdited.connect(self._edit)
        self.box.editingFinished.connect(self.left)
        self._part = part
        self.display(part)

    def begin(self) -> None:
        """Typing replaces what is offered, and goes on after what was typed."""
        if self._part.offered:
            self.box.selectAll()
        else:
            self.box.end(False)  # noqa: FBT003  (Qt's own)

    def begin_anew(self) -> None:
        """Typing replaces what is refused."""
        if self._part.verdict == "refused":
            self.box.selectAll()

    def display(self, part: TextPart) -> None:
        self._part = part
        # Before the text, which would be readable for one painting.
        self.box.setEchoMode(_ECHO[part.is_secret])
        if self.box.text() != part.text:
            self.box.setText(part.text)
        self.box.set_hint(part.hint)
        self.box.setToolTip(part.note)
        self.box.setAccessibleName(f"{part.label} {part.unit}".strip())
        meant = f"meant is {part.meant}" if part.meant else ""
        self.box.setAccessibleDescription(meant or part.note)
        beside = part.meant or part.unit
        self._unit.setText(beside)
        self._unit.setFixedWidth(widest(Role.NOTE, beside) + 1)
        self._suggestion.setVisible(bool(part.suggestion))
        self._suggestion.set_words(part.suggestion)
        self.box.show_verdict(_VERDICTS[part.verdict])

    @Slot(str)
    def _edit(self, text: str) -> None:
        """The key of a suggestion takes it, whatever was typed before."""
        if self._part.suggestion and text.endswith(_TAKES):
            self._suggest()
        else:
            self.edited.emit(text)

    @Slot()
    def _suggest(self) -> None:
        self.edited.emit(self._part.suggestion)
        self.suggested.emit()
