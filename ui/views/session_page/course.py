"""The sessions of a patient's course side by side, each from the start of its dose."""

from collections.abc import Iterator, Sequence
from math import ceil
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.earlier import EarlierSession
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.care_protocol import Lane as ProtocolLane
from ui.views import wording
from ui.views.session_page.course_rows import (
    MINUTE,
    CourseRow,
    ScoreRow,
    course_rows,
    score_rows,
)
from ui.views.trend.lanes import LimitArea, Symbol
from ui.views.trend.limits import drawn_limits, limit_areas
from ui.views.trend.vitals import label_of

AT_ONCE = 6
"""Sessions side by side: a usual first course; where there are more they scroll."""
NO_DOSE = "no dose given"
NONE = "No session of this patient can be read here"
_QUARTER = 15
_LEAST_END = 60
_BEFORE = -15
_LEFT_OUT, _JUDGED = "rr", "dissociation"
"""What would make the others too low to be read, and the scale that is about ketamine.
"""
_SYMBOLS: dict[str, Symbol] = {"hr": "disc", "spo2": "diamond", "rr": "square"}


class CoursePoint(Struct, frozen=True):
    """A reading so many minutes after the dose began; ``lower`` is the diastolic."""

    minute: float
    value: float
    lower: float | None = None


class CourseLane(Struct, frozen=True, kw_only=True):
    """One measure, on the axis that all sessions share.

    ``is_scale`` is of what clinicians judge by digit. The limits are those of the
    protocol of the session that the course was asked for from.
    """

    code: str
    label: str
    unit: str
    symbol: Symbol
    lowest: float
    highest: float
    ticks: tuple[int, ...]
    limits: tuple[LimitArea, ...] = ()
    is_scale: bool = False


class CoursePanel(Struct, frozen=True, kw_only=True):
    """One session: its number, its day, and by lane what was read.

    ``points`` has a place for each lane of the course; empty without a dose.
    """

    id: UUID
    number: str
    day: str
    protocol: str
    points: tuple[tuple[CoursePoint, ...], ...] = ()
    is_shown: bool = False

    @property
    def title(self) -> str:
        return f"{self.number}, {self.day}"


class CourseView(Struct, frozen=True, kw_only=True):
    """Up to six sessions in order of time, on common axes.

    ``first`` of ``count`` stands at the left; minutes run from ``start`` to ``end`` in
    each. ``marked`` is the one that Enter opens. ``rows`` and ``scores`` have a place
    for each panel. Where there is no panel ``message`` says why.
    """

    lanes: tuple[CourseLane, ...]
    panels: tuple[CoursePanel, ...]
    rows: tuple[CourseRow, ...]
    scores: tuple[ScoreRow, ...]
    start: int
    end: int
    marked: UUID | None
    count: int
    first: int
    message: str = ""

    @property
    def note(self) -> str:
        """``Sessions 4 to 9 of 12``; of how many where all are shown."""
        shown = len(self.panels)
        if shown == self.count:
            return wording.counted(self.count, "session")
        return f"Sessions {self.first + 1} to {self.first + shown} of {self.count}"

    @property
    def spoken(self) -> str:
        """The marked session in words: what the pictures and rows tell of it."""
        ids = [panel.id for panel in self.panels]
        if self.marked not in ids:
            return self.message
        place = ids.index(self.marked)
        told = [f"Session {self.panels[place].title}"]
        told += [f"{row.label} {row.values[place]}" for row in self.rows]
        told += [
            f"{row.label} {row.totals[place]}"
            for row in self.scores
            if row.totals[place] is not None
        ]
        return ", ".join(told)


class Course(Struct, frozen=True, kw_only=True):
    """What the view is built from: all ``sessions``, the oldest first.

    ``here`` is the session that it was asked for from, by whose ``protocol`` the axes
    are.
    """

    sessions: tuple[EarlierSession, ...]
    protocol: CareProtocol
    here: UUID


