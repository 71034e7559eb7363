"""One set held against the limits for leaving."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from monitor.chart.contested import one_by_one
from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.times import whole_minute
from monitor.protocol.assessment import Baseline
from monitor.protocol.breathing import Flow, Stamped, beside, flow_with
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Besides, Beyond
from monitor.protocol.leaving import LeavingLimit

_HUNDRED = 100


class Outside(Struct, frozen=True):
    """What lies outside its limit, in words, and what an override is of."""

    words: str
    beyond: Beyond | None = None
    besides: Besides | None = None


def minute_of(observed: ObservationSet) -> datetime:
    return whole_minute(observed.observed_at)


Versions = tuple[ObservationSet, ...]
"""One set; where corrections of it contradict each other, each of these."""


def sets_since_dose(session: Session, moment: datetime) -> tuple[Versions, ...]:
    """Those from the minute the dose ended to that moment; none before its end.

    One in conflict has its place by the latest that it may have been read.
    """
    ended = session.dose_ended_at
    if ended is None:
        return ()
    first = whole_minute(ended)
    each = one_by_one((s.fact, s) for s in session.sets)
    sets = (tuple(version for _, version in versions) for versions in each)
    since = (v for v in sets if any(first <= minute_of(one) <= moment for one in v))
    return tuple(sorted(since, key=_last_at))


def _last_at(versions: Versions) -> datetime:
    return max(version.observed_at for version in versions)


def outside(
    protocol: CareProtocol,
    session: Session,
    versions: Versions,
    fields: Sequence[str],
    baselines: Iterable[Baseline],
) -> tuple[Outside, ...]:
    """What of these fields lies outside its limits in that set.

    One version of it outside is outside, and so is one by what the baseline may be.
    """
    found = tuple(baselines)
    least = {b.field: b.median for b in found}
    most = {b.field: b.most for b in found}
    may_be = (least,) if least == most else (least, most)
    told = (
        one
        for version in versions
        for baseline in may_be
        for one in _outside_in(protocol, session, version, fields, baseline)
    )
    return tuple(dict.fromkeys(told))


def _outside_in(
    protocol: CareProtocol,
    session: Session,
    observed: ObservationSet,
    fields: Sequence[str],
    baseline: Mapping[str, Decimal],
) -> tuple[Outside, ...]:
    leaving = protocol.leaving
    found: list[Outside] = []
    for code in fields:
        limit = None if leaving is None else leaving.limit(code)
        value = observed.value(code)
        if limit is not None and value is not None:
            off = [*_outside(limit, value, baseline.get(code))]
            if off:
                short = protocol.charting.field(code).short
                on = beside(protocol, session, code, observed)
                told = f"{short} {written(value)}{on}"
                found += (structs.replace(o, words=f"{told}, {o.words}") for o in off)
            found += _not_on_air(limit, session, observed)
    return tuple(found)


def _outside(
    limit: LeavingLimit, value: Decimal, baseline: Decimal | None
) -> Iterator[Outside]:
    """What it lies outside of; the words begin with the value, which is left out."""
    lowest, highest = limit.at_least, limit.at_most
    low = Beyond(field=limit.field, value=value, is_low=True)
    high = Beyond(field=limit.field, value=value)
    is_own = limit.or_baseline and baseline is not None and value >= baseline
    if lowest is not None and value < lowest and not is_own:
        yield Outside(f"limit {lowest}", low)
    if highest is not None and value > highest:
        yield Outside(f"limit {highest}", high)
    percent = limit.within_percent
    if percent is None:
        return
    if baseline is None:
        field = limit.field
        yield Outside("no baseline", besides=Besides("baseline", value, field))
    elif abs(value - baseline) * _HUNDRED > percent * baseline:
        off = f"limit {percent} % of baseline {written(baseline)}"
        yield Outside(off, low if value < baseline else high)


def _not_on_air(
    limit: LeavingLimit, session: Session, observed: ObservationSet
) -> tuple[Outside, ...]:
    flow = flow_with(session, observed)
    if not limit.on_air or flow is None:
        return ()
    return (on_oxygen(flow),)


def on_oxygen(flow: Flow) -> Outside:
    words = f"on oxygen {written(flow.litres)} L/min"
    return Outside(words, besides=Besides("oxygen", flow.litres, str(flow.since)))


def stamped(session: Session, stamp: Stamped) -> Outside:
    """Oxygen of which nobody has said since how much flows, or that none does."""
    clock = stamp.at.astimezone(ZoneInfo(session.opened.zone))
    words = f"oxygen stamped {clock:%H:%M}, not said since"
    return Outside(words, besides=Besides("stamp", which=str(stamp.id)))
