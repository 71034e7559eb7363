"""How far apart slots lie: the minutes of a schedule, and the gaps between them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.schedules import During

_MINUTE = timedelta(minutes=1)

MOST_SLOTS = 300
"""Two days of slots: an open end must not grow without bound when a clock is wrong."""


class Beat(Struct, frozen=True):
    """A slot, in minutes from the start of the dose, and its tolerance."""

    minute: int
    tolerance: int


def beats(during: During) -> Iterator[Beat]:
    """The slots in order, without end where the schedule itself has none."""
    if during.every_minutes is None:
        for minute in sorted(during.at_minutes):
            yield Beat(minute, during.tolerance_minutes)
        return
    minute, tolerance, every = 0, during.tolerance_minutes, during.every_minutes
    ahead = sorted(during.then, key=lambda pace: pace.after_minutes)
    while True:
        while ahead and minute >= ahead[0].after_minutes:
            every, tolerance = ahead[0].every_minutes, ahead[0].tolerance_minutes
            ahead = ahead[1:]
        minute += every
        if during.for_minutes is not None and minute > during.for_minutes:
            return
        yield Beat(minute, tolerance)


def gap_at(protocol: CareProtocol, session: Session, at: datetime) -> timedelta:
    """How far apart sets are due around a time; before the dose, the first gap.

    Where the pace changes it is the longer of the gap that has just passed and the
    one that runs: no value turns stale because the next set is asked for sooner.
    """
    started, ended = session.dose_started_at, session.dose_ended_at
    schedule = protocol.schedule
    if started is None or at < started:
        return next(beats(schedule.during)).minute * _MINUTE
    closing, last = schedule.closing, scheduled_until(protocol, session)
    if closing is not None and last is not None and at > last:
        return closing.every_minutes * _MINUTE
    if schedule.recovery is not None and ended is not None and at > ended:
        return schedule.recovery.every_minutes * _MINUTE
    return _during_gap(schedule.during, (at - started) // _MINUTE) * _MINUTE


def scheduled_until(protocol: CareProtocol, session: Session) -> datetime | None:
    """When the last slot of the schedule is; None while its anchor is not known."""
    during, recovery = protocol.schedule.during, protocol.schedule.recovery
    if recovery is not None:
        anchor, minutes = session.dose_ended_at, recovery.for_minutes
    else:
        anchor = session.dose_started_at
        minutes = during.for_minutes or max(during.at_minutes)
        if during.anew_after_dose and session.doses:
            anchor = session.doses[-1].at
    return None if anchor is None else anchor + minutes * _MINUTE


def _during_gap(during: During, minute: int) -> int:
    last = gap = 0
    for before, after in pairwise((0, *_until(during, minute))):
        last, gap = gap, after - before
    return max(last, gap)


def _until(during: During, minute: int) -> Iterator[int]:
    """The minutes of the slots up to the first one past a minute."""
    for beat in islice(beats(during), MOST_SLOTS):
        yield beat.minute
        if beat.minute > minute:
            return


def longest_gap(minutes: tuple[int, ...]) -> timedelta:
    """How long a field goes unasked that is asked at these minutes only."""
    asked = (0, *sorted(minutes))
    return max(after - before for before, after in pairwise(asked)) * _MINUTE
