"""The criteria before leaving that are worked out from the record."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.times import to_whole_minute, whole_minute
from monitor.protocol.baseline import baselines
from monitor.protocol.breathing import beside, flow_at, oxygen_ended
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Besides, Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.leaving_values import (
    Outside,
    SinceDose,
    on_oxygen,
    outside,
    sets_since_dose,
)
from monitor.protocol.observing import least_observations, observed_until

_UNDOSED = Judged(found="not applicable", evidence="no dose was given")
_MINUTE = timedelta(minutes=1)


class Since(Struct, frozen=True):
    """What is found of a criterion, and since when it is met without a break."""

    judged: Judged
    since: datetime | None = None


def least_observation(
    protocol: CareProtocol, session: Session, _: Gate, now: datetime
) -> Since:
    """Whether the protocol's least time since the dose has passed."""
    if session.dose_started_at is None:
        return Since(_UNDOSED)
    until = observed_until(protocol, session)
    if until is None:
        return Since(Judged(found="not met", why="the dose has not ended"))
    until = to_whole_minute(until)
    last = max(least_observations(protocol, session), key=lambda o: o.until)
    clock = until.astimezone(ZoneInfo(session.opened.zone)).strftime("%H:%M")
    passed = (now - last.since) // _MINUTE
    if now < until:
        told = f"{passed}min of {last.minutes}min after the {last.anchor}"
        return Since(Judged(found="not met", evidence=told, why=f"until {clock}"))
    told = f"{passed}min after the {last.anchor}, at least {last.minutes}min"
    return Since(Judged(found="met", evidence=f"{told}, over at {clock}"), until)


def steady_values(
    protocol: CareProtocol, session: Session, gate: Gate, now: datetime
) -> Since:
    """Whether the last sets lie within the gate's limits, far enough apart."""
    steady = None if protocol.leaving is None else protocol.leaving.steady
    if session.dose_started_at is None or steady is None:
        return Since(_UNDOSED)
    run = _run(protocol, session, gate, now)
    if run.outside or not run.sets:
        return Since(_unsteady(run))
    old = _too_old(protocol, session, run, now)
    if old is not None:
        return Since(old)
    apart = steady.apart_minutes * _MINUTE
    at = run.read.at
    counted = [run.sets[0]]
    for later in run.sets[1:]:
        if at(later) - at(counted[-1]) >= apart:
            counted.append(later)
    zone = ZoneInfo(session.opened.zone)
    evidence = _told(protocol, session, run.sets[-1], gate.fields)
    if len(counted) < steady.sets:
        more = {1: "one more set"}.get(steady.sets - len(counted), "more sets")
        due = (at(counted[-1]) + apart).astimezone(zone)
        why = f"{more} from {due:%H:%M}"
        return Since(Judged(found="not met", evidence=evidence, why=why))
    first = _at(counted[0]).astimezone(zone)
    evidence = f"{evidence}, within limits from {first:%H:%M}"
    since = at(counted[steady.sets - 1])
    return Since(Judged(found="met", evidence=evidence), since)


def last_values(
    protocol: CareProtocol, session: Session, gate: Gate, now: datetime
) -> Since:
    """Whether the last value of each of the gate's fields lies within its limits."""
    if session.dose_started_at is None:
        return Since(_UNDOSED)
    found = [_run(protocol, session, gate, now, (code,)) for code in gate.fields]
    lacking = [run for run in found if run.outside or not run.sets]
    if lacking:
        return Since(_unsteady(lacking[0]))
    aged = (_too_old(protocol, session, run, now) for run in found)
    old = next((judged for judged in aged if judged is not None), None)
    if old is not None:
        return Since(old)
    told = [
        _told(protocol, session, run.sets[-1], (code,))
        for run, code in zip(found, gate.fields, strict=True)
    ]
    since = max(run.read.at(run.sets[0]) for run in found)
    return Since(Judged(found="met", evidence=", ".join(told)), since)


class _Run(Struct, frozen=True, kw_only=True):
    """The last whole sets within the limits, or what of the last one lies outside.

    ``missing`` says what there is none of, and ``unread`` which fields that are, where
    they were never read since the dose.
    """

    read: SinceDose
    sets: tuple[ObservationSet, ...] = ()
    outside: tuple[Outside, ...] = ()
    clock: str = ""
    missing: str = ""
    unread: tuple[str, ...] = ()
    besides: tuple[Besides, ...] = ()


