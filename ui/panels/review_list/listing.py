"""The lines with what stands over them, or what is said where there is none."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.review_list.ahead import Ahead
from ui.panels.review_list.caption import Caption
from ui.panels.review_list.model import ReviewModel
from ui.panels.review_list.rows import ROW_HEIGHT, Headings, list_of_lines
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.review_list.page import ReviewListView
from ui.widgets.label import Label
from ui.widgets.panel import PanelFrame


class Listing(PanelFrame):
    """Renders the lines of a ReviewListView."""

    def __init__(self) -> None:
        super().__init__()
        self.caption = Caption()
        self.model = ReviewModel()
        self.list = list_of_lines()
        self.list.setModel(self.model)
        self.ahead = Ahead(self.list, self.model, ROW_HEIGHT)
        self.headings = Headings(self.list)
        self.message = Label("", Role.TITLE)
        self.detail = Label("", Role.BODY, Ink.SECONDARY)
        self._saying = QWidget()
        self._lay_out()

    def display(self, view: ReviewListView) -> None:
        self.caption.display(view.standing)
        self.headings.show_order(is_by_date=view.standing.is_by_date)
        self.list.setAccessibleName(f"Sessions, {view.standing.order.lower()}")
        self.model.show_rows(view.rows, view.scene)
        self.message.setText(view.message)
        self.detail.setText(view.detail)
        self._saying.setVisible(bool(view.message))
        self.list.setVisible(not view.message)
        self.headings.setVisible(not view.message)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.caption)
        self.body.addWidget(self.headings)
        self.body.addWidget(self.list, 1)
        saying = QVBoxLayout(self._saying)
        saying.setContentsMargins(24, 28, 24, 28)
        saying.setSpacing(4)
        saying.addWidget(self.message)
        saying.addWidget(self.detail)
        saying.addStretch(1)
        self.body.addWidget(self._saying, 1)
