"""The series of a patient's sessions: how many, how far apart, and where it stands."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from monitor.chart.earlier import EarlierSession
from monitor.chart.given import given
from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.protocol.schedules import Text

SPACING = "spacing"
"""The parameter of a session that is sooner than the protocol has it."""

Days = Annotated[int, Meta(ge=1, le=365)]


class Series(Struct, frozen=True, kw_only=True):
    """How the sessions of one patient follow each other.

    First ``sessions`` of them, ``days_between`` apart, then maintenance: the days of
    ``maintenance_days_between`` one after the other, the last of them for ever. A
    dose less than ``least_hours_between`` after the one before raises an alert of
    ``sooner_priority``.
    """

    sessions: Annotated[int, Meta(ge=1, le=50)]
    days_between: Days
    maintenance_days_between: Annotated[tuple[Days, ...], Meta(min_length=1)]
    least_hours_between: Annotated[int, Meta(ge=1, le=720)]
    sooner_priority: Priority
    source: Text


class Standing(Struct, frozen=True, kw_only=True):
    """Where a session stands in its series.

    ``number`` counts the sessions of that drug in which a dose was given, and this
    one. ``mg`` is what they came to together, this one's so far included, at most
    where ``is_uncertain``. ``next_on`` is when the next is due by the protocol, None
    before this one's dose.
    """

    number: int
    of: int
    mg: Decimal
    is_uncertain: bool
    last_at: datetime | None
    next_on: date | None

    @property
    def is_maintenance(self) -> bool:
        return self.number > self.of


def standing(
    series: Series,
    session: Session,
    drug: str,
    earlier: Sequence[EarlierSession],
    now: datetime,
) -> Standing:
    """Where the session stands among those of the same drug before it."""
    dosed = _dosed(drug, earlier)
    mg = [e.mg for e, _ in dosed if e.mg is not None]
    is_uncertain = any(e.is_uncertain for e, _ in dosed)
    so_far = given(session, now)
    if so_far is not None:
        mg.append(so_far.most_told_mg)
        is_uncertain = is_uncertain or so_far.is_uncertain
    number = len(dosed) + 1
    return Standing(
        number=number,
        of=series.sessions,
        mg=sum(mg, Decimal()),
        is_uncertain=is_uncertain,
        last_at=max((started for _, started in dosed), default=None),
        next_on=_next_on(series, session, number),
    )


class Upcoming(Struct, frozen=True, kw_only=True):
    """Which session of its series comes next, and when by the protocol.

    ``due_on`` is None before the first.
    """

    number: int
    of: int
    due_on: date | None


def upcoming(series: Series, drug: str, earlier: Sequence[EarlierSession]) -> Upcoming:
    """What comes after these sessions, the newest first."""
    dosed = _dosed(drug, earlier)
    due_on = None
    if dosed:
        last, started = dosed[0]
        due_on = _due_after(series, started, last.zone, len(dosed))
    return Upcoming(number=len(dosed) + 1, of=series.sessions, due_on=due_on)


def _dosed(
    drug: str, earlier: Sequence[EarlierSession]
) -> list[tuple[EarlierSession, datetime]]:
    """Those in which that drug was given, with when it began."""
    return [
        (e, e.started_at)
        for e in earlier
        if e.started_at is not None and e.drug == drug
    ]


def _next_on(series: Series, session: Session, number: int) -> date | None:
    started = session.dose_started_at
    if started is None:
        return None
    return _due_after(series, started, session.opened.zone, number)


def _due_after(series: Series, started: datetime, zone: str, number: int) -> date:
    """The day after that session, the ``number``-th, on which the next is due."""
    days = series.days_between
    if number >= series.sessions:
        later = series.maintenance_days_between
        days = later[min(number - series.sessions, len(later) - 1)]
    return started.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
