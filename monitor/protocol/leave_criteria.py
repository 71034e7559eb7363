"""The criteria before leaving that are worked out from the record."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.times import to_whole_minute
from monitor.protocol.breathing import beside
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.leaving_runs import Run, run_of
from monitor.protocol.leaving_values import minute_of
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
    run = run_of(protocol, session, gate.fields, now)
    if run.is_lacking:
        return Since(_lacking(run))
    apart = steady.apart_minutes * _MINUTE
    counted = [run.sets[0]]
    for later in run.sets[1:]:
        if minute_of(later) - minute_of(counted[-1]) >= apart:
            counted.append(later)
    zone = ZoneInfo(session.opened.zone)
    evidence = _told(protocol, session, run.sets[-1], gate.fields)
    if len(counted) < steady.sets:
        more = {1: "one more set"}.get(steady.sets - len(counted), "more sets")
        due = (minute_of(counted[-1]) + apart).astimezone(zone)
        why = f"{more} from {due:%H:%M}"
        return Since(Judged(found="not met", evidence=evidence, why=why))
    evidence = ", ".join((evidence, *_in_limits(session, run.sets)))
    since = minute_of(counted[steady.sets - 1])
    return Since(Judged(found="met", evidence=evidence), since)


def _in_limits(session: Session, sets: Sequence[ObservationSet]) -> Iterator[str]:
    """``3 sets from 14:21 within limits, up to 15min apart``.

    What nobody measured is not claimed: between the sets it may have been otherwise.
    """
    if len(sets) < 2:
        yield "within limits"
        return
    times = [minute_of(one) for one in sets]
    first = times[0].astimezone(ZoneInfo(session.opened.zone))
    furthest = max(later - before for before, later in pairwise(times))
    yield f"{len(sets)} sets from {first:%H:%M} within limits"
    yield f"{'up to ' if len(sets) > 2 else ''}{furthest // _MINUTE}min apart"


def last_values(
    protocol: CareProtocol, session: Session, gate: Gate, now: datetime
) -> Since:
    """Whether the last value of each of the gate's fields lies within its limits."""
    if session.dose_started_at is None:
        return Since(_UNDOSED)
    found = [run_of(protocol, session, (code,), now) for code in gate.fields]
    lacking = [run for run in found if run.is_lacking]
    if lacking:
        return Since(_lacking(*lacking))
    told = [
        _told(protocol, session, run.sets[-1], (code,))
        for run, code in zip(found, gate.fields, strict=True)
    ]
    since = max(minute_of(run.sets[0]) for run in found)
    return Since(Judged(found="met", evidence=", ".join(told)), since)


def _lacking(*runs: Run) -> Judged:
    """All that stands against them, and what of it an override can be of."""
    off = [o for run in runs for o in (*run.outside, *run.more)]
    beyond = {o.beyond.field: o.beyond for o in off if o.beyond is not None}
    besides = [b for run in runs for b in run.besides]
    besides += [o.besides for o in off if o.besides is not None]
    return Judged(
        found="not met",
        why="; ".join(dict.fromkeys(words for run in runs for words in _whys(run))),
        unread=tuple(dict.fromkeys(name for run in runs for name in run.unread)),
        beyond=tuple(beyond.values()),
        besides=tuple(dict.fromkeys(besides)),
    )


def _whys(run: Run) -> Iterator[str]:
    if run.outside:
        yield f"{'; '.join(one.words for one in run.outside)} at {run.clock}"
    elif run.missing and not run.sets:
        yield run.missing
    yield from (one.words for one in run.more)


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
            on = beside(protocol, session, code, observed)
            words.append(f"{spec.short} {written(value)} {word}".rstrip() + on)
    zone = ZoneInfo(session.opened.zone)
    return f"{', '.join(words)} at {minute_of(observed).astimezone(zone):%H:%M}"
