"""A field of a strip form: its label at the left, its unit at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.fonts import Role, widest
from ui.theme.tokens import RING, Ink
from ui.views.forms.form import TextPart
from ui.widgets.label import Label
from ui.widgets.text_field import LineBox, Verdict

HEIGHT = 36


class TextLine(QWidget):
    """Text to type beside its label; Enter is left to the form.

    *Signals:* ``edited(text)``.
    """

    edited = Signal(str)

    def __init__(self, part: TextPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = LineBox(Role.VALUE, HEIGHT)
        self._label = Label(part.label, Role.LABEL)
        self._unit = Label(part.unit, Role.NOTE, Ink.SECONDARY)
        self._label.setFixedWidth(widest(Role.LABEL, part.label) + 1)
        self._unit.setFixedWidth(widest(Role.NOTE, part.unit) + 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(RING, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._label)
        line.addWidget(self.box, 1)
        line.addWidget(self._unit)
        self.box.textEdited.connect(self.edited)
        self._offered = part.offered
        self.display(part)

    def begin(self) -> None:
        """Typing replaces what is offered, and goes on after what was typed."""
        if self._offered:
            self.box.selectAll()
        else:
            self.box.end(False)  # noqa: FBT003  (Qt's own)

    def display(self, part: TextPart) -> None:
        self._offered = part.offered
        if self.box.text() != part.text:
            self.box.setText(part.text)
        self.box.setPlaceholderText(part.hint)
        self.box.setToolTip(part.note)
        self.box.setAccessibleName(f"{part.label} {part.unit}".strip())
        self.box.setAccessibleDescription(part.note)
        refused = part.verdict == "refused"
        self.box.show_verdict(Verdict.REFUSED if refused else Verdict.NONE)
