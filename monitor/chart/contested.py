"""Facts of which corrections contradict each other: each is one, at its most.

Nobody knows which is right until a nurse puts it right. So of a step, or of a dose,
that counts by which more of the drug was given, and the times of both are known.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.amendments import Settled
from monitor.chart.infusion import Infusion, trace
from monitor.chart.kinds import DoseGiven, InfusionRecorded

K = TypeVar("K")
_RUNS = ("started", "resumed", "rate changed")
_ENDS = ("stopped", "completed")


class Step(Struct, frozen=True, kw_only=True):
    """A step of the infusion, once; ``until`` is the latest that it may have been."""

    at: datetime
    until: datetime
    step: InfusionRecorded
    is_contested: bool


def steps(
    facts: Iterable[tuple[Settled, InfusionRecorded]],
) -> tuple[Step, ...]:
    """Each step once: by which the infusion ran the longest, at the highest rate."""
    found = [_step(versions) for versions in one_by_one(facts)]
    return tuple(sorted(found, key=_when))


def infused(facts: Iterable[tuple[Settled, InfusionRecorded]]) -> Infusion:
    """The infusion by these steps, and the latest that it may have begun."""
    found = steps(facts)
    starts = (s.until for s in found if s.step.step == "started")
    return structs.replace(
        trace((s.at, s.step) for s in found),
        started_by=next(starts, None),
        is_contested=any(s.is_contested for s in found),
    )


def most_given(
    versions: list[tuple[Settled, DoseGiven]],
) -> tuple[datetime, datetime, DoseGiven]:
    """The earliest and the latest time of a dose, and the most that it may be."""
    times = [fact.effective_at for fact, _ in versions]
    most = max((dose for _, dose in versions), key=_mg)
    return min(times), max(times), most


def one_by_one(
    facts: Iterable[tuple[Settled, K]],
) -> Iterable[list[tuple[Settled, K]]]:
    """Each fact with all that is said of it, in the order of the first of these."""
    found: dict[UUID, list[tuple[Settled, K]]] = {}
    for fact, payload in facts:
        found.setdefault(fact.id, []).append((fact, payload))
    return found.values()


def _step(versions: list[tuple[Settled, InfusionRecorded]]) -> Step:
    """What may have begun begins at the earliest, and what stops at the latest."""
    times = [fact.effective_at for fact, _ in versions]
    fact, step = min(versions, key=_rank)
    rates = [s.rate_ml_per_hour for _, s in versions if s.rate_ml_per_hour is not None]
    if len(versions) > 1 and step.step in _RUNS and rates:
        step = structs.replace(step, rate_ml_per_hour=max(rates))
    return Step(
        at=min(times) if step.step in _RUNS else max(times),
        until=max(times),
        step=step,
        is_contested=fact.is_conflicting,
    )


def _rank(version: tuple[Settled, InfusionRecorded]) -> int:
    """What runs comes before what pauses, and that before what ends."""
    _, step = version
    if step.step in _RUNS:
        return 0
    return 2 if step.step in _ENDS else 1


def _mg(dose: DoseGiven) -> Decimal:
    return dose.mg


def _when(step: Step) -> datetime:
    return step.at
