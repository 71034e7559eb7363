"""The last sets before leaving, and all that stands against them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.times import whole_minute
from monitor.protocol.baseline import baselines
from monitor.protocol.breathing import flow_at, oxygen_ended, oxygen_unsaid
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Besides
from monitor.protocol.leaving_values import (
    Outside,
    Versions,
    minute_of,
    on_oxygen,
    outside,
    sets_since_dose,
    stamped,
)

_MINUTE = timedelta(minutes=1)


class Run(Struct, frozen=True, kw_only=True):
    """The last whole sets within the limits, or what of the last one lies outside.

    ``missing`` says what there is none of, ``unread`` which fields were never read
    since the dose. ``last`` is the newest of these sets, and ``more``
    stands against it whatever was read: its age, oxygen that nobody has said.
    """

    sets: tuple[ObservationSet, ...] = ()
    outside: tuple[Outside, ...] = ()
    clock: str = ""
    missing: str = ""
    unread: tuple[str, ...] = ()
    besides: tuple[Besides, ...] = ()
    last: ObservationSet | None = None
    more: tuple[Outside, ...] = ()

    @property
    def is_lacking(self) -> bool:
        return bool(self.outside or self.more or not self.sets)


def run_of(
    protocol: CareProtocol, session: Session, fields: Sequence[str], now: datetime
) -> Run:
    """What the sets since the dose come to, of these fields together."""
    run = _read(protocol, session, fields, now)
    if _is_asked_on_air(protocol, fields):
        run = _on_air(protocol, session, run, now)
    old = _too_old(protocol, session, run, now)
    return run if old is None else structs.replace(run, more=(*run.more, old))


def _read(
    protocol: CareProtocol, session: Session, fields: Sequence[str], now: datetime
) -> Run:
    """A partial set within the limits neither counts nor breaks a run.

    Nor does one of which two versions say that it was read at different times.
    """
    baseline = baselines(protocol, session, now, fields)
    run: list[ObservationSet] = []
    off: tuple[Outside, ...] = ()
    last: ObservationSet | None = None
    read = sets_since_dose(session, now)
    for versions in read:
        latest = versions[-1]
        found = outside(protocol, session, versions, fields, baseline)
        if found:
            run, off, last = [], found, latest
        elif _is_whole(versions, fields):
            run, off, last = [*run, latest], (), latest
    names = tuple(protocol.charting.field(code).short for code in fields)
    missing = f"no set with {', '.join(names)} since the dose ended"
    return Run(
        sets=tuple(run),
        outside=off,
        clock="" if last is None else _when(session, last),
        missing="" if run else missing,
        unread=_never_read(protocol, read, fields) if run or off else names,
        last=last,
    )


def _is_whole(versions: Versions, fields: Sequence[str]) -> bool:
    """Whether each version has all of these fields, and all were read at one time."""
    is_timed = len({minute_of(version) for version in versions}) == 1
    return is_timed and all(
        v.value(code) is not None for v in versions for code in fields
    )


def _when(session: Session, observed: ObservationSet) -> str:
    clock = _clock(session, observed.observed_at)
    return f"{clock}, in conflict" if observed.fact.is_conflicting else clock


def _never_read(
    protocol: CareProtocol, read: Sequence[Versions], fields: Sequence[str]
) -> tuple[str, ...]:
    """The fields, as they are called, that were never read since the dose."""
    values = [version for versions in read for version in versions]
    unread = (c for c in fields if all(s.value(c) is None for s in values))
    return tuple(protocol.charting.field(code).short for code in unread)


def _is_asked_on_air(protocol: CareProtocol, fields: Sequence[str]) -> bool:
    leaving = protocol.leaving
    limits = [] if leaving is None else [leaving.limit(code) for code in fields]
    return any(limit is not None and limit.on_air for limit in limits)


def _on_air(protocol: CareProtocol, session: Session, run: Run, now: datetime) -> Run:
    """None of it while oxygen flows, or may flow, nor from before it."""
    stamp = oxygen_unsaid(protocol, session, now)
    if stamp is not None:
        run = structs.replace(run, sets=(), more=(stamped(session, stamp),))
    flow = flow_at(session, now)
    if flow is not None:
        values = (o for o in run.outside if o.beyond is not None)
        found = (*(_read_at(value, run.clock) for value in values), on_oxygen(flow))
        return structs.replace(run, sets=(), outside=found, clock=_clock(session, now))
    stopped = oxygen_ended(protocol, session, now)
    if stopped is None:
        return run
    sets = tuple(s for s in run.sets if s.observed_at >= stopped.at)
    if sets or not run.sets:
        return structs.replace(run, sets=sets)
    missing = f"no set on air since {_clock(session, stopped.at)}"
    besides = (Besides("air", which=str(stopped.id)),)
    return structs.replace(run, sets=sets, missing=missing, besides=besides)


def _read_at(outside: Outside, clock: str) -> Outside:
    return structs.replace(outside, words=f"{outside.words} at {clock}")


def _too_old(
    protocol: CareProtocol, session: Session, run: Run, now: datetime
) -> Outside | None:
    """The last set, where it is older than the protocol lets it be."""
    newest = None if protocol.leaving is None else protocol.leaving.newest
    if newest is None or run.last is None:
        return None
    if now - minute_of(run.last) <= newest.within_minutes * _MINUTE:
        return None
    clock = _clock(session, run.last.observed_at)
    words = f"last set at {clock}, limit {newest.within_minutes}min old"
    return Outside(words, besides=Besides("age", which=str(run.last.id)))


def _clock(session: Session, at: datetime) -> str:
    return f"{whole_minute(at).astimezone(ZoneInfo(session.opened.zone)):%H:%M}"
