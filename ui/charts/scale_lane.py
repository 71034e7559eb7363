"""The cells of a scale: a digit in each, its fill stronger away from the calm end."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.charts.layout import LaneBox
from ui.charts.query_ring import ring_cell
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.charts.stamps import Stamps
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD
from ui.views.trend.lanes import Cell, EmptyCell, ScaleLane

_Sign = TypeVar("_Sign", Cell, EmptyCell)
_minute = attrgetter("minute")
_WIDE = 28
_TALL = 22
_NARROWEST = 8.5
_FRAMED = 12
_TWO_DIGITS = 17
_OVER = 6
"""How far a cell may stand over the edge of the plot, clear of the names, px."""
_STRIP = 3
_SLIM = 6.0
"""A cell without a digit beside one that needs the room, px."""
_BESIDE = 8
"""From so far away a strip stands clear of the narrowest cell, px."""
_BORDER = 1.2
_BLANK = 9


def draw_scale_lane(sheet: Sheet, lane: ScaleLane, box: LaneBox) -> None:
    cells = _shown(sheet, lane.cells)
    blanks = _shown(sheet, lane.blanks)
    if len(cells) * _STRIP > sheet.span(sheet.view.frame.width):
        _draw_strips(sheet, cells, box)
        room = {}
    else:
        room = _room(sheet, [c.minute for c in cells], [b.minute for b in blanks])
        legible = [c for c in cells if room[c.minute] >= _least(c)]
        _draw_strips(sheet, [c for c in cells if room[c.minute] < _least(c)], box)
        for cell in legible:
            _draw_cell(sheet, cell, box, room[cell.minute])
    for blank in blanks:
        _draw_blank(sheet, blank, box, room.get(blank.minute, _STRIP))
    signs: list[Cell | EmptyCell] = [*cells, *blanks]
    for sign in signs:
        if sign.queried:
            area = _cell_box(sheet, sign.minute, box, room.get(sign.minute, _STRIP))
            ring_cell(sheet, area, sign.queried, box)


def _least(cell: Cell) -> float:
    """The width in which its digits can be read, px."""
    return _NARROWEST if len(cell.text) == 1 else _TWO_DIGITS


def _shown(sheet: Sheet, signs: tuple[_Sign, ...]) -> tuple[_Sign, ...]:
    frame = sheet.view.frame
    first = bisect_left(signs, frame.start, key=_minute)
    return signs[first : bisect_right(signs, frame.end, key=_minute)]


def _room(sheet: Sheet, digits: list[float], blanks: list[float]) -> dict[float, float]:
    """The width each cell may take so that it meets neither neighbour.

    One without a digit gives way to a digit that would have no room beside it.
    """
    signs = [(minute, False) for minute in blanks]
    signs = sorted(signs + [(minute, True) for minute in digits])
    room = _shared(sheet, [minute for minute, _ in signs])
    for place, (minute, is_digit) in enumerate(signs):
        if not is_digit or room[minute] >= _FRAMED:
            continue
        beside = signs[max(place - 1, 0) : place] + signs[place + 1 : place + 2]
        apart = [(sheet.span(abs(m - minute)), d) for m, d in beside]
        wide = min(far - 1 if d else 2 * far - _SLIM - 2 for far, d in apart)
        if wide > room[minute]:
            room[minute] = min(wide, _WIDE)
            room |= {m: min(room[m], _SLIM) for m, d in beside if not d}
    return room


def _shared(sheet: Sheet, minutes: list[float]) -> dict[float, float]:
    if not minutes:
        return {}
    apart = [sheet.span(b - a) for a, b in pairwise(minutes)]
    bounds = [_WIDE + 1.0, *apart, _WIDE + 1.0]
    # Of two at one time, which contradict each other, the last lies on top.
    room = {
        minute: min(_WIDE, max(min(before, after) - sheet.apart, _STRIP))
        for minute, (before, after) in zip(minutes, pairwise(bounds), strict=True)
    }
    if apart and apart[-1] >= _BESIDE:
        # The newest digit stands, even where the one before has to be a strip.
        room[minutes[-1]] = max(room[minutes[-1]], _FRAMED)
    return room


def _draw_strips(sheet: Sheet, cells: Sequence[Cell], box: LaneBox) -> None:
    """Cells too narrow for their digits; the focus line reads them out."""
    tall = min(_TALL, round(box.height) - 2)
    top = round(box.middle - tall / 2)
    fill, start, pitch = sheet.painter.fillRect, sheet.x(0) - 1, sheet.span(1)
    for cell in cells:
        left = round(start + pitch * cell.minute)
        fill(left, top, _STRIP, tall, sheet.cell(cell.strength).fill)


def _cell_box(sheet: Sheet, minute: float, box: LaneBox, width: float) -> QRectF:
    """Around its minute; at the ends of the plot a lone one is moved within it.

    Beside a neighbour it is not moved, and stands a little over the edge instead.
    """
    layout, tall, x = sheet.layout, min(_TALL, box.height - 2), sheet.x(minute)
    if width < _WIDE:
        apart = max(min(x - layout.plot_left, layout.plot_right - x), 0)
        width = min(width, 2 * (apart + _OVER))
    left: float = round(x - width / 2)
    if width >= _WIDE:
        left = min(max(left, layout.plot_left + 1), layout.plot_right - width)
    return QRectF(left, round(box.middle - tall / 2), round(width), round(tall))


def _draw_cell(sheet: Sheet, cell: Cell, box: LaneBox, width: float) -> None:
    area = _cell_box(sheet, cell.minute, box, width)
    if sheet.stamps is None:
        _paint_cell(sheet, cell, area)
    else:
        picture = _stamp(sheet, sheet.stamps, cell, area)
        sheet.painter.drawPixmap(area.topLeft(), picture)
    if cell.was or cell.is_late or cell.is_conflicting:
        _draw_remarks(sheet, cell, area)


def _stamp(sheet: Sheet, stamps: Stamps, cell: Cell, area: QRectF) -> QPixmap:
    def paint(painter: QPainter) -> None:
        with sheet.onto(painter):
            _paint_cell(sheet, cell, QRectF(QPointF(0, 0), area.size()))

    key = (cell.text, cell.strength, area.width(), area.height())
    return stamps.picture(key, area.size(), paint)


def _paint_cell(sheet: Sheet, cell: Cell, area: QRectF) -> None:
    colours = sheet.cell(cell.strength)
    if area.width() < _FRAMED:
        sheet.painter.fillRect(area, colours.fill)
    else:
        _outline(sheet, area, QPen(colours.border, _BORDER), colours.fill)
    at = (area.center().x(), area.center().y())
    sheet.write(cell.text, at, Lettering(Role.LABEL, colours.text), Anchor.CENTRE)


def _outline(sheet: Sheet, area: QRectF, pen: QPen, fill: QColor) -> None:
    painter = sheet.painter
    painter.setPen(pen)
    painter.setBrush(fill)
    inner = area.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.drawRoundedRect(inner, RADIUS_FIELD, RADIUS_FIELD)


def _draw_remarks(sheet: Sheet, cell: Cell, area: QRectF) -> None:
    """What the cell said first, or that it was charted late, at its right side."""
    x = area.right() + 3
    if cell.was:
        x = sheet.note(cell.was, (x, area.center().y())) + 4
    if cell.is_late:
        pen = QPen(sheet.colours.text_secondary, 1.2)
        _ring(sheet, QPointF(x + 5, area.center().y()), pen)
        x += 14
    if cell.is_conflicting:
        sheet.note("conflict", (x, area.center().y()))


def _ring(sheet: Sheet, centre: QPointF, pen: QPen) -> None:
    sheet.painter.setPen(pen)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.drawPath(shapes.clock(centre, 10))


def _draw_blank(sheet: Sheet, blank: EmptyCell, box: LaneBox, width: float) -> None:
    if blank.is_observed:
        pen = QPen(sheet.colours.scales, 1.6)
        pen.setDashPattern([2.4, 1.8])
        area = _cell_box(sheet, blank.minute, box, width)
        _outline(sheet, area, pen, sheet.colours.plot)
        return
    painter = sheet.painter
    painter.setPen(QPen(sheet.colours.scales, _BORDER))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x = sheet.x(blank.minute)
    painter.drawEllipse(QPointF(x, box.middle), _BLANK / 2, _BLANK / 2)
    if width >= _WIDE and sheet.layout.measures.scale >= _TALL:
        sheet.note(blank.reason, (x + 9, box.middle))
