"""What is unusual on a vital lane: beyond the range, amended, late, not measured."""

from collections.abc import Sequence
from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Sheet, y_of
from ui.charts.symbols import SIZES, double_t, symbol_path
from ui.charts.track import Stand, Track
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.views.trend.lanes import Gap, VitalLane

_BLANK = 9
_SIGN = 10
_NOTE = 14
_AROUND = 2
_ROOM_FOR_WAS = 34
_WAS_LOW, _WAS_APART = 18, 8
"""Where those words end below the edge of the lane, and how far from a mark, px."""
_SHORTEST_GAP = 24
_ROOM_FOR_GAP = 44
_CLEAR_OF_GHOST = 8
_GHOST_ASIDE = 5
_CHANGE_ASIDE = 5
_NARROW = 400
"""Width of a plot, px, in which a reading has little room beside it."""


def draw_beyond(sheet: Sheet, track: Track, stand: Stand, ink: QColor) -> None:
    """A value outside the range: a chevron at the edge, with the number."""
    box, x = track.box, stand.x
    if stand.mark.value > track.lane.highest:
        chevron, y = shapes.caret_up(QPointF(x, box.top + 6), 11), box.top + 8
    else:
        chevron, y = shapes.caret_down(QPointF(x, box.floor - 6), 11), box.floor - 8
    _trace(sheet, chevron, QPen(ink, 2.2))
    sheet.note(stand.mark.text, (x + 10, y))


def draw_first(sheet: Sheet, track: Track, stand: Stand) -> None:
    """The value before an amendment: a caret at the edge, and a ghost of it."""
    lane, box, mark = track.lane, track.box, stand.mark
    pen = QPen(sheet.colours.text_secondary, 1.6)
    is_roomy = box.height >= _ROOM_FOR_WAS
    y, size = (box.top + 9, 10) if is_roomy else (box.top + 4, 7)
    _trace(sheet, shapes.caret_up(QPointF(stand.x, y), size), pen)
    if is_roomy and _has_room(sheet, track, stand):
        sheet.note(mark.was, (stand.x + 10, box.top + 11))
    if mark.first is not None and lane.lowest <= mark.first <= lane.highest:
        _draw_ghost(sheet, track, stand, mark.first)


def _has_room(sheet: Sheet, track: Track, stand: Stand) -> bool:
    """Whether the words end before the line of now, and meet no later reading."""
    end = stand.x + 10 + sheet.width(Role.NOTE, stand.mark.was)
    layout, now = sheet.layout, sheet.x(sheet.view.now)
    if stand.x < now < end:
        return False
    later = [other for other in track.stands if other.x > stand.x]
    if layout.plot_right - layout.plot_left >= _NARROW:
        low = track.box.top + _WAS_LOW
        later = [other for other in later if other.top < low]
    return end < min(
        (other.x - _WAS_APART for other in later), default=layout.plot_right
    )


def _draw_ghost(sheet: Sheet, track: Track, stand: Stand, first: float) -> None:
    """The first value where it would have stood, in broken lines."""
    lane, box, mark = track.lane, track.box, stand.mark
    pen = QPen(sheet.colours.text_secondary, 1.2)
    pen.setDashPattern([2, 2])
    top = y_of(lane, box, first)
    if lane.symbol == "double T":
        lower = first if mark.first_lower is None else mark.first_lower
        place = (stand.x + _GHOST_ASIDE, top, y_of(lane, box, lower))
        sheet.painter.setPen(pen)
        sheet.painter.drawLines(double_t(place, (True, True)))
    else:
        at = QPointF(stand.x, top)
        _trace(sheet, symbol_path(lane.symbol, at, SIZES[lane.symbol]), pen)


def draw_remarks(sheet: Sheet, track: Track, stand: Stand) -> None:
    """A small clock for late, a question mark for unconfirmed, words for conflict."""
    mark, x, y = stand.mark, stand.x + 8, track.remark_y(stand)
    if mark.is_late:
        pen = QPen(sheet.colours.text_secondary, 1.2)
        _trace(sheet, shapes.clock(QPointF(x + _SIGN / 2, y), _SIGN), pen)
        x += 14
    if mark.is_unconfirmed:
        x = sheet.note("?", (x, y)) + 4
    if mark.is_conflicting:
        sheet.note("conflict", (x, y))


def draw_blanks(sheet: Sheet, lane: VitalLane, box: LaneBox, ink: QColor) -> None:
    """Hollow marks below the range, with their reasons where those fit."""
    middle = (box.floor + box.bottom) / 2
    size = min(_BLANK, box.bottom - box.floor - 1)
    pen = QPen(ink, 1.6)
    shown = [blank for blank in lane.blanks if sheet.shows(blank.minute)]
    xs = [sheet.x(blank.minute) for blank in shown]
    rooms = [*(x - 8 for x in xs[1:]), sheet.layout.plot_right]
    for blank, x, room in zip(shown, xs, rooms, strict=False):
        _trace(sheet, symbol_path(lane.symbol, QPointF(x, middle), size), pen)
        end = x + 9 + sheet.width(Role.NOTE, blank.reason)
        if end < room and size >= _BLANK:
            sheet.note(blank.reason, (x + 9, middle))


