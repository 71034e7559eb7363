"""Paints shares with their intervals, the limits of chance, and n below each."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from ui.charts.nothing_drawn import write_nothing_drawn
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.figures.point_chart import ChartPoint, PointChartView
from ui.views.figures.words import percent
from ui.views.wording import spelled
from ui.widgets.painting import CENTRE, LEFT, RIGHT, draw_aligned

_LEFT, _RIGHT, _TOP, _BELOW = 88, 40, 48, 84
_TICKS = 5
_CAP, _DOT, _BEYOND = 5.0, 4.5, 9.0
_LEAST_APART = 8
_ROW = 22
_ROWS = ("at", "told", "n")


class _Frame(NamedTuple):
    painter: QPainter
    plot: QRectF
    view: PointChartView
    theme: Theme

    def x(self, place: float) -> float:
        return self.plot.left() + (place + 0.5) * self.wide

    @property
    def wide(self) -> float:
        return self.plot.width() / max(len(self.view.points), 1)

    def y(self, share: float) -> float:
        view = self.view
        part = min(max((share - view.bottom) / (view.top - view.bottom), 0), 1)
        return self.plot.bottom() - part * self.plot.height()


def paint_points(
    painter: QPainter, area: QRectF, view: PointChartView, theme: Theme
) -> None:
    """Paints the whole chart into ``area``, for screen, picture and page alike."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plot = area.adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW)
    frame = _Frame(painter, plot, view, theme)
    painter.fillRect(area, theme.palette.plot)
    _draw_axis(frame)
    for place, point in enumerate(view.points):
        _draw_limits(frame, place, point)
    _draw_centre(frame)
    _draw_joined(frame)
    for place, point in enumerate(view.points):
        _draw_point(frame, place, point)
    _draw_below(frame)
    _draw_title(frame)
    write_nothing_drawn(painter, plot, view.empty, theme)
    painter.restore()


def _draw_axis(frame: _Frame) -> None:
    colours = frame.theme.palette
    face = (frame.theme.font(Role.NOTE), colours.text_secondary)
    for tick in range(_TICKS + 1):
        view = frame.view
        share = view.bottom + (view.top - view.bottom) * tick / _TICKS
        y = frame.y(share)
        line = QRectF(frame.plot.left(), round(y), frame.plot.width(), 1)
        frame.painter.fillRect(line, colours.grid)
        box = QRectF(frame.plot.left() - _LEFT, y - 10, _LEFT - 10, 20)
        draw_aligned(frame.painter, box, f"{share * 100:g} %", face, RIGHT)


def _draw_limits(frame: _Frame, place: int, point: ChartPoint) -> None:
    """Wider where there are fewer, so a step for each."""
    if point.limits is None or point.is_hidden:
        return
    colours = frame.theme.palette
    top, bottom = frame.y(point.limits[1]), frame.y(point.limits[0])
    left = frame.plot.left() + place * frame.wide
    box = QRectF(left, top, frame.wide, max(bottom - top, 1))
    frame.painter.fillRect(box, colours.band_baseline)
    frame.painter.setPen(QPen(colours.control, 1))
    ends = (left, left + frame.wide)
    frame.painter.drawLines([QLineF(ends[0], y, ends[1], y) for y in (top, bottom)])


def _draw_centre(frame: _Frame) -> None:
    if frame.view.centre is None:
        return
    pen = QPen(frame.theme.palette.text_secondary, 1.4)
    pen.setDashPattern([5, 4])
    y = frame.y(frame.view.centre)
    frame.painter.setPen(pen)
    frame.painter.drawLine(QLineF(frame.plot.left(), y, frame.plot.right(), y))


def _draw_joined(frame: _Frame) -> None:
    """Only neighbours that are both told; a share that only grows goes in steps."""
    run: list[QPointF] = []
    frame.painter.setPen(QPen(frame.theme.palette.text, 1.6))
    for place, point in enumerate(frame.view.points):
        if point.share is None or point.is_hidden:
            frame.painter.drawPolyline(QPolygonF(run))
            run = []
            continue
        at = QPointF(frame.x(place), frame.y(point.share))
        if run and frame.view.is_stepped:
            run.append(QPointF(at.x(), run[-1].y()))
        run.append(at)
    frame.painter.drawPolyline(QPolygonF(run))


def _draw_point(frame: _Frame, place: int, point: ChartPoint) -> None:
    if point.share is None or point.is_hidden:
        return
    painter, colours = frame.painter, frame.theme.palette
    x, y = frame.x(place), frame.y(point.share)
    if point.low is not None and point.high is not None:
        top, bottom = frame.y(point.high), frame.y(point.low)
        painter.setPen(QPen(colours.text_secondary, 1.4))
        caps = [QLineF(x - _CAP, end, x + _CAP, end) for end in (top, bottom)]
        painter.drawLines([QLineF(x, top, x, bottom), *caps])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.text)
    painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
    if point.is_beyond:
        painter.setPen(QPen(colours.text, 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), _BEYOND, _BEYOND)


def _draw_below(frame: _Frame) -> None:
    """When, and of how many, as often as there is room for."""
    colours, plot = frame.theme.palette, frame.plot
    font = frame.theme.font(Role.NOTE)
    metrics = QFontMetricsF(font)
    for row, told in enumerate(_ROWS):
        top = plot.bottom() + 6 + row * _ROW
        head = QRectF(plot.left() - _LEFT, top, _LEFT - 10, 20)
        name = frame.view.n_of if told == "n" else ""
        draw_aligned(frame.painter, head, name, (font, colours.text_secondary), RIGHT)
        last = plot.left() - _LEAST_APART
        for place, point in enumerate(frame.view.points):
            words = str(getattr(point, told))
            half = metrics.horizontalAdvance(words) / 2
            x = frame.x(place)
            if x - half < last + _LEAST_APART:
                continue
            box = QRectF(x - half - 1, top, 2 * half + 2, 20)
            draw_aligned(frame.painter, box, words, (font, colours.text), CENTRE)
            last = x + half


def _draw_title(frame: _Frame) -> None:
    plot, colours = frame.plot, frame.theme.palette
    box = QRectF(plot.left(), plot.top() - 40, plot.width(), 28)
    face = (frame.theme.font(Role.LABEL), colours.text)
    draw_aligned(frame.painter, box, spelled(frame.view.title), face, LEFT)
    note = (frame.theme.font(Role.NOTE), colours.text_secondary)
    told = [frame.view.place]
    if frame.view.centre is not None:
        told.insert(0, f"all months {percent(frame.view.centre)}")
    words = " · ".join(part for part in told if part)
    draw_aligned(frame.painter, box, words, note, RIGHT)
