"""The baseline: the exact median of what was read before the dose."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from monitor.chart.kinds import DoseGiven, InfusionRecorded
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.chart.timeliness import is_in_baseline
from monitor.protocol.assessment import Baseline
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.fact_order import fact_order

_DOSES = (InfusionRecorded, DoseGiven)


def baseline_sets(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[ObservationSet, ...]:
    """The sets of the last minutes before the dose; before its start, so far.

    What was read under the drug is none of them, though a clock that was set back
    shows a time before it.
    """
    order = fact_order(session)
    end = order.anchor(session.dose_started_at, _DOSES) or now
    within = timedelta(minutes=protocol.baseline.within_minutes)
    return tuple(
        s for s in session.sets if is_in_baseline(order.at(s.fact), end, within)
    )


def too_close(
    protocol: CareProtocol, sets: Sequence[ObservationSet]
) -> tuple[ObservationSet, ...]:
    """Those that were read sooner after the one before than the protocol has it."""
    least = timedelta(minutes=protocol.baseline.apart_least_minutes)
    return tuple(
        later
        for before, later in pairwise(sorted(sets, key=_observed_at))
        if later.observed_at - before.observed_at < least
    )


def _observed_at(observed: ObservationSet) -> datetime:
    return observed.observed_at


def baselines(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[Baseline, ...]:
    """One for each field that was read, in the protocol's order."""
    sets = baseline_sets(protocol, session, now)
    found = []
    for spec in protocol.charting.fields:
        read = [
            (s.observed_at, v) for s in sets if (v := s.value(spec.code)) is not None
        ]
        if read:
            found.append(
                Baseline(
                    field=spec.code,
                    median=median([value for _, value in read]),
                    times=tuple(at for at, _ in read),
                )
            )
    return tuple(found)


def median(values: Sequence[Decimal]) -> Decimal:
    """The exact median; halves are kept. Raises ValueError where there is no value."""
    if not values:
        raise ValueError("No value has no median.")
    ranked = sorted(values)
    middle = len(ranked) // 2
    if len(ranked) % 2:
        return ranked[middle]
    return (ranked[middle - 1] + ranked[middle]) / 2
