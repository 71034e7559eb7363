"""Tests of the floor that the painting of the chart is measured against."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.bench.hand_drawn import HandDrawnChart
from tests.bench.redraw import HEIGHT, WIDTH, chart_of
from ui.charts.trend_painter import paint_trend
from ui.overriding import override
from ui.theme.theme import Theme
from ui.views.trend.window import TrendWindow

KINDS = {
    "drawText": "text",
    "drawGlyphRun": "text",
    "drawStaticText": "text",
    "drawLines": "line",
    "drawRoundedRect": "cell",
    "fillRect": "area",
    "drawEllipse": "mark",
    "drawRect": "mark",
    "drawConvexPolygon": "mark",
    "drawPolygon": "mark",
    "drawPath": "mark",
}


class CountingPainter(QPainter):
    """Counts what it is asked to draw, by kind."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.drawn: Counter[str] = Counter()

    @override
    def __getattribute__(self, name: str) -> object:
        found = super().__getattribute__(name)
        if name not in KINDS:
            return found
        drawn: Counter[str] = super().__getattribute__("drawn")

        def counted(*args: object) -> object:
            lines = args[0] if name == "drawLines" else None
            drawn[KINDS[name]] += len(lines) if isinstance(lines, list) else 1
            call: Callable[..., object] = found
            return call(*args)

        return counted


@pytest.fixture
def image() -> QImage:
    return QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)


def test_the_floor_draws_as_much_as_the_chart(qtbot: QtBot, image: QImage) -> None:
    """Texts, lines, areas, cells and marks are as many by hand as by program."""
    ours = CountingPainter(image)
    view = chart_of(25, TrendWindow(120))
    paint_trend(ours, QRectF(0, 0, WIDTH, HEIGHT), view, Theme.day())
    ours.end()
    floor = CountingPainter(image)
    by_hand = HandDrawnChart(25)
    qtbot.addWidget(by_hand)
    by_hand.draw(floor)
    floor.end()
    for kind in ("text", "line", "cell", "area", "mark"):
        assert floor.drawn[kind] == pytest.approx(ours.drawn[kind], rel=0.1), kind
