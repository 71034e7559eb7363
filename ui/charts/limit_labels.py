"""The limits of a lane in words at the right edge of the plot."""

from itertools import pairwise, product

from PySide6.QtCore import QRectF

from ui.charts.layout import LaneBox
from ui.charts.sheet import Sheet, y_of
from ui.theme.fonts import Role
from ui.views.trend.lanes import LimitArea, VitalLane

_TEXT_HEIGHT = 14
_ROOM_FOR_LIMITS = 28
_INSET = 5
_CLEAR = 8


def draw_limit_labels(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """Each limit at the right edge, two of them on one line where areas are low."""
    upper = [a for a in lane.limits if _is_upper(lane, a)]
    lower = [a for a in lane.limits if a not in upper]
    if box.floor - box.top < _ROOM_FOR_LIMITS:
        _label_nearest(sheet, lane, box)
        return
    for areas in (upper, lower):
        if areas:
            _label_areas(sheet, lane, box, sorted(areas, key=lambda a: -a.high))


def _label_nearest(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """In a low lane only the limits that are reached first, on one line."""
    nearest = [a for a in lane.limits if a.priority == "medium"]
    if nearest:
        text = " · ".join(a.text for a in sorted(nearest, key=lambda a: -a.high))
        edge = _TEXT_HEIGHT / 2
        middles = (box.middle, box.top + edge, box.bottom - edge)
        _label_limit(sheet, lane, box, (text, *middles))


def _is_upper(lane: VitalLane, area: LimitArea) -> bool:
    return area.low - lane.lowest > lane.highest - area.high


def _label_areas(
    sheet: Sheet, lane: VitalLane, box: LaneBox, areas: list[LimitArea]
) -> None:
    spans = [(y_of(lane, box, a.high), y_of(lane, box, a.low)) for a in areas]
    if all(bottom - top >= _TEXT_HEIGHT for top, bottom in spans):
        for area, (top, bottom) in zip(areas, spans, strict=True):
            _label_limit(sheet, lane, box, (area.text, (top + bottom) / 2))
        return
    middle = (spans[0][0] + spans[-1][1]) / 2
    half = _TEXT_HEIGHT / 2
    text = " · ".join(area.text for area in areas)
    middle = min(max(middle, box.top + half), box.bottom - half)
    _label_limit(sheet, lane, box, (text, middle))


def _label_limit(
    sheet: Sheet, lane: VitalLane, box: LaneBox, label: tuple[str, *tuple[float, ...]]
) -> None:
    """At the right edge; at the left one where only there nothing stands.

    The label is its text and the heights at which it may stand, the best one first.
    """
    text, *middles = label
    layout = sheet.layout
    width = sheet.width(Role.NOTE, text)
    taken = _taken(sheet, lane, box)
    places = (layout.plot_right - _INSET - width, layout.plot_left + _INSET)
    for x, middle in product(places, middles):
        area = QRectF(x, middle - _TEXT_HEIGHT / 2, width, _TEXT_HEIGHT)
        if not any(area.intersects(other) for other in taken):
            sheet.note(text, (x, middle))
            return
    sheet.note(text, (places[0], middles[0]))


def _taken(sheet: Sheet, lane: VitalLane, box: LaneBox) -> list[QRectF]:
    """Where marks, the lines between them, and notes about them stand."""
    areas = []
    for mark in lane.marks:
        x, top = sheet.x(mark.minute), y_of(lane, box, mark.value)
        lower = mark.value if mark.lower is None else mark.lower
        tall = y_of(lane, box, lower) - top
        areas.append(QRectF(x - _CLEAR, top - 5, 2 * _CLEAR, tall + 10))
        if mark.was:
            wide = 2 * _CLEAR + sheet.width(Role.NOTE, mark.was)
            areas.append(QRectF(x - _CLEAR, box.top, wide, 18))
    for before, mark in pairwise(lane.marks):
        if mark.joins:
            y, end = y_of(lane, box, before.value), y_of(lane, box, mark.value)
            left, right = sheet.x(before.minute), sheet.x(mark.minute)
            areas.append(QRectF(left, min(y, end) - 1, right - left, abs(y - end) + 2))
    return areas
