"""What stands in the strip of a session in which nothing new is charted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.widgets.label import Label
from ui.widgets.panel import PanelFrame

CLOSED = "This session is closed; only a follow-up call can be charted, Ctrl+Shift+K."
AMEND = (
    "To amend an entry, press Ctrl+J, choose its row in the timeline and press Enter."
)


class ClosedStrip(QWidget):
    """Says why nothing can be typed, and what can be done instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = PanelFrame()
        frame.body.addStretch(1)
        for words, role, ink in (
            (CLOSED, Role.TITLE, Ink.TEXT),
            (AMEND, Role.DETAIL, Ink.SECONDARY),
        ):
            label = Label(words, role, ink)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            frame.body.addWidget(label)
        frame.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
