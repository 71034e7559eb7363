"""What stands over the lines: their order, and which are not looked at."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import RING, Ink
from ui.views.review_list.standing import Standing
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label

ORDER_KEY = "Alt+D"
_HEIGHT = 30


class Caption(QWidget):
    """A button that names the order and brings the other one; a sentence beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = ActionButton("", ORDER_KEY, Weight.QUIET, _HEIGHT)
        self.left_out = Label("", Role.DETAIL, Ink.TEXT)
        row = QHBoxLayout(self)
        row.setContentsMargins(12 - RING, 6 - RING, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.order)
        row.addWidget(self.left_out, 1)

    def display(self, standing: Standing) -> None:
        if self.order.text() != standing.order:
            self.order.set_words(standing.order)
        self.left_out.setText(standing.left_out)
