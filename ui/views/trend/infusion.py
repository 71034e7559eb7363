"""The infusion lane: the rate with its pauses, and the dose worked out from it."""

from decimal import Decimal

from monitor.chart.infusion import RateSegment
from ui.views.trend.lanes import InfusionLane, RateStep
from ui.views.trend.subject import Subject
from ui.views.wording import amount, number

_TENTH = Decimal("0.1")


def infusion_lane(subject: Subject) -> InfusionLane:
    infusion = subject.session.infusion
    before = None
    steps = []
    for segment in infusion.segments:
        steps.append(_step(subject, segment, before))
        before = segment
    return InfusionLane(
        label="Infusion",
        steps=tuple(steps),
        total=_total(subject),
        total_note=_note(subject),
        pump=_pump(subject),
    )


def _step(
    subject: Subject, segment: RateSegment, before: RateSegment | None
) -> RateStep:
    dose = subject.session.dose
    rate = segment.rate_ml_per_hour
    full = rate if dose is None else dose.rate_ml_per_hour
    words = amount(rate, "mL/h")
    is_same = before is not None and before.rate_ml_per_hour == rate
    end = subject.now if segment.end is None else segment.end
    return RateStep(
        start=subject.minute(segment.start),
        end=subject.minute(end),
        share=float(min(rate / full, Decimal(1))) if full else 1.0,
        rate=words,
        text="" if is_same else words,
    )


def _total(subject: Subject) -> str:
    """``33.3 of 34.2 mg``, rounded to a tenth."""
    dose = subject.session.dose
    if dose is None:
        return ""
    given = subject.session.infusion.volume_ml(subject.now) * dose.mg_per_ml
    return f"{number(given.quantize(_TENTH))} of {number(dose.mg)} mg"


def _note(subject: Subject) -> str:
    """Where the dose comes from."""
    infusion = subject.session.infusion
    if subject.session.dose is None:
        return "No dose ordered"
    return "not started" if infusion.started_at is None else "calculated"


def _pump(subject: Subject) -> str:
    """What stood on the pump; while it runs that is out of date."""
    infusion = subject.session.infusion
    if infusion.pump_ml is None or infusion.is_running:
        return ""
    return f"pump {amount(infusion.pump_ml, 'mL')}"
