"""The infusion lane: the rate with its pauses, and the dose worked out from it."""

from collections.abc import Iterator
from decimal import Decimal

from monitor.chart.infusion import RateSegment
from monitor.chart.kinds import DevicesOrdered, InjectionOrdered, OralOrdered
from monitor.chart.session import Session
from ui.views import dose_words
from ui.views.device_words import outstanding
from ui.views.dose_weight import briefly_from
from ui.views.trend.lanes import DoseMark, InfusionLane, RateStep, Standstill
from ui.views.trend.subject import Subject
from ui.views.unchecked import told_mg
from ui.views.wording import amount, sentence


def infusion_lane(subject: Subject) -> InfusionLane:
    infusion = subject.session.infusion
    before = None
    steps = []
    for segment in infusion.segments:
        steps.append(_step(subject, segment, before))
        before = segment
    return InfusionLane(
        label=lane_name(subject.session),
        worked_from=briefly_from(subject.session),
        steps=tuple(steps),
        doses=tuple(_doses(subject)),
        doubts=tuple(subject.minute(d.at) for d in subject.session.dosing.doubts),
        standstill=_standstill(subject),
        outstanding=sentence(
            outstanding(subject.protocol, subject.session, subject.zone)
        ),
        total=_total(subject),
        total_note=_note(subject),
        pump=_pump(subject),
    )


def lane_name(session: Session) -> str:
    """``Infusion``, or what the dose is given by."""
    match session.order:
        case DevicesOrdered():
            return "Devices"
        case InjectionOrdered():
            return "Injection"
        case OralOrdered():
            return "Dose"
        case _:
            return "Infusion"


def _total(subject: Subject) -> str:
    """The sum so far; of an uncertain one the room is for how much at most."""
    if not told_mg(subject.session):
        return ""
    whole = dose_words.given(subject.session, subject.now)
    is_uncertain = dose_words.note(subject.session, subject.now) == dose_words.UNCERTAIN
    return whole.partition(" of ")[0] if is_uncertain else whole


def _doses(subject: Subject) -> Iterator[DoseMark]:
    for number, given in enumerate(subject.session.doses, start=1):
        mg = amount(given.dose.mg, "mg")
        spoken = f"dose {number}" if given.dose.device is None else f"device {number}"
        yield DoseMark(subject.minute(given.at), mg, f"{spoken} given, {mg}")


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


def _standstill(subject: Subject) -> Standstill | None:
    """The pause that still goes on."""
    infusion = subject.session.infusion
    since = infusion.paused_at
    if since is None or since > subject.now:
        return None
    words = sentence(dose_words.paused(infusion, subject.zone))
    return Standstill(
        start=subject.minute(since), end=subject.minute(subject.now), text=words
    )


def _note(subject: Subject) -> str:
    """Where the dose comes from."""
    if subject.session.order is None:
        return "No dose ordered"
    if subject.session.dose_started_at is None:
        return "not started" if subject.session.dose is not None else "not given"
    return dose_words.brief_note(subject.session, subject.now)


def _pump(subject: Subject) -> str:
    """What stood on the pump; while it runs that is out of date."""
    infusion = subject.session.infusion
    if infusion.pump_ml is None or infusion.is_running:
        return ""
    return f"pump {amount(infusion.pump_ml, 'mL')}"
