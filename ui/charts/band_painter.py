"""Paints a cohort by the minute: middle, quartiles, the outer band, and n below."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from monitor.review.cohort import Band
from ui.charts.nothing_drawn import write_nothing_drawn
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.figures.band_chart import FIRST, LAST, BandChartView
from ui.views.wording import spelled
from ui.widgets.painting import CENTRE, LEFT, RIGHT, draw_aligned

_LEFT, _RIGHT, _TOP, _BELOW = 88, 32, 44, 76
_AHEAD = 28
"""Between the name of a row and its first number, px, which stands about the edge."""

_STEP_OF_AXIS = 15
_ALONE = 5
"""Half of the width of a time that stands alone: an area has none, px."""
_ROW = 22
_LEAST_APART = 8
"""Between two numbers of the row of n, px: where they would touch, some are left."""


class _Frame(NamedTuple):
    """Where the plot lies, and its scales."""

    plot: QRectF
    view: BandChartView

    def x(self, minute: float) -> float:
        share = (minute - FIRST) / (LAST - FIRST)
        return self.plot.left() + share * self.plot.width()

    def y(self, value: float) -> float:
        """Outside the range it keeps to the nearer edge."""
        view = self.view
        share = (value - view.lowest) / (view.highest - view.lowest)
        return self.plot.bottom() - min(max(share, 0), 1) * self.plot.height()


class _Row(NamedTuple):
    """A number for each time, in the row at that place below the axis."""

    place: int
    name: str
    counts: Sequence[int]


def paint_bands(
    painter: QPainter, area: QRectF, view: BandChartView, theme: Theme
) -> None:
    """Paints the whole chart into ``area``, for screen, picture and page alike."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = _Frame(area.adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW), view)
    painter.fillRect(area, theme.palette.plot)
    _draw_axes(painter, frame, theme)
    for run in _runs(view.bands):
        _draw_run(painter, frame, theme, run)
    _draw_counts(painter, frame, theme)
    _draw_key(painter, frame, theme)
    write_nothing_drawn(painter, frame.plot, view.empty, theme)
    painter.restore()


def _runs(bands: Sequence[Band]) -> Iterator[list[Band]]:
    """Stretches without a hidden time: over that nothing is drawn."""
    for hidden, run in groupby(bands, key=lambda band: band.is_hidden):
        if not hidden:
            yield list(run)


def _draw_axes(painter: QPainter, frame: _Frame, theme: Theme) -> None:
    colours, plot = theme.palette, frame.plot
    face = (theme.font(Role.NOTE), colours.text_secondary)
    for tick in frame.view.ticks:
        y = frame.y(tick)
        painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), colours.grid)
        box = QRectF(plot.left() - _LEFT, y - 10, _LEFT - 10, 20)
        draw_aligned(painter, box, str(tick), face, RIGHT)
    for minute in range(FIRST, LAST + 1, _STEP_OF_AXIS):
        x = frame.x(minute)
        line = colours.divider if minute == 0 else colours.grid
        painter.fillRect(QRectF(round(x), plot.top(), 1, plot.height()), line)
        box = QRectF(x - 40, plot.bottom() + 4, 80, 20)
        words = "start" if minute == 0 else f"{minute:d}".replace("-", "\N{MINUS SIGN}")
        draw_aligned(painter, box, words, face, CENTRE)
    box = QRectF(plot.left() - _LEFT, plot.bottom() + 4, _LEFT - _AHEAD, 20)
    draw_aligned(painter, box, "min", face, RIGHT)


def _draw_run(
    painter: QPainter, frame: _Frame, theme: Theme, run: Sequence[Band]
) -> None:
    """One time on its own is a box, since an area of no width would not be seen."""
    colours = theme.palette
    outer = [(b.minute, b.p5, b.p95) for b in run]
    inner = [(b.minute, b.lower_quartile, b.upper_quartile) for b in run]
    _fill(painter, frame, outer, colours.band_baseline, colours.control)
    _fill(painter, frame, inner, colours.ghost, colours.control)
    points = [QPointF(frame.x(b.minute), frame.y(b.median or 0)) for b in run]
    painter.setPen(QPen(colours.text, 2))
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(colours.text)
    painter.setPen(Qt.PenStyle.NoPen)
    for point in points:
        painter.drawEllipse(point, 3, 3)


