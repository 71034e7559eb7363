"""Whether the session still is as it was when it was declared ready to start."""

from datetime import datetime

from monitor.chart.amendments import Settled, Settlement
from monitor.chart.doses import Dosing, order_weight_kg
from monitor.chart.infusion import Infusion
from monitor.chart.kinds import (
    DoseChecked,
    DrugPrepared,
    GateAnswered,
    GateOverridden,
    Order,
    StartCleared,
    WeightRecorded,
)

_DECLARED_ON = (
    WeightRecorded | Order | DrugPrepared | DoseChecked | GateAnswered | GateOverridden
)


def cleared_at(
    settlement: Settlement, dosed: Dosing, infusion: Infusion
) -> datetime | None:
    """When it was declared ready; None where it was not, or that was taken back.

    Whoever strikes out what it was declared on, or orders anew, before the dose has
    begun, takes it back: then it is all asked for again. So does who puts the weight
    right, or weighs anew, where the dose was worked from a weight.
    """
    declared = [f for f in settlement.in_force if isinstance(f.payload, StartCleared)]
    if not declared:
        return None
    last = max(declared, key=lambda fact: fact.entry.written)
    if infusion.started_at is not None or dosed.given:
        return last.effective_at
    if _is_taken_back(settlement, last):
        return None
    of_weight = dosed.order is not None and order_weight_kg(dosed.order) is not None
    is_weighed = of_weight and _is_weighed_since(settlement, last)
    return None if is_weighed else last.effective_at


def _is_taken_back(settlement: Settlement, declared: Settled) -> bool:
    since = declared.entry.written
    struck = (f for f in settlement.retracted if f.entry.written > since)
    ordered = (f for f in settlement.in_force if isinstance(f.payload, Order))
    return (
        any(isinstance(fact.payload, _DECLARED_ON) for fact in struck)
        or any(fact.first.written > since for fact in ordered)
        or _has_lost_its_baseline(settlement, declared)
    )


def _is_weighed_since(settlement: Settlement, declared: Settled) -> bool:
    since = declared.entry.written
    return any(
        isinstance(fact.payload, WeightRecorded) and fact.entry.written > since
        for fact in settlement.in_force
    )


def _has_lost_its_baseline(settlement: Settlement, declared: Settled) -> bool:
    """Whether every set that it was declared on is struck out."""
    if not isinstance(declared.payload, StartCleared):
        return False
    sets = declared.payload.baseline_sets
    struck = {fact.id for fact in settlement.retracted}
    return bool(sets) and struck.issuperset(sets)
