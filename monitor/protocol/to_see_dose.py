"""Exceptions of the dose: breaks, doubts, what differs from the order or is left."""

from collections.abc import Iterator
from datetime import timedelta

from monitor.chart.amendments import Settled
from monitor.chart.given import given
from monitor.chart.kinds import (
    DoseDoubtful,
    DosesEnded,
    InfusionRecorded,
    TreatmentGiven,
)
from monitor.chart.numbers import written
from monitor.protocol.to_see import Ground, ToSee, of_fact
from monitor.protocol.wasting import (
    left_by_pump,
    overdrawn,
    unlike_pump,
    unwasted_ml,
)

_MINUTE = timedelta(minutes=1)


def dose_to_see(ground: Ground) -> Iterator[ToSee]:
    """What became of the dose: breaks, doubts, what differs from the order."""
    facts = ground.session.facts
    for at, fact in enumerate(facts):
        match fact.payload:
            case InfusionRecorded(step="paused"):
                yield of_fact(fact, "paused", f"Infusion paused{_lasted(facts, at)}")
            case InfusionRecorded(step="stopped"):
                yield of_fact(fact, "stopped", "Infusion stopped before its end")
            case DosesEnded():
                yield of_fact(fact, "ended", "Not all of the ordered doses given")
            case DoseDoubtful(cause=cause):
                yield of_fact(fact, "doubt", f"Dose uncertain: {cause}")
            case TreatmentGiven(drug=drug, dose=dose):
                yield of_fact(fact, "rescue", f"Given for an effect: {drug} {dose}")
            case _:
                pass
    yield from _off_order(ground)
    yield from _drug_left(ground)


def _off_order(ground: Ground) -> Iterator[ToSee]:
    review, found = ground.protocol.review, given(ground.session, ground.at)
    started = ground.session.dose_started_at
    if review is None or found is None or started is None:
        return
    off = abs(found.mg - found.ordered_mg)
    if off * 100 > review.dose_off_percent * found.ordered_mg:
        mg = f"{written(found.mg)} mg of {written(found.ordered_mg)} mg ordered"
        yield ToSee(key="dose off", text=f"Dose given: {mg}", at=ground.at)


def _drug_left(ground: Ground) -> Iterator[ToSee]:
    """What of the drug is not accounted for.

    Where the pump was read at the end it alone judges, as where somebody closes.
    """
    session, at = ground.session, ground.at
    left = unwasted_ml(ground.protocol, session, at)
    if left is not None:
        text = f"Drug: {written(left)} mL left, no waste charted"
        yield ToSee(key="drug left", text=text, at=at)
    is_read = left_by_pump(session) is not None
    unlike = unlike_pump(session) if is_read else overdrawn(session, at)
    if unlike:
        yield ToSee(key="drug unlike", text=f"Drug: {unlike}", at=at)


def _lasted(facts: tuple[Settled, ...], at: int) -> str:
    """`` 2min``, until it went on or was over; empty where nothing tells."""
    steps = (f for f in facts[at + 1 :] if isinstance(f.payload, InfusionRecorded))
    after = next(steps, None)
    if after is None:
        return ""
    return f" {(after.effective_at - facts[at].effective_at) // _MINUTE}min"
