"""The lines of the next page are ready before it is turned over."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.listed import rows, view
from ui.panels.review_list import drawing
from ui.panels.review_list.listing import Listing
from ui.panels.review_list.rows import ROW_HEIGHT


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = Listing()
    qtbot.addWidget(made)
    made.resize(1590, 700)
    made.display(view(rows(300)))
    made.show()
    qtbot.waitUntil(lambda: made.list.verticalScrollBar().maximum() > 0)
    return made


def test_a_page_that_is_turned_over_finds_its_lines(
    listing: Listing, qtbot: QtBot
) -> None:
    bar = listing.list.verticalScrollBar()
    bar.setValue(ROW_HEIGHT * 100)
    qtbot.waitUntil(lambda: not listing.ahead.is_busy)
    found = drawing._drawing.cache_info().misses
    bar.setValue(bar.value() + bar.pageStep())
    listing.list.viewport().repaint()
    assert drawing._drawing.cache_info().misses == found


def test_at_the_end_nothing_is_left_to_find(listing: Listing, qtbot: QtBot) -> None:
    bar = listing.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not listing.ahead.is_busy)
    assert len(listing.model._lines) < 100