def course_view(course: Course, marked: UUID | None = None) -> CourseView:
    """The six about the marked one; the one it was asked for from, unless told."""
    sessions, ids = course.sessions, [s.id for s in course.sessions]
    wanted = marked if marked in ids else course.here if course.here in ids else None
    if wanted is None and ids:
        wanted = ids[-1]
    first = 0 if wanted is None else _first(ids.index(wanted), len(ids))
    shown = sessions[first : first + AT_ONCE]
    lanes = tuple(_lanes(course.protocol))
    return CourseView(
        lanes=lanes,
        panels=tuple(_panels(course, lanes, first)),
        rows=course_rows(shown, course.protocol),
        scores=score_rows(sessions, shown),
        start=_BEFORE,
        end=_end(sessions),
        marked=wanted,
        count=len(ids),
        first=first,
        message="" if ids else NONE,
    )


def beside(view: CourseView, course: Course, by: int) -> UUID | None:
    """The session so many places after the marked one, at most the last or first."""
    ids = [session.id for session in course.sessions]
    if view.marked not in ids:
        return None
    place = ids.index(view.marked) + by
    return ids[min(max(place, 0), len(ids) - 1)]


def _first(place: int, count: int) -> int:
    """So that pages of six begin at the first, the seventh, and the last is full."""
    return max(min(place // AT_ONCE * AT_ONCE, count - AT_ONCE), 0)


def _end(sessions: Sequence[EarlierSession]) -> int:
    """Of the longest session, rounded up to a quarter of an hour."""
    last = [s.sets[-1].since_start / MINUTE for s in sessions if s.sets]
    return max(ceil(max(last, default=0) / _QUARTER) * _QUARTER, _LEAST_END)


def _lanes(protocol: CareProtocol) -> Iterator[CourseLane]:
    for lane in protocol.lanes:
        if lane.id == _LEFT_OUT:
            continue
        limits = drawn_limits(protocol, lane.fields[0])
        is_pair = len(lane.fields) > 1
        if is_pair:
            limits = tuple(limit for limit in limits if limit.side == "above")
        yield CourseLane(
            code=lane.id,
            label=label_of(lane),
            unit=lane.unit,
            symbol="double T" if is_pair else _SYMBOLS.get(lane.id, "disc"),
            lowest=lane.lowest,
            highest=lane.highest,
            ticks=lane.ticks,
            limits=limit_areas(limits, lane.lowest, lane.highest),
        )
    for spec in protocol.charting.fields:
        if spec.code == _JUDGED:
            ends = int(spec.lowest), int(spec.highest)
            yield CourseLane(
                code=spec.code,
                label=spec.label,
                unit="",
                symbol="disc",
                lowest=ends[0],
                highest=ends[1],
                ticks=ends,
                is_scale=True,
            )


def _panels(
    course: Course, lanes: Sequence[CourseLane], first: int
) -> Iterator[CoursePanel]:
    numbers = list(_numbers(course.sessions))
    fields = [_fields(course.protocol, lane.code) for lane in lanes]
    for place, session in enumerate(course.sessions):
        if first <= place < first + AT_ONCE:
            on = wording.local_day(session.opened_at, ZoneInfo(session.zone))
            yield CoursePanel(
                id=session.id,
                number=numbers[place],
                day=wording.day(on),
                protocol=session.protocol_id,
                points=tuple(tuple(_points(session, each)) for each in fields),
                is_shown=session.id == course.here,
            )


def _numbers(sessions: Sequence[EarlierSession]) -> Iterator[str]:
    """Those with a dose are counted; one without has none."""
    dosed = 0
    for session in sessions:
        dosed += session.started_at is not None
        yield str(dosed) if session.started_at is not None else "\N{EN DASH}"


def _fields(protocol: CareProtocol, code: str) -> tuple[str, ...]:
    lanes: dict[str, ProtocolLane] = {lane.id: lane for lane in protocol.lanes}
    return lanes[code].fields if code in lanes else (code,)


def _points(session: EarlierSession, fields: Sequence[str]) -> Iterator[CoursePoint]:
    """Of a pressure both were read, or it is none."""
    for observed in session.sets:
        minute = observed.since_start / MINUTE
        values = [observed.values.get(field) for field in fields]
        read = [value for value in values if value is not None]
        if minute >= _BEFORE and len(read) == len(fields):
            lower = float(read[1]) if len(read) > 1 else None
            yield CoursePoint(minute, float(read[0]), lower)
