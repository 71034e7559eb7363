"""Tests of charts over many sessions: an empty plot says why, a lone time is seen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from monitor.review.cohort import Band
from tests.ui.views.figures.test_point_chart import drift, month
from ui.charts.band_painter import paint_bands
from ui.charts.point_painter import paint_points
from ui.theme.theme import Theme
from ui.views.figures.band_chart import BandChartView
from ui.views.figures.point_chart import drift_chart

_WIDE, _TALL = 900, 420
_FEW = Band(minute=0, n=9, patients=4)
_READ = Band(
    minute=45,
    n=9,
    patients=9,
    median=120,
    lower_quartile=110,
    upper_quartile=130,
    p5=100,
    p95=150,
)
THEMES = pytest.mark.parametrize("make", [Theme.day, Theme.night])
Paint = Callable[[QPainter, QRectF], None]


def painted(paint: Paint) -> QImage:
    image = QImage(_WIDE, _TALL, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, _WIDE, _TALL))
    painter.end()
    return image


def cohort(*bands: Band, theme: Theme) -> QImage:
    view = BandChartView(
        field="sbp",
        label="Systolic BP",
        unit="mmHg",
        lowest=40,
        highest=220,
        ticks=(60, 120, 180),
        bands=bands,
    )
    return painted(lambda painter, area: paint_bands(painter, area, view, theme))


def months(*of: int, theme: Theme) -> QImage:
    found = drift(*(month(n, 8 * many, many) for n, many in enumerate(of, start=1)))
    view = drift_chart(found)
    return painted(lambda painter, area: paint_points(painter, area, view, theme))


def has(image: QImage, ink: QColor, area: QRectF) -> bool:
    return any(
        image.pixel(x, y) == ink.rgb()
        for x in range(round(area.left()), round(area.right()))
        for y in range(round(area.top()), round(area.bottom()))
    )


def middle(image: QImage) -> QRectF:
    return QRectF(image.width() / 2 - 150, image.height() / 2 - 40, 300, 60)


@THEMES
def test_months_of_few_say_in_the_plot_why_it_is_empty(
    make: Callable[[], Theme],
) -> None:
    theme = make()
    empty, told = months(4, theme=theme), months(5, 5, theme=theme)
    ink = theme.palette.text
    assert has(empty, ink, middle(empty))
    assert not has(told, ink, middle(told))


@THEMES
def test_a_cohort_of_few_says_in_the_plot_why_it_is_empty(
    make: Callable[[], Theme],
) -> None:
    theme = make()
    empty, told = cohort(_FEW, theme=theme), cohort(_FEW, _READ, theme=theme)
    ink = theme.palette.text
    away = middle(empty).translated(150, 0)
    assert has(empty, ink, away)
    assert not has(told, ink, away)


@THEMES
def test_a_time_that_stands_alone_has_an_edge(make: Callable[[], Theme]) -> None:
    """Its outer band is hardly darker than the plot."""
    theme = make()
    image = cohort(_READ, theme=theme)
    plot = QRectF(88, 44, _WIDE - 88 - 32, _TALL - 44 - 76)
    x = plot.left() + plot.width() * 60 / 135
    high, low = (plot.bottom() - plot.height() * (v - 40) / 180 for v in (145, 135))
    ground = theme.palette.plot.rgb()
    beside = [image.pixel(round(x + 5), y) for y in range(round(high), round(low))]
    assert all(pixel != ground for pixel in beside)
    assert image.pixel(round(x + 9), round(high)) == ground
