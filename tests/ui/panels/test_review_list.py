"""The review list by key and by pointer."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from monitor.charting.review_list import PAGE
from tests.ui.listed import row, rows, view
from tests.ui.panels.list_page import list_page
from tests.ui.pointing import double_click
from ui.pages.review_page import ReviewListPage
from ui.views.review_list.page import VIEWS


@pytest.fixture
def page(qtbot: QtBot) -> ReviewListPage:
    return list_page(qtbot)


def test_typing_filters(page: ReviewListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClicks(page.search, "h")
    assert searched.args == ["h"]


def test_down_and_enter_open_from_the_field(page: ReviewListPage, qtbot: QtBot) -> None:
    """The focus stays in the field while the mark moves."""
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(page.search, Qt.Key.Key_Down)
        QTest.keyClick(page.search, Qt.Key.Key_Down)
        QTest.keyClick(page.search, Qt.Key.Key_Up)
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert chosen.args == [UUID(int=2)]


def test_j_and_k_move_in_the_list_and_enter_opens(
    page: ReviewListPage, qtbot: QtBot
) -> None:
    """In the field they are letters."""
    page.next_pane()
    assert page.list.hasFocus()
    QTest.keyClicks(page.list, "jjk")
    assert page.list.currentIndex().row() == 1
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args == [UUID(int=2)]
    page.take_focus()
    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClicks(page.search, "j")
    assert searched.args == ["j"]


def test_another_letter_in_the_list_is_typed(
    page: ReviewListPage, qtbot: QtBot
) -> None:
    page.next_pane()
    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClicks(page.list, "h")
    assert searched.args == ["h"]
    assert page.search.hasFocus()


def test_space_folds_the_chart_away_and_shows_it(page: ReviewListPage) -> None:
    page.next_pane()
    assert page.preview.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.preview.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.preview.isVisible()


def test_a_small_window_has_the_list_alone(page: ReviewListPage) -> None:
    """Facets and chart are a key away."""
    page.resize(1280, 620)
    assert not page.facets_frame.isVisible()
    assert not page.preview.isVisible()
    QTest.keyClick(page.search, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert page.facets_frame.isVisible()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.preview.isVisible()


def test_facets_are_reached_and_chosen_by_key(
    page: ReviewListPage, qtbot: QtBot
) -> None:
    page.next_pane()
    page.next_pane()
    first = page.facets.marks[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = page.facets.marks[1]
    assert second.hasFocus()
    with qtbot.waitSignal(page.facet_chosen) as chosen:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert chosen.args is not None
    assert chosen.args[0].term == "alert:high"
    assert not second.isChecked()
    page.display(view(rows(5), "alert:high"))
    assert second.isChecked()
    assert second.hasFocus()


def test_a_facet_and_a_view_are_chosen_by_pointer(
    page: ReviewListPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.facet_chosen) as chosen:
        QTest.mouseClick(page.facets.mark("Room 1"), Qt.MouseButton.LeftButton)
    assert chosen.args is not None
    assert (chosen.args[0].field, chosen.args[0].value) == ("room", "Room 1")
    with qtbot.waitSignal(page.searched) as searched:
        QTest.mouseClick(page.views.button("To sign"), Qt.MouseButton.LeftButton)
    assert searched.args == [VIEWS["To sign"]]


def test_a_view_is_saved_and_forgotten(page: ReviewListPage, qtbot: QtBot) -> None:
    assert not page.save.isVisible()
    page.display(view(rows(5), "room:1"))
    with qtbot.waitSignal(page.saved):
        QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    page.display(view(rows(5), "room:1", own=("room:1",)))
    assert not page.save.isVisible()
    with qtbot.waitSignal(page.forgotten) as forgotten:
        QTest.keyClick(page.views.button("room:1"), Qt.Key.Key_Delete)
    assert forgotten.args == ["room:1"]
    with qtbot.assertNotEmitted(page.forgotten):
        QTest.keyClick(page.views.button("To sign"), Qt.Key.Key_Delete)


def test_the_mark_stays_on_its_session(page: ReviewListPage) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    page.display(view(rows(5)[1:]))
    assert page.marked is not None
    assert page.marked.id == UUID(int=3)
    assert page.list.currentIndex().row() == 1


def test_the_ends_hold_the_mark(page: ReviewListPage) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Up)
    assert page.list.currentIndex().row() == 0
    QTest.keyClick(page.search, Qt.Key.Key_PageDown)
    assert page.list.currentIndex().row() == 4


def test_a_double_click_opens(page: ReviewListPage, qtbot: QtBot) -> None:
    spot = page.list.visualRect(page.model.index(3, 0)).center()
    viewport = page.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(page.chosen) as chosen:
        double_click(viewport, spot)
    assert chosen.args == [UUID(int=4)]


def test_an_empty_list_opens_nothing(page: ReviewListPage, qtbot: QtBot) -> None:
    page.display(view([]))
    with qtbot.assertNotEmitted(page.chosen):
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.listing.message.text() == "No session is charted here yet"
    assert page.listing.message.isVisible()
    assert not page.list.isVisible()
    assert not page.preview.isVisible()


@pytest.mark.parametrize(
    ("typed", "words", "other"),
    [
        ("room:1", "Exceptions first", "room:1 order:date"),
        ("room:1 order:date", "By date, newest first", "room:1"),
    ],
)
def test_the_order_is_turned_over_by_key_and_by_pointer(
    page: ReviewListPage, qtbot: QtBot, typed: str, words: str, other: str
) -> None:
    page.display(view(rows(3), typed))
    button = page.listing.caption.order
    assert button.text() == words
    assert button.key == "Alt+D"
    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClick(page.search, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert searched.args == [other]
    with qtbot.waitSignal(page.searched) as searched:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert searched.args == [other]


def test_escape_clears_the_filter(page: ReviewListPage, qtbot: QtBot) -> None:
    page.display(view(rows(1), "halv"))
    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert searched.args == [""]
    assert page.search.text() == ""


def test_scrolling_asks_for_each_page_once(page: ReviewListPage, qtbot: QtBot) -> None:
    """Before its end is reached; and what was there keeps its place."""
    known = rows(PAGE)
    page.display(view(known, has_more=True))
    bar = page.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    with qtbot.waitSignal(page.more_requested):
        bar.setValue(bar.maximum())
    with qtbot.assertNotEmitted(page.more_requested):
        bar.setValue(bar.maximum() - 1)
        bar.setValue(bar.maximum())
    at = bar.value()
    page.display(view([*known, *(row(n) for n in range(PAGE + 1, 80))]))
    assert page.model.rowCount() == 79
    assert bar.value() == at


def test_a_line_is_put_into_words_only_when_it_is_shown(
    page: ReviewListPage,
) -> None:
    """So that a list of any length costs the same."""
    page.display(view(rows(500)))
    page.list.viewport().repaint()
    assert len(page.model._lines) < 60
