"""The window, the table and the buttons of the chart, and what it leaves alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import CALM
from tests.ui.charts.stand import BP, HR, Key, Stand
from ui.charts.chart_button import TARGET, ChartButton
from ui.charts.sheet import Sheet
from ui.charts.trend_chart import TrendChart
from ui.theme.fonts import Role
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import RING
from ui.views.trend.focus import Focus
from ui.views.trend.window import WHOLE, TrendWindow


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
    """Ctrl+C in the table asks for a copy of the current row."""
    stand.press(Key.Key_T)
    table = stand.chart._table
    QTest.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    (row,) = stand.copied
    assert row.startswith("14:06\tT+40min")


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


@pytest.mark.parametrize("mode", [Theme.day(), Theme.night()], ids=["day", "night"])
@pytest.mark.parametrize("height", [170, 200, 246, 360])
def test_buttons_of_a_low_axis_cover_no_words(
    stand: Stand, height: int, mode: Theme
) -> None:
    """They stand between the name of the events and the plot, not by the effects."""
    stand.chart.resize(1246 + 2 * RING, height + 2 * RING)
    layout = stand.chart._canvas.layout_of(stand.view)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet = Sheet(painter, mode, layout, stand.view)
    name = 16 + sheet.width(Role.LABEL, "Events")
    painter.end()
    names = ("Earlier", "Later", "Wider window", "Narrower window", "Table")
    for face in (stand.button(name).geometry() for name in names):
        assert min(face.width(), face.height()) >= 36
        assert RING + name < face.left()
        assert face.right() < RING + layout.plot_left
        assert face.top() >= RING + layout.lanes[-1].top - 1


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
