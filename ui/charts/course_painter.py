"""Paints the sessions of a course side by side, their figures and scores below."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_FIELD, Palette
from ui.views.session_page.course import (
    NO_DOSE,
    CourseLane,
    CoursePanel,
    CoursePoint,
    CourseView,
)
from ui.views.session_page.course_rows import ScoreRow
from ui.widgets.painting import CENTRE, LEFT, RIGHT, draw_aligned

_LABELS, _TICKS = 168, 44
_SIDE, _GAP = 12, 10
_FEWEST = 3
"""One or two sessions are drawn as wide as of three, and not across the page."""
_TITLE, _AXIS, _ROW, _SCORE = 46, 26, 24, 62
_SHARES = {"double T": 2.2}
_LEAST_LANE = 44
_INSET = 7
_TICK_TALL = 17
_DOT, _CAP = 2.6, 3.5


class CoursePlaces(NamedTuple):
    """Where each panel stands, from its title to the last row."""

    panels: tuple[QRectF, ...]
    lanes: tuple[tuple[float, float], ...]
    axis: float
    rows: float
    scores: float


class _Sheet(NamedTuple):
    painter: QPainter
    view: CourseView
    theme: Theme
    places: CoursePlaces

    @property
    def colours(self) -> Palette:
        return self.theme.palette


def least_height(view: CourseView) -> int:
    """In which every lane can still be read, px."""
    shares = sum(_share(lane) for lane in view.lanes)
    return round(_TITLE + shares * _LEAST_LANE + _below(view))


def places(view: CourseView, area: QRectF) -> CoursePlaces:
    slots = max(len(view.panels), _FEWEST)
    wide = (area.width() - _LABELS - _SIDE) / slots
    panels = tuple(
        QRectF(
            area.left() + _LABELS + place * wide,
            area.top(),
            wide - _GAP,
            area.height(),
        )
        for place in range(len(view.panels))
    )
    room = area.height() - _TITLE - _below(view)
    unit = room / max(sum(_share(lane) for lane in view.lanes), 1)
    lanes, top = [], area.top() + _TITLE
    for lane in view.lanes:
        lanes.append((top, top + unit * _share(lane)))
        top = lanes[-1][1]
    rows = top + _AXIS
    return CoursePlaces(panels, tuple(lanes), top, rows, rows + _ROW * len(view.rows))


def paint_course(
    painter: QPainter,
    area: QRectF,
    view: CourseView,
    theme: Theme,
    *,
    has_focus: bool = False,
) -> None:
    """The whole of it into ``area``, for screen and picture alike."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, theme.palette.plot)
    sheet = _Sheet(painter, view, theme, places(view, area))
    _draw_labels(sheet, area)
    for place, panel in enumerate(view.panels):
        _draw_panel(sheet, place, panel)
    for place, row in enumerate(view.scores):
        _draw_scores(sheet, area, place, row)
    _draw_marked(sheet, has_focus=has_focus)
    painter.restore()


def _share(lane: CourseLane) -> float:
    return _SHARES.get(lane.symbol, 1.0)


def _below(view: CourseView) -> float:
    return _AXIS + _ROW * len(view.rows) + _SCORE * len(view.scores) + 4


def _draw_labels(sheet: _Sheet, area: QRectF) -> None:
    """What each lane and row is, once for all sessions, and the ticks of the lanes."""
    colours, theme = sheet.colours, sheet.theme
    label = (theme.font(Role.LABEL), colours.text)
    note = (theme.font(Role.NOTE), colours.text_secondary)
    for lane, (top, bottom) in zip(sheet.view.lanes, sheet.places.lanes, strict=True):
        _rule(sheet, area, top)
        left = QRectF(area.left() + _SIDE, top + 4, _LABELS - _TICKS, 20)
        draw_aligned(sheet.painter, left, lane.label, label, LEFT)
        if lane.unit:
            draw_aligned(sheet.painter, left.translated(0, 18), lane.unit, note, LEFT)
        for tick in _ticks(lane, (top, bottom)):
            y = _y(lane, (top, bottom), tick)
            box = QRectF(area.left() + _LABELS - _TICKS - 8, y - 9, _TICKS, 18)
            draw_aligned(sheet.painter, box, str(tick), note, RIGHT)
    _rule(sheet, area, sheet.places.axis)
    box = QRectF(area.left() + _SIDE, sheet.places.axis + 2, _LABELS, _AXIS - 4)
    draw_aligned(sheet.painter, box, "min since start", note, LEFT)
    for place, row in enumerate(sheet.view.rows):
        y = sheet.places.rows + place * _ROW
        _rule(sheet, area, y)
        box = QRectF(area.left() + _SIDE, y, _LABELS - _SIDE, _ROW)
        draw_aligned(sheet.painter, box, row.label, note, LEFT)


