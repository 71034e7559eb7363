"""The readings of a vital sign: marks, and lines only where they are honest."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPolygonF

from ui.charts.ghosts import draw_ghosts
from ui.charts.query_ring import ring_blanks, ring_stands
from ui.charts.remarks import (
    draw_beyond,
    draw_blanks,
    draw_changes,
    draw_first,
    draw_gaps,
    draw_remarks,
)
from ui.charts.sheet import Sheet
from ui.charts.symbols import SIZES, double_t
from ui.charts.track import Stand, Track
from ui.views.trend.lanes import VitalLane

_LINE = 1.6
_BAR = 2
_DOT = 3
_CROWDED = 5
"""Readings nearer than this, px, are dots and stems: symbols would hide each other."""


def series_ink(sheet: Sheet, lane: VitalLane) -> QColor:
    """The colour of a series goes with its symbol."""
    colours = sheet.colours
    return {
        "double T": colours.bp,
        "disc": colours.hr,
        "diamond": colours.spo2,
        "square": colours.rr,
    }[lane.symbol]


def draw_vital_lane(
    sheet: Sheet, track: Track, words: Sequence[QRectF]
) -> list[QRectF]:
    """Readings, and words where there are none, clear of other ``words`` of the lane.

    Gives where those stand.
    """
    lane, box = track.lane, track.box
    ink = series_ink(sheet, lane)
    stands = track.shown(sheet)
    draw_ghosts(sheet, track)
    gaps = draw_gaps(sheet, track, words)
    draw_changes(sheet, lane, box)
    if lane.symbol == "double T":
        _draw_pressures(sheet, track, stands)
    else:
        _draw_lines(sheet, track)
        _draw_symbols(sheet, track, stands)
    for stand in stands:
        _draw_unusual(sheet, track, stand, ink)
    draw_blanks(sheet, lane, box, ink)
    ring_blanks(sheet, lane, box)
    ring_stands(sheet, track, stands)
    return gaps


def _draw_unusual(sheet: Sheet, track: Track, stand: Stand, ink: QColor) -> None:
    mark, lane = stand.mark, track.lane
    lower = mark.value if mark.lower is None else mark.lower
    if mark.value > lane.highest or lower < lane.lowest:
        draw_beyond(sheet, track, stand, ink)
    if mark.was:
        draw_first(sheet, track, stand)
    if mark.is_late or mark.is_unconfirmed or mark.is_conflicting:
        draw_remarks(sheet, track, stand)


def _draw_lines(sheet: Sheet, track: Track) -> None:
    lines = [
        QLineF(from_x, from_y, x, y)
        for (_, from_x, from_y, _), (mark, x, y, _) in pairwise(track.stands)
        # A shorter one lies wholly under the two marks it joins.
        if mark.joins and (x - from_x > _DOT or abs(y - from_y) > _DOT)
    ]
    if lines:
        with sheet.clipped():
            sheet.stroke(series_ink(sheet, track.lane), _LINE, *lines)


def _draw_pressures(sheet: Sheet, track: Track, stands: list[Stand]) -> None:
    lane = track.lane
    if track.pitch < _CROWDED:
        stems = [QLineF(x, top, x, bottom) for _, x, top, bottom in stands]
        sheet.stroke(series_ink(sheet, lane), 1, *stems)
        return
    lines: list[QLineF] = []
    for stand in stands:
        mark = stand.mark
        caps = (
            mark.value <= lane.highest,
            mark.lower is not None and mark.lower >= lane.lowest,
        )
        lines += double_t((stand.x, stand.top, stand.bottom), caps)
    if lines:
        sheet.stroke(series_ink(sheet, lane), _BAR, *lines)


def _draw_symbols(sheet: Sheet, track: Track, stands: list[Stand]) -> None:
    lane, painter = track.lane, sheet.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(series_ink(sheet, lane))
    if track.pitch < _CROWDED:
        ink = series_ink(sheet, lane)
        for _mark, x, y, _bottom in stands:
            painter.fillRect(int(x) - 1, int(y) - 1, _DOT, _DOT, ink)
        return
    size = SIZES[lane.symbol]
    half = size / 2
    turned = QPolygonF(
        [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    )
    for mark, x, y, _bottom in stands:
        if not lane.lowest <= mark.value <= lane.highest:
            continue
        if lane.symbol == "disc":
            painter.drawEllipse(QPointF(x, y), half, half)
        elif lane.symbol == "square":
            painter.drawRect(QRectF(x - half, y - half, size, size))
        else:
            painter.drawConvexPolygon(turned.translated(x, y))