def _fill(
    painter: QPainter,
    frame: _Frame,
    edges: Iterable[tuple[int, float | None, float | None]],
    colour: QColor,
    edge: QColor,
) -> None:
    told = [
        (m, low, high) for m, low, high in edges if low is not None and high is not None
    ]
    painter.setBrush(colour)
    if len(told) == 1:
        ((minute, low, high),) = told
        x, top = frame.x(minute), frame.y(high)
        painter.setPen(QPen(edge, 1))
        painter.drawRect(QRectF(x - _ALONE, top, 2 * _ALONE, frame.y(low) - top))
        return
    above = [QPointF(frame.x(m), frame.y(high)) for m, _, high in told]
    below = [QPointF(frame.x(m), frame.y(low)) for m, low, _ in reversed(told)]
    painter.setPen(QPen(colour, 3))
    painter.drawPolygon(QPolygonF([*above, *below]))
    painter.setPen(QPen(edge, 1))
    for line in (above, below):
        painter.drawPolyline(QPolygonF(line))


def _draw_counts(painter: QPainter, frame: _Frame, theme: Theme) -> None:
    """How many sessions were read at each time, below it; a dash for too few.

    Below them how many patients these are of, where that is anywhere another number.
    """
    bands = frame.view.bands
    if not frame.view.has_patients_apart:
        _draw_row(painter, frame, theme, _Row(1, "n", [b.n for b in bands]))
        return
    _draw_row(painter, frame, theme, _Row(1, "sessions", [b.n for b in bands]))
    patients = [b.patients for b in bands]
    _draw_row(painter, frame, theme, _Row(2, "patients", patients))


def _draw_row(painter: QPainter, frame: _Frame, theme: Theme, row: _Row) -> None:
    colours, plot = theme.palette, frame.plot
    font = theme.font(Role.NOTE)
    top = plot.bottom() + 4 + row.place * _ROW
    head = QRectF(plot.left() - _LEFT, top, _LEFT - _AHEAD, 20)
    draw_aligned(painter, head, row.name, (font, colours.text_secondary), RIGHT)
    metrics, last = QFontMetricsF(font), plot.left() - _LEFT
    for band, count in zip(frame.view.bands, row.counts, strict=True):
        words = "\N{EN DASH}" if band.is_hidden else f"{count:,}"
        half = metrics.horizontalAdvance(words) / 2
        x = frame.x(band.minute)
        if x - half < last + _LEAST_APART:
            continue
        box = QRectF(x - half - 1, top, 2 * half + 2, 20)
        draw_aligned(painter, box, words, (font, colours.text), CENTRE)
        last = x + half


def _draw_key(painter: QPainter, frame: _Frame, theme: Theme) -> None:
    colours, plot = theme.palette, frame.plot
    view = frame.view
    label = spelled(f"{view.label} ({view.unit})" if view.unit else view.label)
    font = theme.font(Role.LABEL)
    draw_aligned(
        painter,
        QRectF(plot.left(), plot.top() - 36, plot.width() / 3, 28),
        label,
        (font, colours.text),
        LEFT,
    )
    note = theme.font(Role.NOTE)
    x = plot.right()
    for words, colour in (
        ("5 to 95 %", colours.band_baseline),
        ("quartiles", colours.ghost),
        ("median", colours.text),
    ):
        width = QFontMetricsF(note).horizontalAdvance(words)
        x -= width
        box = QRectF(x, plot.top() - 36, width + 1, 28)
        draw_aligned(painter, box, words, (note, colours.text_secondary), LEFT)
        x -= 22
        painter.setPen(QPen(colours.control, 1))
        painter.setBrush(colour)
        if colour is colours.text:
            painter.fillRect(QRectF(x, plot.top() - 23, 16, 2), colour)
        else:
            painter.drawRect(QRectF(x + 0.5, plot.top() - 27.5, 15, 11))
        x -= 18
