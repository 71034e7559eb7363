"""Tests of ui.charts.trend_chart: keys, pointer, table, window."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import CALM, Chronicle
from tests.ui.views.trend_scene import seen
from ui.charts.chart_button import TARGET, ChartButton
from ui.charts.trend_chart import TrendChart
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import RING
from ui.views.trend.focus import Focus
from ui.views.trend.window import WHOLE, TrendWindow
from ui.widgets.button import ActionButton

BP, HR = 1, 2
Key = Qt.Key


class Stand:
    """A chart on a stand that answers its wishes as the window does."""

    def __init__(self, chronicle: Chronicle, minute: float, qtbot: QtBot) -> None:
        self.chronicle = chronicle
        self.minute = minute
        self.window = TrendWindow()
        self.said: list[str] = []
        self.opened: list[UUID] = []
        self.chart = TrendChart()
        qtbot.addWidget(self.chart)
        self.chart.announced.connect(self.said.append)
        self.chart.set_requested.connect(self.opened.append)
        self.chart.window_requested.connect(self.answer)
        self.chart.resize(1416 + 2 * RING, 624 + 2 * RING)
        self.chart.show()
        self.show()

    def show(self) -> None:
        self.view = seen(self.chronicle, self.minute, self.window)
        self.chart.display(self.view)

    def answer(self, window: TrendWindow) -> None:
        self.window = window
        self.show()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.chart, key)

    def point(self, minute: float, lane: int) -> QPoint:
        """Where a minute of a lane is on the widget."""
        layout = self.chart._canvas.layout_of(self.view)
        frame = self.view.frame
        share = (minute - frame.start) / frame.width
        x = layout.plot_left + share * (layout.plot_right - layout.plot_left)
        return QPoint(round(x) + RING, round(layout.lanes[lane].middle) + RING)

    def button(self, name: str) -> ChartButton | ActionButton:
        children: list[ChartButton | ActionButton] = [
            *self.chart.findChildren(ChartButton),
            *self.chart.findChildren(ActionButton),
        ]
        return next(b for b in children if b.accessibleName() == name)


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    chronicle = Chronicle().start()
    for minute in (10, 20, 30):
        chronicle.observe(minute, CALM)
    chronicle.observe(40, "182/104 86 97 13 4")
    return Stand(chronicle, 41, qtbot)


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
    """Ctrl+C puts the row of the line on the clipboard."""
    stand.press(Key.Key_Left)
    QTest.keyClick(stand.chart, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[:2] == ["14:06", "T+40min"]
    assert "182/104" in copied
    assert stand.said[-1] == "Row copied"


def test_plus_and_minus_change_the_width(stand: Stand) -> None:
    """Minus widens the window, plus narrows it; new data never does."""
    stand.press(Key.Key_Minus)
    assert stand.window.span == 120
    stand.press(Key.Key_Plus, Key.Key_Plus)
    assert stand.window.span == 45
    stand.press(Key.Key_Minus, Key.Key_Minus, Key.Key_Minus)
    assert stand.window.span == WHOLE


def test_scrolling_back_offers_the_way_to_now(stand: Stand) -> None:
    """Once scrolled back a button leads to now, and so does End."""
    back = stand.button("Back to now")
    assert back.isHidden()
    stand.press(Key.Key_PageUp)
    assert stand.view.frame.start == -45
    assert not back.isHidden()
    back.click()
    assert stand.window == TrendWindow()
    assert back.isHidden()
    stand.press(Key.Key_PageUp, Key.Key_End)
    assert stand.window == TrendWindow()
    assert stand.chart.focus == Focus(40, BP)


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
    QTest.mouseDClick(stand.chart, Qt.MouseButton.LeftButton, pos=place)
    assert stand.opened == [stand.chronicle.session.sets[-2].id]


def test_a_click_keeps_the_line_and_says_it(stand: Stand) -> None:
    """A click puts the line down, so that it stays when the pointer leaves."""
    QTest.mouseClick(stand.chart, Qt.MouseButton.LeftButton, pos=stand.point(30, HR))
    QTest.mouseMove(stand.chart, QPoint(60, 100))
    assert stand.chart.focus == Focus(30, HR)
    assert stand.said == ["13:56, 30 minutes in, heart rate 70"]


def test_t_swaps_to_the_table_and_back(stand: Stand) -> None:
    """T shows the table twin at the time of the line, and T the chart again."""
    stand.press(Key.Key_Left, Key.Key_Left, Key.Key_T)
    assert stand.chart.shows_table
    table = stand.chart._table
    assert table.minute() == 30
    QTest.keyClick(table, Key.Key_Return)
    assert stand.opened == [stand.chronicle.session.sets[-2].id]
    QTest.keyClick(table, Key.Key_T)
    assert not stand.chart.shows_table


def test_the_table_copies_its_row(stand: Stand) -> None:
    """Ctrl+C in the table copies the current row."""
    stand.press(Key.Key_T)
    table = stand.chart._table
    QTest.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("14:06\tT+40min")


def test_the_table_stays_where_it_stood(stand: Stand) -> None:
    """A reading that arrives does not move the row one is reading."""
    stand.press(Key.Key_Left, Key.Key_Left, Key.Key_T)
    stand.chronicle.observe(50, CALM)
    stand.minute = 51
    stand.show()
    assert stand.chart._table.minute() == 30


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Earlier", lambda s: s.view.frame.start == -45),
        ("Wider window", lambda s: s.window.span == 120),
        ("Narrower window", lambda s: s.window.span == 45),
        ("Table", lambda s: s.chart.shows_table),
    ],
)
def test_every_window_key_has_its_button(
    stand: Stand, name: str, outcome: Callable[[Stand], bool]
) -> None:
    """What a key does to window and table, a button does too."""
    stand.button(name).click()
    assert outcome(stand)


@pytest.mark.parametrize("height", [270, 366, 630, 726])
def test_buttons_are_large_enough_and_inside(stand: Stand, height: int) -> None:
    """At every height the buttons are 36 px targets within the chart, apart."""
    stand.chart.resize(1254, height)
    stand.show()
    shown = [b for b in stand.chart.findChildren(ChartButton) if b.isVisible()]
    assert len(shown) == 5
    for button in shown:
        assert button.width() >= TARGET
        assert button.height() >= TARGET
        assert stand.chart.rect().contains(button.geometry())
        others = [b for b in shown if b is not button]
        assert not any(button.geometry().intersects(o.geometry()) for o in others)


def test_the_wheel_changes_nothing(stand: Stand) -> None:
    """Neither window nor line answers the wheel."""
    place = QPointF(stand.point(30, HR))
    turned = QWheelEvent(
        place,
        place,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(stand.chart, turned)
    assert stand.window == TrendWindow()
    assert stand.chart.focus is None


def test_other_keys_go_on_to_the_window(stand: Stand) -> None:
    """A digit typed on the chart is left for the strip."""
    typed = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_5, Qt.KeyboardModifier.NoModifier, "5"
    )
    QGuiApplication.sendEvent(stand.chart, typed)
    assert not typed.isAccepted()
    assert stand.chart.focus is None


def test_a_change_of_theme_repaints_in_its_colours(stand: Stand) -> None:
    """Switching the theme moves nothing and paints in its colours."""
    place = stand.point(25, 0)
    day = stand.chart.grab().toImage().pixelColor(place)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, Theme.night())
    night = stand.chart.grab().toImage().pixelColor(place)
    assert day == Theme.day().palette.infusion
    assert night == Theme.night().palette.infusion


def test_a_key_without_a_view_does_nothing(qtbot: QtBot) -> None:
    """Before it is given anything to show, the chart ignores keys."""
    chart = TrendChart()
    qtbot.addWidget(chart)
    for key in (Key.Key_Left, Key.Key_T, Key.Key_Return, Key.Key_Minus):
        QTest.keyClick(chart, key)
    assert chart.focus is None
    assert not chart.shows_table
