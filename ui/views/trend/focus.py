"""The focus line: where it stands, how it moves, what it reads out."""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from ui.views.trend.lanes import InfusionLane, Lane, VitalLane
from ui.views.trend.view import Column, TrendView
from ui.views.wording import clock, since_start

NO_READING = "no reading"


class Move(StrEnum):
    """One way to move the focus line."""

    EARLIER = "earlier"
    LATER = "later"
    EARLIER_ABOVE = "earlier above"
    LATER_BELOW = "later below"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


class Focus(Struct, frozen=True):
    """A time and a lane, by its place among the view's lanes."""

    minute: float
    lane: int


def moved(view: TrendView, focus: Focus | None, move: Move) -> Focus | None:
    """Where the line stands after a move; None while nothing is charted.

    Earlier and later go reading by reading along a lane. Above and below go to the
    neighbouring lane as well. At an end the line stays.
    """
    if not view.columns:
        return None
    if focus is None:
        entered = _entered(view)
        return moved(view, entered, move) if move is Move.FIRST else entered
    if move in (Move.UP, Move.DOWN):
        return Focus(focus.minute, _neighbour(view, focus.lane, move))
    lane = focus.lane
    if move in (Move.EARLIER_ABOVE, Move.LATER_BELOW):
        up = move is Move.EARLIER_ABOVE
        lane = _neighbour(view, lane, Move.UP if up else Move.DOWN)
    return Focus(_reached(view, focus.minute, lane, move), lane)


def snapped(view: TrendView, minute: float, tolerance: float) -> float:
    """The nearest charted minute within the tolerance, otherwise the minute itself."""
    nearest = min(
        (column.minute for column in view.columns),
        key=lambda charted: abs(charted - minute),
        default=minute,
    )
    return nearest if abs(nearest - minute) <= tolerance else minute


def columns_at(view: TrendView, minute: float) -> tuple[Column, ...]:
    """What was charted at that minute; two sets of one time are both there."""
    return tuple(column for column in view.columns if column.minute == minute)


def set_at(view: TrendView, minute: float) -> UUID | None:
    """The set charted at that minute."""
    for column in columns_at(view, minute):
        if column.set_id is not None:
            return column.set_id
    return None


def words_at(view: TrendView, minute: float) -> tuple[str, ...]:
    """One text for each lane, to stand beside the line.

    A vital lane with nothing there says so; it never shows a neighbour's value.
    """
    columns = columns_at(view, minute)
    return tuple(
        ", ".join(c.words[i] for c in columns if c.words[i])
        or _silence(view, lane, minute)
        for i, lane in enumerate(view.lanes)
    )


def time_words(view: TrendView, minute: float) -> tuple[str, str]:
    """The time of the line: clock, and how long since the dose began if it has."""
    at = view.zero + timedelta(minutes=minute)
    since = since_start(at, view.zero) if view.counts_from_start else ""
    return clock(at, view.zone), since


def announcement(view: TrendView, focus: Focus) -> str:
    """The line as a screen reader says it."""
    columns = columns_at(view, focus.minute)
    if not columns:
        return NO_READING
    lane = view.lanes[focus.lane]
    spoken = [c.spoken[focus.lane] for c in columns if c.spoken[focus.lane]]
    spoken = spoken or [f"{lane.label} {NO_READING}"]
    remarks = [c.remark for c in columns if c.remark and c.remark not in spoken]
    return ", ".join((columns[0].spoken_time, *spoken, *remarks))


def row_words(view: TrendView, minute: float) -> str:
    """The row of one time for the clipboard, its cells parted by tabs."""
    columns = columns_at(view, minute)
    if not columns:
        return ""
    words = (
        ", ".join(c.words[i] for c in columns if c.words[i])
        for i in range(len(view.lanes))
    )
    return "\t".join((columns[0].clock, columns[0].since_start, *words))


def row_headings(view: TrendView) -> tuple[str, ...]:
    """What the cells of a row are."""
    since = "Since start" if view.counts_from_start else ""
    return ("Time", since, *(lane.label for lane in view.lanes))


def _entered(view: TrendView) -> Focus:
    """The latest reading of the first vital lane that has one."""
    for index, lane in enumerate(view.lanes):
        if isinstance(lane, VitalLane):
            charted = _readings(view, index)
            if charted:
                return Focus(charted[-1], index)
    return Focus(view.columns[-1].minute, len(view.lanes) - 1)


def _neighbour(view: TrendView, lane: int, move: Move) -> int:
    step = -1 if move is Move.UP else 1
    return min(max(lane + step, 0), len(view.lanes) - 1)


def _readings(view: TrendView, lane: int) -> list[float]:
    return [column.minute for column in view.columns if column.words[lane]]


def _reached(view: TrendView, minute: float, lane: int, move: Move) -> float:
    charted = _readings(view, lane)
    match move:
        case Move.FIRST:
            return min(charted, default=minute)
        case Move.LAST:
            return max(charted, default=minute)
        case Move.EARLIER | Move.EARLIER_ABOVE:
            return max((m for m in charted if m < minute), default=minute)
        case _:
            return min((m for m in charted if m > minute), default=minute)


def _silence(view: TrendView, lane: Lane, minute: float) -> str:
    """What a lane says at a time without a reading of it."""
    if minute > view.now:
        return ""
    if isinstance(lane, InfusionLane):
        return _rate(lane, minute)
    if not isinstance(lane, VitalLane):
        return ""
    for gap in lane.gaps:
        if gap.start < minute < gap.end:
            return gap.text
    return NO_READING


def _rate(lane: InfusionLane, minute: float) -> str:
    """The rate that ran then; a pause is no rate."""
    for step in lane.steps:
        if step.start <= minute < step.end:
            return step.rate
    ran = [step for step in lane.steps if step.start <= minute]
    return "paused" if ran and ran[-1] is not lane.steps[-1] else ""
