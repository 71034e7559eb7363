"""The review list as it is drawn: columns, what the field tells, and its room."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.listed import counts, rows, view
from tests.ui.panels.list_page import list_page
from ui.pages.review_page import ReviewListPage
from ui.panels.review_list.columns import cells
from ui.panels.review_list.field import hint_in
from ui.theme.fonts import Role, widest
from ui.views.review_list.page import HINT


@pytest.fixture
def page(qtbot: QtBot) -> ReviewListPage:
    return list_page(qtbot)


@pytest.mark.parametrize("width", [946, 1229, 1230, 1469, 1470, 1604, 1876])
def test_the_columns_do_not_overlap(width: int) -> None:
    """At every width each column ends before the next begins."""
    placed = cells(width)
    for cell, following in pairwise(placed):
        assert cell.left + cell.width < following.left
    assert placed[-1].left + placed[-1].width <= width


def test_what_can_not_be_read_is_told_in_the_field(page: ReviewListPage) -> None:
    page.display(view(rows(5), "late>x room:1"))
    assert page.search.told.text().startswith("late>x: no number")
    page.display(view(rows(5), "room:1", counts=counts(rows(5), 10_412)))
    assert page.search.told.text() == "5 of 10,412"


def test_a_term_that_can_be_read_lies_on_a_ground_of_its_own(
    page: ReviewListPage,
) -> None:
    """Words of a name, and a term that is still being typed, do not."""
    typed = 'alert:high given "sick" late:'
    shown = view(rows(5), typed)
    assert [typed[start:end] for start, end in shown.chips] == [
        "alert:high",
        '"sick"',
    ]
    page.display(shown)
    plain = _ground(page, "alert:high giv")
    assert _ground(page, "alert:high") != plain
    assert _ground(page, typed) == plain


def _ground(page: ReviewListPage, before: str) -> QColor:
    """Under the last of those letters."""
    field = page.search
    field.setCursorPosition(len(before))
    image = QImage(field.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    field.draw_ground(painter, QRectF(field.contentsRect()))
    painter.end()
    wide = field.fontMetrics().horizontalAdvance(before)
    left = field.contentsRect().left() + field.textMargins().left()
    return image.pixelColor(left + wide - 4, field.height() // 2)


def test_the_smallest_window_tells_of_late_sets_beside_a_scroll_bar() -> None:
    """And all that is told there keeps within it."""
    placed = cells(1234)
    told = {cell.column.field for cell in placed}
    assert {"rise", "ack", "late", "amended"} <= told
    assert placed[-1].left + placed[-1].width <= 1234


@pytest.mark.parametrize("height", [610, 640, 1000])
def test_list_and_preview_stand_within_the_page(
    page: ReviewListPage, qtbot: QtBot, height: int
) -> None:
    """In the smallest window, with a title bar and without; nothing of it is cut."""
    page.resize(1280, height)
    if not page.shows_preview:
        page.swap_preview()
    qtbot.waitUntil(page.preview.isVisible)
    assert page.preview.geometry().bottom() < page.height()
    assert page.listing.geometry().bottom() < page.preview.geometry().top()
    assert page.preview.height() >= page.preview.minimumSizeHint().height()


@pytest.mark.parametrize("width", [700, 560, 500, 460])
def test_the_hint_of_the_filter_ends_with_a_whole_example(width: int) -> None:
    hint = hint_in(width)
    assert HINT.startswith(hint)
    assert HINT[len(hint) :].startswith("  ") or hint == HINT
    assert widest(Role.DETAIL, hint) <= width
