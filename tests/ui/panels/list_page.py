"""The review list as it stands in a window, with five sessions."""

from pytestqt.qtbot import QtBot

from tests.ui.listed import rows, view
from ui.pages.review_page import ReviewListPage


def list_page(qtbot: QtBot) -> ReviewListPage:
    made = ReviewListPage()
    qtbot.addWidget(made)
    made.resize(1900, 960)
    made.display(view(rows(5)))
    made.show()
    made.take_focus()
    return made
