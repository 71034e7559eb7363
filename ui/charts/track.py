"""Where the readings of one vital lane stand, in pixels."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QRectF

from ui.charts.layout import LaneBox
from ui.charts.sheet import Sheet, y_of
from ui.theme.fonts import Role
from ui.views.trend.lanes import Mark, VitalLane

_HALF_WIDE = 8
_HALF_TALL = 4
_WAS_TALL = 18
_REMARK = 10
_TAG, _TAG_TALL = 44, 18
"""How far the number of a query reaches beside its ring, px."""
_minute = attrgetter("minute")
_x = attrgetter("x")


class Stand(NamedTuple):
    """A mark and its place; `bottom` is the height of the diastolic, or the same."""

    mark: Mark
    x: float
    top: float
    bottom: float


class Track(NamedTuple):
    """A lane with its readings placed: those shown, and one more at each side."""

    lane: VitalLane
    box: LaneBox
    stands: list[Stand]
    was_wide: float

    def shown(self, sheet: Sheet) -> list[Stand]:
        """Without the neighbours, which only lend their ends to a line."""
        inside = slice(
            int(not sheet.shows(self.stands[0].mark.minute)) if self.stands else 0,
            -1
            if self.stands and not sheet.shows(self.stands[-1].mark.minute)
            else None,
        )
        return self.stands[inside]

    @property
    def pitch(self) -> float:
        """The mean distance of neighbouring readings, px."""
        if len(self.stands) < 2:
            return self.box.height
        return (self.stands[-1].x - self.stands[0].x) / (len(self.stands) - 1)

    def is_free(self, area: QRectF) -> bool:
        """Whether no mark, line or note of a mark stands in that area."""
        # A note may begin well before the area, and a line at the mark before it.
        first = bisect_left(self.stands, area.left() - self.was_wide, key=_x) - 1
        last = bisect_right(self.stands, area.right() + _HALF_WIDE, key=_x) + 1
        near = self.stands[max(first, 0) : last]
        left, top = area.left(), area.top()
        right, bottom = area.right(), area.bottom()
        return not any(
            from_x < right and left < to_x and from_y < bottom and top < to_y
            for from_x, from_y, to_x, to_y in self._taken(near)
        )

    def remark_y(self, stand: Stand) -> float:
        """Where what is unusual about a reading is said: above it, or else below."""
        box = self.box
        y = stand.top + (-9 if stand.top - 16 > box.top else 12)
        return min(max(y, box.top + _REMARK / 2), box.bottom - _REMARK / 2)

    def _taken(
        self, stands: list[Stand]
    ) -> Iterator[tuple[float, float, float, float]]:
        """Left, top, right and bottom, px; Qt's rectangles take longer to make."""
        before: Stand | None = None
        for stand in stands:
            mark, x, top, bottom = stand
            left = x - _HALF_WIDE
            yield (left, top - _HALF_TALL, x + _HALF_WIDE, bottom + _HALF_TALL)
            if mark.was:
                floor = self.box.top + _WAS_TALL
                yield (left, self.box.top, left + self.was_wide, floor)
            if mark.queried:
                middle = (top + bottom) / 2
                yield (left, middle - _TAG_TALL / 2, x + _TAG, middle + _TAG_TALL / 2)
            if mark.is_late or mark.is_unconfirmed:
                y = self.remark_y(stand)
                yield (
                    x,
                    y - _REMARK / 2,
                    x + _HALF_WIDE + 2 * _REMARK,
                    y + _REMARK / 2,
                )
            if mark.joins and before is not None:
                low, high = sorted((before.top, top))
                yield (before.x, low - 1, x, high + 1)
            before = stand


def lay_track(sheet: Sheet, lane: VitalLane, box: LaneBox) -> Track:
    frame = sheet.view.frame
    first = bisect_left(lane.marks, frame.start, key=_minute) - 1
    last = bisect_right(lane.marks, frame.end, key=_minute) + 1
    start, pitch = sheet.x(0), sheet.span(1)
    stands = []
    for mark in lane.marks[max(first, 0) : last]:
        top = bottom = y_of(lane, box, mark.value)
        if mark.lower is not None:
            bottom = y_of(lane, box, mark.lower)
        stands.append(Stand(mark, start + pitch * mark.minute, top, bottom))
    notes = (sheet.width(Role.NOTE, m.was) for m in lane.marks if m.was)
    return Track(lane, box, stands, 2 * _HALF_WIDE + max(notes, default=0))
