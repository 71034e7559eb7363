"""Which infusion step may follow which, and what no pump and no bag can do."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from monitor.chart.infusion import Infusion, trace
from monitor.chart.kinds import DoseOrdered, InfusionRecorded
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal

Timed = tuple[datetime, InfusionRecorded]


def refuse_step(
    steps: Sequence[Timed], at: datetime, step: InfusionRecorded
) -> Refusal | None:
    """Refuse a step that contradicts the ones before or after it."""
    earlier = [s for s in steps if s[0] <= at]
    refusal = _refuse_after(trace(earlier), step)
    if refusal is not None:
        return refusal
    passed = [*earlier, (at, step)]
    for later in (s for s in steps if s[0] > at):
        if _refuse_after(trace(passed), later[1]) is not None:
            return Refusal(
                what="This step can't stand here",
                why=f"it contradicts the later step, {later[1].step}",
                remedy="Check the time, or amend the later step",
            )
        passed.append(later)
    return None


def _refuse_after(infusion: Infusion, step: InfusionRecorded) -> Refusal | None:
    why = contradiction(infusion, step)
    if why:
        return Refusal(
            what=f"Infusion {step.step} not charted",
            why=why,
            remedy="Choose another step, or amend the one that is wrong",
        )
    return None


def contradiction(infusion: Infusion, step: InfusionRecorded) -> str:
    """Why the step can't follow the infusion so far; empty where it can."""
    if step.step == "started":
        return "the infusion has already started" if infusion.started_at else ""
    if infusion.started_at is None:
        return "the infusion has not started"
    if infusion.ended_at is not None:
        return "the infusion has already ended"
    if step.step == "resumed" and infusion.is_running:
        return "the infusion is running"
    if step.step in ("paused", "rate changed") and infusion.is_paused:
        return "the infusion is paused"
    return ""


def refuse_figures(
    step: InfusionRecorded, highest: Decimal, dose: DoseOrdered | None
) -> Refusal | None:
    """Refuse what no pump and no bag can do; ``highest`` is a rate, mL/h."""
    return _refuse_rate(step, highest) or refuse_pump_volume(step, dose)


def _refuse_rate(step: InfusionRecorded, highest: Decimal) -> Refusal | None:
    """Refuse a rate, mL/h, that is missing, none, or above what the protocol takes."""
    rate = step.rate_ml_per_hour
    if rate is None:
        if step.step not in ("started", "rate changed"):
            return None
        what, why = "The rate is missing", f"infusion {step.step} needs one"
        remedy = "Type the rate read from the pump, in mL/h"
    elif rate <= 0:
        what, why = "The rate is not above 0 mL/h", "a running infusion has a rate"
        remedy = "Type the rate read from the pump, or chart a pause"
    elif rate > highest:
        what = f"A rate of {written(rate)} mL/h is not taken"
        why = f"the protocol takes at most {written(highest)} mL/h"
        remedy = "Type the rate read from the pump, in mL/h"
    else:
        return None
    return Refusal(field="rate", what=what, why=why, remedy=remedy)


def refuse_pump_volume(
    step: InfusionRecorded, dose: DoseOrdered | None
) -> Refusal | None:
    """Refuse a volume, mL, that is more than the bag held."""
    volume = step.pump_ml
    if volume is None or dose is None or volume <= dose.bag_ml:
        return None
    return Refusal(
        field="pump",
        what=f"A pump volume of {written(volume)} mL is not possible",
        why=f"the bag holds {written(dose.bag_ml)} mL",
        remedy="Type the volume so far, read from the pump",
    )
