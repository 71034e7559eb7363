"""The focus line by key and by pointer: where it goes, what it says and opens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import CALM, Chronicle
from tests.ui.charts.stand import BP, HR, Key, Stand
from tests.ui.pointing import double_click
from ui.views.trend.focus import Focus


def test_the_first_key_announces_the_latest_reading(stand: Stand) -> None:
    """An arrow key puts the line on the latest pressure and says it."""
    stand.press(Key.Key_Left)
    assert stand.chart.focus == Focus(40, BP)
    assert stand.said == [
        "14:06, 40 minutes in, blood pressure 182 over 104, above limit 180"
    ]
    assert stand.chart.accessibleDescription() == stand.said[0]


def test_the_line_goes_by_key_and_is_announced_each_time(stand: Stand) -> None:
    """Left, down and Home move the line; each place is announced."""
    stand.press(Key.Key_Left, Key.Key_Left, Key.Key_Down, Key.Key_Home)
    assert stand.chart.focus == Focus(-14, HR)
    assert [said.split(",")[0] for said in stand.said] == [
        "14:06",
        "13:56",
        "13:56",
        "13:12",
    ]


def test_shift_goes_on_in_the_neighbouring_lane(stand: Stand) -> None:
    """With Shift the next reading is one of the lane below."""
    stand.press(Key.Key_Home, Key.Key_Left)
    QTest.keyClick(stand.chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert stand.chart.focus == Focus(-9, HR)


def test_enter_opens_the_set_under_the_line(stand: Stand) -> None:
    """Enter asks for the set of that time."""
    stand.press(Key.Key_Left, Key.Key_Left, Key.Key_Return)
    assert stand.opened == [stand.chronicle.session.sets[-2].id]


def test_enter_without_a_line_opens_nothing(stand: Stand) -> None:
    """Without a focus line there is no set to open."""
    stand.press(Key.Key_Return)
    assert stand.opened == []


def test_escape_takes_the_line_away(stand: Stand) -> None:
    """Esc hides the line and nothing else."""
    stand.press(Key.Key_Left, Key.Key_Escape)
    assert stand.chart.focus is None


def test_copying_takes_the_row_along(stand: Stand) -> None:
    """Ctrl+C asks for a copy of the row of the line."""
    stand.press(Key.Key_Left)
    QTest.keyClick(stand.chart, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    (row,) = stand.copied
    assert row.split("\t")[:2] == ["14:06", "T+40min"]
    assert "182/104" in row.split("\t")


def test_the_line_draws_the_window_after_it(qtbot: QtBot) -> None:
    """Moved to a reading outside the window, the line brings it in."""
    chronicle = Chronicle().start()
    for minute in range(10, 120, 10):
        chronicle.observe(minute, CALM)
    stand = Stand(chronicle, 112, qtbot)
    assert not stand.view.frame.holds(-14)
    stand.press(Key.Key_Left, Key.Key_Home)
    assert stand.view.frame.holds(-14)
    assert stand.chart.focus == Focus(-14, BP)


def test_new_data_leaves_the_line_in_place(stand: Stand) -> None:
    """While alerts and readings arrive, the line stays at its time."""
    stand.press(Key.Key_Left)
    stand.chronicle.observe(50, CALM)
    stand.minute = 51
    stand.show()
    assert stand.chart.focus == Focus(40, BP)


def test_the_dose_start_moves_the_line_away(qtbot: QtBot) -> None:
    """When counting begins anew at the dose start, an old place means nothing."""
    chronicle = Chronicle().open()
    chronicle.observe(-14, CALM)
    stand = Stand(chronicle, -10, qtbot)
    stand.press(Key.Key_Left)
    assert stand.chart.focus is not None
    chronicle.infuse(0, "started", "51.3")
    stand.minute = 1
    stand.show()
    assert stand.chart.focus is None


def test_the_pointer_takes_a_reading_nearby(stand: Stand) -> None:
    """Hovering near a reading puts the line on it, in the lane under the pointer."""
    QTest.mouseMove(stand.chart, stand.point(29.5, HR))
    assert stand.chart.focus == Focus(30, HR)


def test_the_pointer_in_a_gap_takes_no_reading(stand: Stand) -> None:
    """Hovering between readings puts the line where the pointer is."""
    QTest.mouseMove(stand.chart, stand.point(25, HR))
    focus = stand.chart.focus
    assert focus is not None
    assert focus.minute == pytest.approx(25, abs=0.1)
    assert focus.minute not in {column.minute for column in stand.view.columns}


def test_beside_the_plot_there_is_no_line(stand: Stand) -> None:
    """Over the labels the pointer leads to no time."""
    QTest.mouseMove(stand.chart, stand.point(29.5, HR))
    QTest.mouseMove(stand.chart, QPoint(60, 100))
    assert stand.chart.focus is None


def test_a_double_click_opens_the_set(stand: Stand) -> None:
    """What Enter does, a double click does too."""
    place = stand.point(30, HR)
    QTest.mouseMove(stand.chart, place)
    double_click(stand.chart, place)
    assert stand.opened == [stand.chronicle.session.sets[-2].id]


def test_a_click_keeps_the_line_and_says_it(stand: Stand) -> None:
    """A click puts the line down, so that it stays when the pointer leaves."""
    QTest.mouseClick(stand.chart, Qt.MouseButton.LeftButton, pos=stand.point(30, HR))
    QTest.mouseMove(stand.chart, QPoint(60, 100))
    assert stand.chart.focus == Focus(30, HR)
    assert stand.said == ["13:56, 30 minutes in, heart rate 70"]
