"""What stands in the strip of a session in which nothing new is charted."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.proof_words import AMEND, CLOSED, MOST_LINES, ClosedView
from ui.widgets.label import Label
from ui.widgets.panel import PanelFrame


class ClosedStrip(QWidget):
    """Says why nothing can be typed, what can be done instead, and who signed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = PanelFrame()
        self.what = Label(CLOSED, Role.TITLE, Ink.TEXT)
        self.how = Label(AMEND, Role.DETAIL, Ink.SECONDARY)
        self.proof = [Label("", Role.DETAIL, Ink.SECONDARY) for _ in range(MOST_LINES)]
        frame.body.addStretch(1)
        for label in (self.what, self.how, *self.proof):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            frame.body.addWidget(label)
        frame.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @Slot(object)
    def show_view(self, view: ClosedView) -> None:
        self.what.setText(view.what)
        self.how.setText(view.how)
        for label in self.proof:
            label.hide()
        for label, line in zip(self.proof, view.proof, strict=False):
            label.setText(line)
            label.show()
