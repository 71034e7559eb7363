"""The baseline: the exact median of what was read before the dose."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from monitor.chart.contested import one_by_one
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.settled import Settled
from monitor.chart.timeliness import is_in_baseline
from monitor.protocol.assessment import Baseline
from monitor.protocol.care_protocol import CareProtocol

_Each = Iterable[list[tuple[Settled, ObservationSet]]]


class Reading(Struct, frozen=True):
    """A field as it was read once: versions in conflict are one reading between them.

    Nobody knows which of them is right until a nurse puts it right.
    """

    at: datetime
    lowest: Decimal
    highest: Decimal


def baseline_sets(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[ObservationSet, ...]:
    """The sets of the last minutes before the dose; before its start, so far."""
    end = session.dose_started_at or now
    within = timedelta(minutes=protocol.baseline.within_minutes)
    return tuple(s for s in session.sets if is_in_baseline(s.observed_at, end, within))


def too_close(
    protocol: CareProtocol, sets: Sequence[ObservationSet]
) -> tuple[ObservationSet, ...]:
    """Those that were read sooner after the one before than the protocol has it."""
    least = timedelta(minutes=protocol.baseline.apart_least_minutes)
    return tuple(
        later
        for before, later in pairwise(sorted(sets, key=_observed_at))
        if later.id != before.id and later.observed_at - before.observed_at < least
    )


def _observed_at(observed: ObservationSet) -> datetime:
    return observed.observed_at


def readings_of(sets: Iterable[ObservationSet], code: str) -> tuple[Reading, ...]:
    """How often a field was read in these sets, and as what."""
    return _read(_each_once(sets), code)


def _each_once(sets: Iterable[ObservationSet]) -> _Each:
    return one_by_one((s.fact, s) for s in sets)


def _read(each: _Each, code: str) -> tuple[Reading, ...]:
    found = []
    for versions in each:
        known = [(s, v) for _, s in versions if (v := s.value(code)) is not None]
        if known:
            values = [value for _, value in known]
            found.append(Reading(known[0][0].observed_at, min(values), max(values)))
    return tuple(found)


def baselines(
    protocol: CareProtocol,
    session: Session,
    now: datetime,
    codes: Sequence[str] | None = None,
) -> tuple[Baseline, ...]:
    """One for each field that was read, in the protocol's order; or of some of them.

    A reading in conflict counts by its lowest version: a rise from it calls sooner.
    """
    each = _each_once(baseline_sets(protocol, session, now))
    charted = (spec.code for spec in protocol.charting.fields)
    read = {c: _read(each, c) for c in charted if codes is None or c in codes}
    return tuple(
        Baseline(
            field=code,
            median=median([r.lowest for r in found]),
            most=median([r.highest for r in found]),
            times=tuple(r.at for r in found),
        )
        for code, found in read.items()
        if found
    )


def medians(
    protocol: CareProtocol, session: Session, now: datetime
) -> dict[str, Decimal]:
    """The baseline of each field that was read."""
    return {b.field: b.median for b in baselines(protocol, session, now)}


def median(values: Sequence[Decimal]) -> Decimal:
    """The exact median; halves are kept. Raises ValueError where there is no value."""
    if not values:
        raise ValueError("No value has no median.")
    ranked = sorted(values)
    middle = len(ranked) // 2
    if len(ranked) % 2:
        return ranked[middle]
    return (ranked[middle - 1] + ranked[middle]) / 2
