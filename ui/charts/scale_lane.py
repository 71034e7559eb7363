"""The cells of a scale: a digit in each, its fill stronger away from the calm end."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD, CellColours
from ui.views.trend.lanes import Cell, EmptyCell, ScaleLane

_WIDE = 28
_TALL = 22
_NARROWEST = 17
_STRIP = 3
_BORDER = 1.2
_BLANK = 9


def draw_scale_lane(sheet: Sheet, lane: ScaleLane, box: LaneBox) -> None:
    minutes = sorted([c.minute for c in lane.cells] + [b.minute for b in lane.blanks])
    room = _room(sheet, minutes)
    for cell in lane.cells:
        if sheet.shows(cell.minute):
            _draw_cell(sheet, cell, box, room[cell.minute])
    for blank in lane.blanks:
        if sheet.shows(blank.minute):
            _draw_blank(sheet, blank, box, room[blank.minute])


def _room(sheet: Sheet, minutes: list[float]) -> dict[float, float]:
    """The width each cell may take so that it meets neither neighbour."""
    apart = [sheet.span(b - a) for a, b in pairwise(minutes)]
    bounds = [_WIDE + 1.0, *apart, _WIDE + 1.0]
    return {
        minute: min(_WIDE, max(min(bounds[i], bounds[i + 1]) - 1, _STRIP))
        for i, minute in enumerate(minutes)
        # Two of one time contradict each other; the last is drawn over the first.
    }


def _cell_box(sheet: Sheet, minute: float, box: LaneBox, width: float) -> QRectF:
    tall = min(_TALL, box.height - 2)
    x = sheet.x(minute)
    return QRectF(
        round(x - width / 2), round(box.middle - tall / 2), round(width), round(tall)
    )


def _draw_cell(sheet: Sheet, cell: Cell, box: LaneBox, width: float) -> None:
    painter = sheet.painter
    colours = sheet.cell(cell.strength)
    area = _cell_box(sheet, cell.minute, box, width)
    if width < _NARROWEST:
        painter.fillRect(area, colours.fill)
        return
    _outline(sheet, area, QPen(colours.border, _BORDER), colours)
    at = (area.center().x(), area.center().y())
    sheet.write(cell.text, at, Lettering(Role.LABEL, colours.text), Anchor.CENTRE)
    _draw_remarks(sheet, cell, area)


def _outline(
    sheet: Sheet, area: QRectF, pen: QPen, colours: CellColours | None
) -> None:
    painter = sheet.painter
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if colours is None else colours.fill)
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
        pen = QPen(sheet.colours.scales, _BORDER)
        pen.setDashPattern([2.5, 2])
        _outline(sheet, _cell_box(sheet, blank.minute, box, width), pen, None)
        return
    painter = sheet.painter
    painter.setPen(QPen(sheet.colours.scales, _BORDER))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x = sheet.x(blank.minute)
    painter.drawEllipse(QPointF(x, box.middle), _BLANK / 2, _BLANK / 2)
    if width >= _WIDE and sheet.layout.measures.scale >= _TALL:
        sheet.note(blank.reason, (x + 9, box.middle))