def _ticks(lane: CourseLane, span: tuple[float, float]) -> list[int]:
    """From the highest as many as do not touch."""
    found: list[int] = []
    for tick in reversed(lane.ticks):
        is_first = not found
        if is_first or _y(lane, span, tick) - _y(lane, span, found[-1]) >= _TICK_TALL:
            found.append(tick)
    return found


def _rule(sheet: _Sheet, area: QRectF, y: float) -> None:
    line = QRectF(area.left(), round(y), area.width(), 1)
    sheet.painter.fillRect(line, sheet.colours.grid)


def _draw_panel(sheet: _Sheet, place: int, panel: CoursePanel) -> None:
    colours, theme = sheet.colours, sheet.theme
    box = sheet.places.panels[place]
    title = QRectF(box.left(), box.top() + 4, box.width(), _TITLE - 8)
    if panel.is_shown:
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(colours.selected)
        sheet.painter.drawRoundedRect(title, RADIUS_FIELD, RADIUS_FIELD)
    upper = QRectF(title.left() + 6, title.top() + 2, title.width() - 12, 18)
    face = (theme.font(Role.LABEL), colours.text)
    draw_aligned(sheet.painter, upper, panel.title, face, LEFT)
    note = (theme.font(Role.NOTE), colours.text_secondary)
    draw_aligned(sheet.painter, upper.translated(0, 17), panel.protocol, note, LEFT)
    for lane, span, points in zip(
        sheet.view.lanes, sheet.places.lanes, panel.points, strict=True
    ):
        _draw_lane(sheet, box, lane, span, points)
    _draw_axis(sheet, box)
    if not any(panel.points):
        middle = QRectF(box.left(), sheet.places.lanes[0][0] + 8, box.width(), 20)
        draw_aligned(sheet.painter, middle, NO_DOSE, note, CENTRE)
    for nth, row in enumerate(sheet.view.rows):
        cell = QRectF(box.left(), sheet.places.rows + nth * _ROW, box.width(), _ROW)
        strong = (theme.font(Role.LABEL if nth == 0 else Role.DETAIL), colours.text)
        draw_aligned(sheet.painter, cell, row.values[place], strong, CENTRE)


