from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desk import NURSE
from ui.panels.top_bar import TopBarPanel
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import Urgency
from ui.views.top_bar import (
    BOARD_TAB,
    ProgramState,
    TabView,
    board_tab,
    new_tab,
    top_bar_view,
)
from ui.widgets.button import ActionButton
from ui.widgets.top_bar import TopBar

NOW = datetime(2026, 3, 14, 14, 7, tzinfo=UTC)
TABS = (
    board_tab(3),
    TabView(id="1", text="Room 1", note="T+41min", priority="medium"),
    TabView(id="2", text="Room 2", note="before start"),
    TabView(id="3", text="Room 3", note="3min late", is_late=True),
)
VIEW = top_bar_view(
    TABS,
    "1",
    ProgramState(
        now=NOW,
        zone=ZoneInfo("Europe/London"),
        actor=NURSE,
        saving="saved",
        saved_at=NOW,
        checked_at=NOW,
    ),
)


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> TopBarPanel:
    apply_theme(qapp, Theme.day())
    made = TopBarPanel()
    qtbot.addWidget(made)
    made.resize(1920, 40)
    return made


def test_whole_words_on_the_reference_screen(bar: TopBarPanel) -> None:
    """At 1920 px every status has its whole words."""
    bar.display(VIEW)
    assert bar.status_texts() == (
        "Silent",
        "Rules engine running, checked 14:07",
        "Saved 14:07",
    )


def test_short_words_on_the_smallest_screen(bar: TopBarPanel) -> None:
    """At 1280 px words shorten, and the screen reader still gets the whole."""
    bar.display(VIEW)
    bar.resize(1280, 40)
    bar.show()
    assert bar.width() == 1280
    assert bar.status_texts()[1] == "Rules checked 14:07"
    assert bar.findChildren(TopBar)[0].sizeHint().width() <= 1280


def test_words_come_back_with_the_room(bar: TopBarPanel) -> None:
    """Widening the window brings the whole words back."""
    bar.display(VIEW)
    bar.resize(1280, 40)
    bar.show()
    bar.resize(1920, 40)
    assert bar.status_texts()[1] == "Rules engine running, checked 14:07"


def test_tabs_are_asked_for(bar: TopBarPanel, qtbot: QtBot) -> None:
    """A click on a tab asks for its session."""
    bar.display(VIEW)
    with qtbot.waitSignal(bar.tab_requested) as asked:
        QTest.mouseClick(bar.tab("3"), Qt.MouseButton.LeftButton)
    assert asked.args == ["3"]


def test_current_tab(bar: TopBarPanel) -> None:
    """The tab of the session shown is the checked one, and it moves with the view."""
    bar.display(VIEW)
    assert bar.tab("1").isChecked()
    bar.display(replace(VIEW, current=BOARD_TAB))
    assert bar.tab(BOARD_TAB).isChecked()
    assert not bar.tab("1").isChecked()


def test_tabs_speak_their_alert(bar: TopBarPanel) -> None:
    """A screen reader hears what calls attention in another room."""
    bar.display(VIEW)
    assert "medium priority alert" in bar.tab("1").accessibleDescription()
    assert "late" in bar.tab("3").accessibleDescription()


@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()], ids=["day", "night"])
def test_room_with_an_alert_is_filled_unless_it_is_shown(
    bar: TopBarPanel, qapp: QApplication, theme: Theme
) -> None:
    """The edge of the window shines for one room; the filled tab says for which."""
    apply_theme(qapp, theme)
    fill = theme.palette.alert(Urgency.MEDIUM).fill
    for current, is_filled in (("1", False), ("2", True)):
        bar.display(replace(VIEW, current=current))
        QApplication.processEvents()
        tab = bar.tab("1")
        corner = tab.grab().toImage().pixelColor(8, tab.height() // 2)
        assert (corner == fill) is is_filled


def test_fault_stays_until_it_is_gone(bar: TopBarPanel, qtbot: QtBot) -> None:
    """A fault shows a bar of its own, offers another try, and leaves with its cause."""
    bar.display(replace(VIEW, fault="The disk is full."))
    bar.show()
    assert bar.fault_bar.isVisible()
    assert bar.fault_bar.accessibleName() == "The disk is full."
    (button,) = bar.fault_bar.findChildren(ActionButton)
    with qtbot.waitSignal(bar.retry_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bar.display(VIEW)
    assert not bar.fault_bar.isVisible()


def test_rooms_come_and_go(bar: TopBarPanel) -> None:
    """Tabs follow the open sessions."""
    bar.display(VIEW)
    bar.display(replace(VIEW, tabs=TABS[:2]))
    with pytest.raises(KeyError):
        bar.tab("3")


def test_words_are_fitted_with_a_tab_that_came_later(
    bar: TopBarPanel, qtbot: QtBot
) -> None:
    """A bar that has just room is shortened once another session opens."""
    bar.resize(1280, 40)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.display(replace(VIEW, tabs=TABS[:2]))
    QApplication.processEvents()

    bar.display(replace(VIEW, tabs=(*TABS, new_tab())))
    QApplication.processEvents()

    words = bar.findChild(TopBar)
    assert words is not None
    assert words.sizeHint().width() <= bar.width()


def test_no_word_goes_that_there_is_room_for(bar: TopBarPanel) -> None:
    """Six tabs in a window of 1920 px keep the names of their rooms."""
    rooms = [TabView(id=f"{n}", text=f"Room {n}", note="T+41min") for n in range(1, 7)]
    long = replace(rooms[5], text="Room of the second floor, left")
    bar.display(replace(VIEW, tabs=(board_tab(6), *rooms[:5], long)))
    assert bar.tab("1").text() == "Room 1"


def test_nine_rooms_in_a_narrow_window_are_told_apart(bar: TopBarPanel) -> None:
    """Where their names would be cut to the same letters, the numbers alone stand."""
    rooms = [TabView(id=f"{n}", text=f"Room {n}", note="T+41min") for n in range(1, 10)]
    bar.resize(1280, 40)
    bar.display(replace(VIEW, tabs=(board_tab(9), *rooms)))
    assert [bar.tab(f"{n}").text() for n in (1, 9)] == ["1", "9"]
    assert bar.tab("9").accessibleName() == "Room 9"
