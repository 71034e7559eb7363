"""Asks who charts without signing in, and why, in place of the PIN."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.start_boxes import HEADER
from ui.theme.fonts import Role
from ui.theme.tokens import RING, Ink
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.text_field import TextField, Verdict

_PADDING = 24
_WHY = (
    "For when nobody here can unlock and a patient must be charted. What is charted "
    "can't be read again here, stands under the name that is typed, and is listed for "
    "a co-signature within 24 hours."
)


class GlassForm(PanelFrame):
    """*Signals:* ``broken(str, str)``: name and reason, as typed; ``left()``."""

    broken = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        header = PanelHeader("Chart without signing in", height=HEADER)
        header.row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        super().__init__(header, emphasis=True, parent=parent)
        self.name = TextField("Your name")
        self.reason = TextField("Why you can't sign in", note_lines=2)
        self.go = ActionButton("Chart without signing in", "Enter", Weight.PRIMARY)
        self.back = ActionButton("Back to unlocking", "Esc")
        why = Paragraph(_WHY, Role.DETAIL, Ink.SECONDARY)
        why.setContentsMargins(RING, 0, RING, 0)
        self.body.setContentsMargins(_PADDING - RING, 16, _PADDING - RING, 16)
        for part in (why, self.name, self.reason, self.go, self.back):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.name.entered.connect(self.reason.setFocus)
        self.reason.entered.connect(self._break)
        self.go.clicked.connect(self._break)
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.name)

    def begin(self) -> None:
        for field in (self.name, self.reason):
            field.set_text("")
            field.show_note("")
        self.name.setFocus()

    def refuse(self, field: str | None, words: str) -> None:
        """Beside the field it is about."""
        self.name.show_note("")
        self.reason.show_note("")
        about = self.name if field == "name" else self.reason
        about.show_note(words, Verdict.REFUSED)
        about.setFocus()

    def _break(self) -> None:
        self.broken.emit(self.name.text(), self.reason.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
