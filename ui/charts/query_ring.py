"""The ring around a value that somebody asks about, with the number of the query."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.charts.track import Stand, Track
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD
from ui.views.trend.lanes import VitalLane

_WIDE = 2.2
_REACH = 11.0
_LEAST_REACH = 7.0
_ABOUT_CELL = 2.0
_TAG_TALL = 18.0
_TAG_SIDE = 4.0
_APART = 3.0


def ring_stands(sheet: Sheet, track: Track, stands: Sequence[Stand]) -> None:
    """Around the symbol, or around both ends of a pressure."""
    for mark, x, top, bottom in stands:
        if mark.queried:
            reach = _reach(track.box)
            tall = bottom - top + 2 * reach
            area = QRectF(x - reach, top - reach, 2 * reach, tall)
            draw_ring_about(sheet, area, radius=reach)
            _draw_tag(sheet, area, mark.queried, track.box)


def ring_blanks(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """Around the mark of what was not measured."""
    middle = (box.floor + box.bottom) / 2
    for blank in lane.blanks:
        if blank.queried and sheet.shows(blank.minute):
            x, reach = sheet.x(blank.minute), _reach(box)
            area = QRectF(x - reach, middle - reach, 2 * reach, 2 * reach)
            draw_ring_about(sheet, area, radius=reach)
            _draw_tag(sheet, area, blank.queried, box)


def ring_cell(sheet: Sheet, cell: QRectF, tag: str, box: LaneBox) -> None:
    out = _ABOUT_CELL
    area = cell.adjusted(-out, -out, out, out)
    draw_ring_about(sheet, area, radius=RADIUS_FIELD + out)
    _draw_tag(sheet, area, tag, box)


def draw_ring_about(sheet: Sheet, area: QRectF, radius: float = 6) -> None:
    painter = sheet.painter
    painter.setPen(QPen(sheet.colours.focus, _WIDE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius, radius)


def _reach(box: LaneBox) -> float:
    """Where lanes are low a ring keeps to its own."""
    return min(_REACH, max(box.height / 2 - 1, _LEAST_REACH))


def _draw_tag(sheet: Sheet, ring: QRectF, tag: str, box: LaneBox) -> None:
    """Beside the ring, on the side where the plot has room, within the lane.

    Where that is too low for it the line of the chart reads it out.
    """
    if box.height < _TAG_TALL:
        return
    wide = sheet.width(Role.NOTE_STRONG, tag) + 2 * _TAG_SIDE
    left = ring.right() + _APART
    if left + wide > sheet.layout.plot_right:
        left = ring.left() - _APART - wide
    top = ring.center().y() - _TAG_TALL / 2
    top = max(min(top, box.bottom - _TAG_TALL), box.top)
    area = QRectF(left, top, wide, _TAG_TALL)
    painter = sheet.painter
    painter.setPen(QPen(sheet.colours.focus, 1))
    painter.setBrush(sheet.colours.selected)
    painter.drawRoundedRect(area, RADIUS_FIELD, RADIUS_FIELD)
    at = (area.center().x(), area.center().y())
    ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
    sheet.write(tag, at, ink, Anchor.CENTRE)
