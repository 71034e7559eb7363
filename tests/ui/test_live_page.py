"""Where the panels of the live page stand."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Chronicle
from tests.ui.live_screen import LiveScreen
from tests.ui.views.test_elsewhere import room
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import PAGE_MARGIN, RING
from ui.views.trend.window import WHOLE


def _seen(pane: QWidget | None, window: QWidget) -> QRect:
    """What is painted of a pane that keeps the margin of a ring."""
    assert pane is not None
    return QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)], ids=["1080", "720"])
def test_panels_line_up(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """Card, chart and strip begin at the margin; card and chart are 8 px apart."""
    apply_theme(qapp, Theme.day())
    screen = LiveScreen(qapp, size)
    qtbot.addWidget(screen.window)
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    screen.show(chronicle, 11)
    live, window = screen.vigil.parts.live, screen.window
    card = _seen(live.alert_bar.card, window)
    strip = _seen(live.strip.currentWidget(), window)
    ring = (RING, RING, -RING, -RING)
    chart = _seen(live.chart, window).adjusted(*ring)
    assert (card.left(), chart.left(), strip.left()) == (PAGE_MARGIN,) * 3
    assert chart.top() - card.bottom() == 9
    assert strip.top() - chart.bottom() == 9
    right = chart.right()
    if live.timeline.isVisible():
        timeline = _seen(live.timeline, window).adjusted(0, RING, -RING, -RING)
        assert (timeline.top(), timeline.bottom()) == (chart.top(), chart.bottom())
        right = timeline.right()
    assert card.right() == strip.right() == right == size[0] - PAGE_MARGIN - 1


def test_card_and_bar_of_another_room_leave_the_chart_its_lanes(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """At 1280x720 both leave the 190 px that every lane needs for its value."""
    apply_theme(qapp, Theme.day())
    screen = LiveScreen(qapp, (1280, 720))
    qtbot.addWidget(screen.window)
    screen.vigil.store.take(room(2, 11))
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    screen.show(chronicle, 11)
    assert screen.vigil.parts.elsewhere.isVisible()
    assert screen.vigil.parts.live.alert_bar.isVisible()
    assert screen.vigil.parts.live.chart.height() - 2 * RING >= 190


def test_the_checks_before_leaving_never_lie_over_a_closed_session(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """Also where it was closed while they were prepared, and while it is replayed."""
    apply_theme(qapp, Theme.day())
    screen = LiveScreen(qapp, (1280, 720))
    qtbot.addWidget(screen.window)
    chronicle = Chronicle().start()
    chronicle.observe(10, "118/72 70 98 14 5 0 1 0")
    screen.show(chronicle, 42)
    live = screen.vigil.parts.live
    screen.vigil.screens.prepare_end(is_wanted=True)
    QApplication.processEvents()
    assert live.ending.isVisible()
    assert screen.vigil.screens.looking.window.span != WHOLE
    chronicle.close(43)
    screen.show(chronicle, 44)
    assert not live.ending.isVisible()
    assert screen.vigil.screens.looking.window.span == WHOLE
    live.swap_column()
    assert live.review.column.isVisible()
    assert not live.ending.isVisible()