def _draw_lane(
    sheet: _Sheet,
    box: QRectF,
    lane: CourseLane,
    span: tuple[float, float],
    points: tuple[CoursePoint, ...],
) -> None:
    painter, colours = sheet.painter, sheet.colours
    for area in lane.limits:
        fill = colours.band_red if area.priority == "high" else colours.band_amber
        top, bottom = _y(lane, span, area.high), _y(lane, span, area.low)
        painter.fillRect(QRectF(box.left(), top, box.width(), bottom - top), fill)
    start = _x(sheet, box, 0)
    high = span[1] - span[0]
    painter.fillRect(QRectF(round(start), span[0], 1, high), colours.divider)
    ink = _ink(colours, lane)
    for point in points:
        x = _x(sheet, box, point.minute)
        if lane.is_scale:
            _draw_bar(sheet, lane, span, (x, point.value))
        elif point.lower is not None:
            top, low = _y(lane, span, point.value), _y(lane, span, point.lower)
            _draw_stem(painter, ink, x, (top, low))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(x, _y(lane, span, point.value)), _DOT, _DOT)
        if point.value > lane.highest:
            caret = shapes.caret_up(QPointF(x, span[0] + 5), 8)
            painter.setPen(QPen(ink, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(caret)


def _draw_stem(
    painter: QPainter, ink: QColor, x: float, ends: tuple[float, float]
) -> None:
    painter.setPen(QPen(ink, 1.6))
    lines = [QLineF(x, ends[0], x, ends[1])]
    lines += [QLineF(x - _CAP, y, x + _CAP, y) for y in ends]
    painter.drawLines(lines)


def _draw_bar(
    sheet: _Sheet, lane: CourseLane, span: tuple[float, float], at: tuple[float, float]
) -> None:
    """As high as the score; of nought a line on the ground."""
    x, value = at
    floor = _y(lane, span, lane.lowest)
    top = min(_y(lane, span, value), floor - 1.5)
    bar = QRectF(x - 2.5, top, 5, floor - top)
    sheet.painter.fillRect(bar, sheet.colours.scales)


def _draw_axis(sheet: _Sheet, box: QRectF) -> None:
    view, colours = sheet.view, sheet.colours
    note = (sheet.theme.font(Role.NOTE), colours.text_secondary)
    step = 60 if box.width() < 260 else 30
    for minute in range(0, view.end + 1, step):
        x = _x(sheet, box, minute)
        cell = QRectF(x - 30, sheet.places.axis + 2, 60, _AXIS - 4)
        draw_aligned(sheet.painter, cell, str(minute), note, CENTRE)


def _draw_scores(sheet: _Sheet, area: QRectF, nth: int, row: ScoreRow) -> None:
    """A dot for each session on the range of the form, joined in order of time."""
    painter, colours, theme = sheet.painter, sheet.colours, sheet.theme
    top = sheet.places.scores + nth * _SCORE
    _rule(sheet, area, top)
    left = QRectF(area.left() + _SIDE, top + 6, _LABELS - _SIDE, 20)
    face = (theme.font(Role.LABEL), colours.text)
    draw_aligned(painter, left, row.label, face, LEFT)
    note = (theme.font(Role.NOTE), colours.text_secondary)
    extent = f"{row.lowest} to {row.highest}"
    draw_aligned(painter, left.translated(0, 18), extent, note, LEFT)
    floor, room = top + _SCORE - 9, _SCORE - 34
    found = []
    for box, total in zip(sheet.places.panels, row.totals, strict=True):
        if total is not None:
            share = (total - row.lowest) / max(row.highest - row.lowest, 1)
            found.append((QPointF(box.center().x(), floor - share * room), total))
    painter.setPen(QPen(colours.scales, 1.4))
    painter.drawPolyline(QPolygonF([point for point, _ in found]))
    for point, total in found:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.scales)
        painter.drawEllipse(point, 3.5, 3.5)
        cell = QRectF(point.x() + 8, point.y() - 20, 60, 20)
        draw_aligned(painter, cell, str(total), face, LEFT)


def _draw_marked(sheet: _Sheet, *, has_focus: bool) -> None:
    for box, panel in zip(sheet.places.panels, sheet.view.panels, strict=True):
        if panel.id == sheet.view.marked:
            colour = sheet.colours.focus if has_focus else sheet.colours.control
            sheet.painter.setPen(QPen(colour, 3 if has_focus else 1))
            sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = box.adjusted(-3, 3, 3, -3)
            sheet.painter.drawRoundedRect(inner, RADIUS_FIELD, RADIUS_FIELD)


def _ink(colours: Palette, lane: CourseLane) -> QColor:
    return {
        "double T": colours.bp,
        "disc": colours.hr,
        "diamond": colours.spo2,
        "square": colours.rr,
    }[lane.symbol]


def _x(sheet: _Sheet, box: QRectF, minute: float) -> float:
    view = sheet.view
    share = (minute - view.start) / (view.end - view.start)
    return box.left() + 6 + share * (box.width() - 12)


def _y(lane: CourseLane, span: tuple[float, float], value: float) -> float:
    """Outside the range it keeps to the nearer edge."""
    share = (value - lane.lowest) / (lane.highest - lane.lowest)
    top, bottom = span[0] + _INSET, span[1] - _INSET
    return bottom - min(max(share, 0), 1) * (bottom - top)
