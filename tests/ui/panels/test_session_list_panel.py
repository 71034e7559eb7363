"""The session list: type, move, open."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from monitor.charting.ports import SessionRow
from tests.ui.opening import INGRID
from tests.ui.pointing import double_click
from ui.panels.session_columns import cells
from ui.panels.session_list_panel import SessionListPanel
from ui.panels.session_rows import ROW_HEIGHT
from ui.panels.two_lines import lines_of
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.session_list import Listed, session_list_view
from ui.views.session_search import ListedState

OPENED = NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def rows(count: int) -> tuple[SessionRow, ...]:
    return tuple(
        SessionRow(
            id=UUID(int=number),
            patient=INGRID,
            opened_at=OPENED - timedelta(hours=number),
            started_at=None,
            ended_at=None,
            closed_at=None,
            zone="Europe/London",
            room="Room 1",
            protocol_id="iv40",
            protocol_version=1,
        )
        for number in range(count)
    )


def show(
    page: SessionListPanel, count: int, typed: str = "", state: ListedState = "all"
) -> None:
    listed = Listed(now=NOW, rows=rows(count), typed=typed, state=state)
    page.display(session_list_view(listed))


@pytest.fixture
def page(qtbot: QtBot) -> SessionListPanel:
    made = SessionListPanel()
    qtbot.addWidget(made)
    made.resize(1280, 640)
    show(made, 5)
    made.show()
    made.take_focus()
    return made


def test_typing_searches(page: SessionListPanel, qtbot: QtBot) -> None:
    """Each key tells what is typed so far."""
    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClicks(page.search, "h")

    assert searched.args == ["h"]


def test_down_and_enter_open_from_the_search_field(
    page: SessionListPanel, qtbot: QtBot
) -> None:
    """The focus stays in the field while the mark moves."""
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(page.search, Qt.Key.Key_Down)
        QTest.keyClick(page.search, Qt.Key.Key_Down)
        QTest.keyClick(page.search, Qt.Key.Key_Up)
        QTest.keyClick(page.search, Qt.Key.Key_Return)

    assert chosen.args == [UUID(int=1)]


def test_the_mark_stays_on_its_session(page: SessionListPanel) -> None:
    """A list shown again keeps the same session marked, wherever it stands."""
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    view = session_list_view(Listed(now=NOW, rows=rows(5)[1:]))
    page.display(view)

    assert page.marked is not None
    assert page.marked.id == UUID(int=2)
    assert page.list.currentIndex().row() == 1


def test_the_ends_hold_the_mark(page: SessionListPanel) -> None:
    """Up from the first and down from the last stay there."""
    QTest.keyClick(page.search, Qt.Key.Key_Up)
    assert page.list.currentIndex().row() == 0
    QTest.keyClick(page.search, Qt.Key.Key_PageDown)
    assert page.list.currentIndex().row() == 4


def test_a_double_click_opens(page: SessionListPanel, qtbot: QtBot) -> None:
    """The pointer reaches what the keys reach."""
    place = page.list.visualRect(page.model.index(3, 0)).center()
    viewport = page.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.chosen) as chosen:
        double_click(viewport, place)

    assert chosen.args == [UUID(int=3)]


def test_an_empty_list_opens_nothing(page: SessionListPanel, qtbot: QtBot) -> None:
    """The sentence takes the place of the lines, and Enter does nothing."""
    show(page, 0)

    with qtbot.assertNotEmitted(page.chosen):
        QTest.keyClick(page.search, Qt.Key.Key_Return)

    assert page.message.text() == "No session is charted here yet"
    assert page.message.isVisible()
    assert not page.list.isVisible()
    assert not page.open.isEnabled()


def test_escape_clears_the_search(page: SessionListPanel, qtbot: QtBot) -> None:
    """Escape goes back to all sessions."""
    show(page, 1, typed="halv")

    with qtbot.waitSignal(page.searched) as searched:
        QTest.keyClick(page.search, Qt.Key.Key_Escape)

    assert searched.args == [""]
    assert page.search.text() == ""


def test_a_state_is_asked_for_once(page: SessionListPanel, qtbot: QtBot) -> None:
    """Showing the chosen state does not ask for it again."""
    with qtbot.waitSignal(page.state_chosen) as chosen:
        page.tabs.choose("Open")
    assert chosen.args == ["open"]

    with qtbot.assertNotEmitted(page.state_chosen):
        show(page, 1, state="open")


def test_how_many_are_to_review_stands_on_the_tab(
    page: SessionListPanel, qtbot: QtBot
) -> None:
    """With its number; without one where there are none. A click asks for them."""
    counted = Listed(now=NOW, rows=rows(2), counts={"review": 3, "call": 0})
    page.display(session_list_view(counted))
    tab = page.tabs.segment("To review")
    assert (tab.text(), page.tabs.segment("Call due").text()) == (
        "To review 3",
        "Call due",
    )
    with qtbot.waitSignal(page.state_chosen) as chosen:
        QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert chosen.args == ["review"]


def test_scrolling_to_the_end_asks_for_more(
    page: SessionListPanel, qtbot: QtBot
) -> None:
    """The next page comes when it is wanted, and is asked for once."""
    show(page, 50)
    bar = page.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    with qtbot.waitSignal(page.more_requested):
        bar.setValue(bar.maximum())

    with qtbot.assertNotEmitted(page.more_requested):
        bar.setValue(bar.maximum() - 1)
        bar.setValue(bar.maximum())


@pytest.mark.parametrize("width", [1236, 1876])
def test_the_columns_do_not_overlap(width: int) -> None:
    """At every width each column ends before the next begins."""
    placed = cells(width)

    for cell, following in pairwise(placed):
        assert cell.left + cell.width < following.left
    assert placed[-1].left + placed[-1].width <= width


@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()], ids=["day", "night"])
def test_what_waits_for_somebody_is_never_cut(theme: Theme) -> None:
    """At 1280x720 the longest state, and a number that was another, take two lines."""
    (width,) = (c.width for c in cells(1246) if c.column.field == "state")
    told = "To review, call tomorrow, 12 overrides, closed 20:08"
    lines = lines_of(told, Role.BODY, width, theme)
    assert lines == ["To review, call tomorrow,", "12 overrides, closed 20:08"]
    assert QFontMetricsF(theme.font(Role.NOTE)).horizontalAdvance(lines[1]) <= width
    (width,) = (c.width for c in cells(1246) if c.column.field == "number")
    number = lines_of("K-004 111, was K-004 120", Role.BODY, width, theme)
    assert number == ["K-004 111,", "was K-004 120"]
    assert lines_of("Closed 15:14", Role.BODY, width, theme) == ["Closed 15:14"]


def test_two_lines_stand_within_a_row(page: SessionListPanel) -> None:
    """A long state is painted in two lines, above and below the middle of its row."""
    view = session_list_view(Listed(now=NOW, rows=rows(1)))
    told = "To review, call due, 1 override, closed 15:14"
    page.display(replace(view, lines=(replace(view.lines[0], state=told),)))
    image = page.list.viewport().grab().toImage()
    (cell,) = (
        c for c in cells(page.list.viewport().width()) if c.column.field == "state"
    )
    columns = range(round(cell.left), round(cell.left + cell.width) - 30)
    plain = image.pixel(columns[0] - 3, 20)

    def has_ink(row: int) -> bool:
        return any(image.pixel(x, row) != plain for x in columns)

    inked = [row for row in range(2, ROW_HEIGHT - 2) if has_ink(row)]
    assert not has_ink(ROW_HEIGHT // 2)
    assert min(inked) < ROW_HEIGHT // 2 < max(inked)