def draw_gaps(sheet: Sheet, track: Track, words: Sequence[QRectF]) -> list[QRectF]:
    """No line crosses a gap, only words between its ends, clear of marks and words.

    Where lanes are low, the words stand once for all that have the same gap. Gives
    where they stand.
    """
    taken: list[QRectF] = []
    layout, lane, box = sheet.layout, track.lane, track.box
    for gap in lane.gaps:
        if box.height < _ROOM_FOR_GAP and _is_told_above(sheet, lane, gap):
            continue
        left = max(sheet.x(gap.start), layout.plot_left)
        right = min(sheet.x(gap.end), layout.plot_right)
        if right - left >= _SHORTEST_GAP:
            x = gap_middle(sheet, lane, gap.text, (left, right))
            area = _clear_area(sheet, track, (gap.text, x), (*words, *taken))
            sheet.note(gap.text, (x, area.center().y()), Anchor.CENTRE)
            taken.append(area)
    return taken


def _clear_area(
    sheet: Sheet, track: Track, gap: tuple[str, float], words: Sequence[QRectF]
) -> QRectF:
    """In the middle of the lane, or where nothing else stands: words can be wider."""
    text, middle = gap
    box, wide = track.box, sheet.width(Role.NOTE, text) + 2 * _AROUND
    left, half = middle - wide / 2, _NOTE / 2
    top, floor = box.top + half, box.floor - half
    centre = (box.top + box.floor) / 2
    asides = (centre + _NOTE + _AROUND, centre - _NOTE - _AROUND)
    near = [y for y in asides if top <= y <= floor]
    heights = (centre, *near, top, floor)
    areas = [QRectF(left, y - half, wide, _NOTE) for y in heights]
    free = [
        area
        for area in areas
        if track.is_free(area) and not any(area.intersects(one) for one in words)
    ]
    # The words of the baseline have one height alone, and these have others.
    band = track.lane.baseline
    if band is not None:
        height = y_of(track.lane, box, (band.low + band.high) / 2)
        beside = [a for a in free if abs(a.center().y() - height) >= _NOTE]
        free = beside or free
    return (free or areas)[0]


def gap_middle(
    sheet: Sheet, lane: VitalLane, text: str, ends: tuple[float, float]
) -> float:
    """Where words stand clear of the bars of earlier pressures; else in the middle."""
    left, right = ends
    half = sheet.width(Role.NOTE, text) / 2 + _CLEAR_OF_GHOST
    asides = [
        sign * step for step in range(0, round(right - left), 8) for sign in (1, -1)
    ]
    bars = [sheet.x(p.minute) for ghost in lane.ghosts for p in ghost.points]
    for aside in asides if lane.symbol == "double T" else ():
        x = (left + right) / 2 + aside
        is_inside = left <= x - half and x + half <= right
        if is_inside and not any(abs(bar - x) < half for bar in bars):
            return x
    return (left + right) / 2


def _is_told_above(sheet: Sheet, lane: VitalLane, gap: Gap) -> bool:
    above = sheet.view.vitals[: sheet.view.vitals.index(lane)]
    return any(gap in other.gaps for other in above)


def draw_changes(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """Where the words of one have no room up to the next, its line alone stands."""
    for change in lane.changes:
        if sheet.shows(change.minute):
            x = sheet.x(change.minute)
            sheet.upright(sheet.colours.control, x, box.floor - 13, box.floor)
    for words, area in changes_told(sheet, lane, box):
        sheet.note(words, (area.left(), area.center().y()))


def changes_told(
    sheet: Sheet, lane: VitalLane, box: LaneBox
) -> list[tuple[str, QRectF]]:
    """The words of each change that have room up to the next, and where they stand."""
    shown = [change for change in lane.changes if sheet.shows(change.minute)]
    ends = [*(sheet.x(change.minute) for change in shown[1:]), inf]
    middle = max(box.floor - 7, box.top + _NOTE / 2)
    found = []
    for change, end in zip(shown, ends, strict=False):
        left = sheet.x(change.minute) + _CHANGE_ASIDE
        wide = sheet.width(Role.NOTE, change.text)
        if left + wide <= end:
            area = QRectF(left, middle - _NOTE / 2, wide, _NOTE)
            found.append((change.text, area))
    return found


def _trace(sheet: Sheet, path: QPainterPath, pen: QPen) -> None:
    painter = sheet.painter
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
