"""What of a session the line of its chart points at."""

from datetime import datetime, timedelta

from monitor.charting.reads import SessionRead
from ui.views.review.about import About
from ui.views.trend.focus import Focus, set_at
from ui.views.trend.lanes import ScaleLane, VitalLane
from ui.views.trend.view import TrendView

_MINUTE = timedelta(minutes=1)


def pointed(view: TrendView, focus: Focus | None, read: SessionRead) -> About:
    """A value, else the set of that time, else the time; without a line, all of it."""
    if focus is None:
        return About()
    set_id = set_at(view, focus.minute)
    if set_id is None:
        return About(moment=view.zero + timedelta(minutes=round(focus.minute)))
    lane = view.lanes[focus.lane]
    fact = read.session.fact(set_id)
    if fact is None or not isinstance(lane, VitalLane | ScaleLane):
        return About(set_id)
    there = _fields_of(set_id, read)
    asked = (field for field in _fields(lane, read) if field in there)
    return About(set_id, next(asked, ""))


def line_at(view: TrendView, read: SessionRead, at: datetime, field: str) -> Focus:
    """The line at that time, in the lane of that field, else in the first one."""
    minute = (at - view.zero) / _MINUTE
    for place, lane in enumerate(view.lanes):
        if isinstance(lane, VitalLane | ScaleLane) and field in _fields(lane, read):
            return Focus(minute, place)
    return Focus(minute, 0)


def _fields(lane: VitalLane | ScaleLane, read: SessionRead) -> tuple[str, ...]:
    """A lane of vital signs may hold two; one of a scale is called as its field."""
    lanes = {known.id: known.fields for known in read.protocol.lanes}
    return lanes.get(lane.code, (lane.code,))


def _fields_of(set_id: object, read: SessionRead) -> frozenset[str]:
    for observed in read.session.sets:
        if observed.id == set_id:
            return frozenset(reading.field for reading in observed.readings)
    return frozenset()