def _run(
    protocol: CareProtocol,
    session: Session,
    gate: Gate,
    now: datetime,
    fields: tuple[str, ...] = (),
) -> _Run:
    """A partial set within the limits neither counts nor breaks a run."""
    wanted = fields or gate.fields
    baseline = {b.field: b.median for b in baselines(protocol, session, now)}
    run: list[ObservationSet] = []
    off: tuple[Outside, ...] = ()
    clock = ""
    read = sets_since_dose(session, now)
    for observed in read.sets:
        found = outside(protocol, session, observed, wanted, baseline)
        is_whole = all(observed.value(code) is not None for code in wanted)
        if found:
            run, off = [], found
            zone = ZoneInfo(session.opened.zone)
            clock = _at(observed).astimezone(zone).strftime("%H:%M")
        elif is_whole:
            run, off = [*run, observed], ()
    names = tuple(protocol.charting.field(code).short for code in wanted)
    missing = f"no set with {', '.join(names)} since the dose ended"
    if run or off:
        names = _never_read(protocol, read, wanted)
    found_ = _Run(
        read=read,
        sets=tuple(run),
        outside=off,
        clock=clock,
        missing=missing,
        unread=names,
    )
    return _on_air(protocol, session, found_, wanted, now)


def _never_read(
    protocol: CareProtocol, read: SinceDose, fields: Sequence[str]
) -> tuple[str, ...]:
    """The fields, as they are called, that were never read since the dose."""
    unread = (c for c in fields if all(s.value(c) is None for s in read.sets))
    return tuple(protocol.charting.field(code).short for code in unread)


def _on_air(
    protocol: CareProtocol,
    session: Session,
    run: _Run,
    fields: Sequence[str],
    now: datetime,
) -> _Run:
    """Where a field asks for air: none of it while oxygen flows, nor from before it."""
    leaving = protocol.leaving
    limits = [] if leaving is None else [leaving.limit(code) for code in fields]
    if not any(limit is not None and limit.on_air for limit in limits):
        return run
    zone = ZoneInfo(session.opened.zone)
    flow = flow_at(session, now)
    if flow is not None:
        clock = f"{now.astimezone(zone):%H:%M}"
        values = (o for o in run.outside if o.beyond is not None)
        found = (*(_read_at(value, run.clock) for value in values), on_oxygen(flow))
        return structs.replace(run, sets=(), outside=found, clock=clock)
    stopped = oxygen_ended(session, now)
    if stopped is None:
        return run
    true_at = run.read.order.at
    sets = tuple(s for s in run.sets if true_at(s.fact) >= stopped.at)
    if sets == run.sets:
        return run
    missing = f"no set on air since {stopped.shown_at.astimezone(zone):%H:%M}"
    return structs.replace(run, sets=sets, missing=missing, besides=(Besides("air"),))


def _read_at(outside: Outside, clock: str) -> Outside:
    return structs.replace(outside, words=f"{outside.words} at {clock}")


def _too_old(
    protocol: CareProtocol, session: Session, run: _Run, now: datetime
) -> Judged | None:
    """What is found where the last set is older than the protocol lets it be."""
    newest = None if protocol.leaving is None else protocol.leaving.newest
    last = run.sets[-1]
    age = now - run.read.at(last)
    if newest is None or age <= newest.within_minutes * _MINUTE:
        return None
    clock = _at(last).astimezone(ZoneInfo(session.opened.zone)).strftime("%H:%M")
    why = f"last set at {clock}, limit {newest.within_minutes}min old"
    return Judged(found="not met", why=why, besides=(Besides("age"),))


def _unsteady(run: _Run) -> Judged:
    if not run.outside:
        return Judged(
            found="not met", why=run.missing, unread=run.unread, besides=run.besides
        )
    why = f"{'; '.join(one.words for one in run.outside)} at {run.clock}"
    beyond = {o.beyond.field: o.beyond for o in run.outside if o.beyond is not None}
    return Judged(
        found="not met",
        why=why,
        unread=run.unread,
        beyond=tuple(beyond.values()),
        besides=tuple(o.besides for o in run.outside if o.besides is not None),
    )


def _told(
    protocol: CareProtocol,
    session: Session,
    observed: ObservationSet,
    fields: Sequence[str],
) -> str:
    """``122/74, SpO2 97 on air at 15:06``: the pressure as one, others by name."""
    pair = protocol.charting.pressure
    values: dict[str, Decimal] = {
        code: value for code in fields if (value := observed.value(code)) is not None
    }
    is_pair = pair.upper in values and pair.lower in values
    words = []
    for code, value in values.items():
        spec = protocol.charting.field(code)
        if is_pair and code == pair.upper:
            words.append(f"{written(value)}/{written(values[pair.lower])}")
        elif not is_pair or code != pair.lower:
            word = spec.word(value)
            on = beside(session, code, observed)
            words.append(f"{spec.short} {written(value)} {word}".rstrip() + on)
    zone = ZoneInfo(session.opened.zone)
    return f"{', '.join(words)} at {_at(observed).astimezone(zone):%H:%M}"


def _at(observed: ObservationSet) -> datetime:
    return whole_minute(observed.observed_at)
