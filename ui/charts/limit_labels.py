"""The limits of a lane in words at the right edge of the plot."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from ui.charts.remarks import changes_told
from ui.charts.sheet import Sheet, y_of
from ui.charts.track import Track
from ui.theme.fonts import Role
from ui.views.trend.lanes import LimitArea, VitalLane

_TEXT_HEIGHT = 14
_ROOM_FOR_LIMITS = 28
_INSET = 5
_NARROW = 400
"""On a narrower plot, beside the open drawer, words never lie over readings, px."""
_INK_HEIGHT = 11
_STEP = 16
_APART = 3
_BETWEEN = " · "
_OR_LESS = " or less"
"""How the view tells that a limit is at the low side."""


def draw_limit_labels(
    sheet: Sheet, track: Track
) -> tuple[list[QRectF], list[LimitArea]]:
    """Each limit at the right edge, two of them on one line where areas are low.

    Gives where words stand, and the limits that have none.
    """
    lane, box = track.lane, track.box
    in_force = [a for a in lane.limits if a.end is None]
    upper = [a for a in in_force if _is_upper(lane, a)]
    lower = [a for a in in_force if a not in upper]
    if box.floor - box.top < _ROOM_FOR_LIMITS:
        taken = _label_on_one_line(sheet, track)
        return taken, [] if taken else in_force
    taken, untold = list[QRectF](), list[LimitArea]()
    for areas in filter(None, (upper, lower)):
        ordered = sorted(areas, key=lambda a: -a.high)
        found = _label_areas(sheet, track, ordered)
        taken += found
        untold += [] if found else ordered
    return taken, untold


def one_line(limits: Iterable[LimitArea]) -> tuple[str, ...]:
    """All limits in force, and in less room the high ones: a higher is never left out.

    In less the high ones are named once. In least room those of both sides are two
    numbers: a lane lies between them, so none needs a word. Empty where there is none.
    """
    in_force = sorted((a for a in limits if a.end is None), key=lambda a: -a.high)
    all_ = [area.text for area in in_force]
    high = [area.text for area in in_force if area.priority == "high"]
    once = _named_once(high)
    told = [_BETWEEN.join(texts) for texts in (all_, high, once)]
    if len({text.endswith(_OR_LESS) for text in high}) > 1:
        told.append(_BETWEEN.join(text.removesuffix(_OR_LESS) for text in once))
    return tuple(dict.fromkeys(text for text in told if text))


def _named_once(texts: list[str]) -> list[str]:
    """The first whole, the others without the word they all begin with."""
    return [*texts[:1], *(text.partition(" ")[2] for text in texts[1:])]


def _label_on_one_line(sheet: Sheet, track: Track) -> list[QRectF]:
    """In a low lane, as many limits as have room, rather ahead than among readings.

    None where all of it is taken: words over a line are not read, and hide it.
    """
    texts, box = one_line(track.lane.limits), track.box
    edge = _TEXT_HEIGHT / 2
    middles = (box.middle, box.top + edge, box.bottom - edge)
    ahead = [text for text in texts if not _crosses_now(sheet, text)]
    for text in (*ahead, *texts):
        place = _free_place(sheet, track, text, middles)
        if place is not None:
            sheet.note(text, place)
            return [_area(*place, sheet.width(Role.NOTE, text))]
    return []


def _is_upper(lane: VitalLane, area: LimitArea) -> bool:
    return area.low - lane.lowest > lane.highest - area.high


def _label_areas(sheet: Sheet, track: Track, areas: list[LimitArea]) -> list[QRectF]:
    lane, box = track.lane, track.box
    spans = [(y_of(lane, box, a.high), y_of(lane, box, a.low)) for a in areas]
    if all(bottom - top >= _TEXT_HEIGHT for top, bottom in spans):
        taken: list[QRectF] = []
        for area, (top, bottom) in zip(areas, spans, strict=True):
            taken += _label_limit(sheet, track, area.text, (top + bottom) / 2)
        return taken
    middle = (spans[0][0] + spans[-1][1]) / 2
    half = _TEXT_HEIGHT / 2
    middle = min(max(middle, box.top + half), box.bottom - half)
    for text in one_line(areas):
        if taken := _label_limit(sheet, track, text, middle):
            return taken
    return []


def _label_limit(sheet: Sheet, track: Track, text: str, middle: float) -> list[QRectF]:
    """At the right edge or before now; at the left where only there nothing stands."""
    layout = sheet.layout
    width = sheet.width(Role.NOTE, text)
    place = _free_place(sheet, track, text, (middle,))
    if place is None and layout.plot_right - layout.plot_left < _NARROW:
        return []
    if place is None:
        place = (_right_end(sheet, width) - width, middle)
    sheet.note(text, place)
    return [_area(*place, width)]


def _free_place(
    sheet: Sheet, track: Track, text: str, middles: tuple[float, ...]
) -> tuple[float, float] | None:
    width = sheet.width(Role.NOTE, text)
    right, left = _right_end(sheet, width) - width, sheet.layout.plot_left + _INSET
    between = range(round(right) - _STEP, round(left), -_STEP)
    places = (x for x in (right, left, *between) if _has_room(sheet, x, width))
    changes = [told for _, told in changes_told(sheet, track.lane, track.box)]
    for x, middle in ((x, middle) for x in places for middle in middles):
        area = _area(x, middle, width)
        if track.is_free(area) and not any(map(area.intersects, changes)):
            return x, middle
    return None


def _has_room(sheet: Sheet, x: float, width: float) -> bool:
    """Whether words stand on the plot there, and clear of the line of now."""
    layout, now = sheet.layout, sheet.x(sheet.view.now)
    is_inside = layout.plot_left < x and x + width < layout.plot_right
    return is_inside and not x - _APART < now < x + width + _APART


def _area(x: float, middle: float, width: float) -> QRectF:
    return QRectF(x, middle - _INK_HEIGHT / 2, width, _INK_HEIGHT)


def _right_end(sheet: Sheet, width: float) -> float:
    """Where words of this width end, so that the line of now does not cross them."""
    edge, now = sheet.layout.plot_right - _INSET, sheet.x(sheet.view.now)
    return now - _INSET if _reaches_now(sheet, width) else edge


def _crosses_now(sheet: Sheet, text: str) -> bool:
    return _reaches_now(sheet, sheet.width(Role.NOTE, text))


def _reaches_now(sheet: Sheet, width: float) -> bool:
    edge, now = sheet.layout.plot_right - _INSET, sheet.x(sheet.view.now)
    return edge - width - _INSET < now < edge + _INSET
