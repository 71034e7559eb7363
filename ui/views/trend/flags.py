"""The events lane: what happened beside the readings, alerts, and what is due."""

from datetime import datetime

from monitor.chart.amendments import Settled
from monitor.chart.effects import Effect
from monitor.chart.kinds import (
    DoseDoubtful,
    DoseGiven,
    InfusionRecorded,
    InfusionStep,
    NoteRecorded,
    TreatmentGiven,
)
from monitor.chart.observations import ObservationSet
from monitor.chart.texts import with_marks
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert
from ui.views.trend.lanes import DOUBT, DueTick, EventLane, EventSpan, Flag
from ui.views.trend.limits import PRIORITY_WORDS
from ui.views.trend.subject import Subject
from ui.views.wording import amount, in_minutes

STEP_LETTERS: dict[InfusionStep, str] = {
    "started": "S",
    "rate changed": "C",
    "paused": "P",
    "resumed": "R",
    "stopped": "X",
    "completed": "E",
}
OBSERVED = "O"
EMERGENCY = "EMER"
NOTE = "N"
TREATMENT = "T"
_TAKEN = frozenset({*STEP_LETTERS.values(), OBSERVED, NOTE, TREATMENT})
_LONGEST = 60
_AHEAD = frozenset({"upcoming", "snoozed", "due"})


def event_lane(subject: Subject) -> EventLane:
    flags = [
        *_fact_flags(subject),
        *_effect_flags(subject),
        *_observed_flags(subject),
        *_emergency_flags(subject),
        *(_alert_flag(subject, alert) for alert in subject.assessment.alerts),
    ]
    return EventLane(
        label="Events",
        flags=tuple(sorted(flags, key=lambda flag: flag.minute)),
        due=_due_ticks(subject),
        ongoing=_ongoing(subject),
        worst=_worst(subject),
        spans=_emergency_spans(subject),
    )


def _ongoing(subject: Subject) -> tuple[str, ...]:
    """What goes on, and for how long; of a closed session what never was ended."""
    return tuple(
        f"{effect_name(subject, e)[1].lower()} {in_minutes(subject.now - e.onset)}"
        for e in _going(subject)
    )


def _worst(subject: Subject) -> str:
    named = (effect_name(subject, effect)[1].lower() for effect in _going(subject))
    return next(named, "")


def _going(subject: Subject) -> list[Effect]:
    """The worst first, and of those the oldest."""
    effects = subject.session.effects
    going = [e for e in effects if e.is_ongoing and e.onset <= subject.now]
    return sorted(going, key=lambda e: (-e.grade, e.onset))


def _fact_flags(subject: Subject) -> list[Flag]:
    found = (_fact_flag(subject, fact) for fact in subject.session.facts)
    return [flag for flag in found if flag is not None]


def _fact_flag(subject: Subject, fact: Settled) -> Flag | None:
    at = fact.effective_at
    match fact.payload:
        case InfusionRecorded() as step:
            words = _step_words(step)
            return _flag(subject, at, STEP_LETTERS[step.step], words)
        case DoseGiven() as dose:
            return _dose_flag(subject, fact, dose)
        case DoseDoubtful() as doubt:
            words = f"dose uncertain, {doubt.cause}"
            return Flag(
                minute=subject.minute(at), look="step", letter=DOUBT, words=words
            )
        case NoteRecorded(text=text):
            return _flag(subject, at, NOTE, _shortened(with_marks(text)))
        case TreatmentGiven() as given:
            words = f"{given.drug} {given.dose} {given.route}"
            return _flag(subject, at, TREATMENT, words)
        case _:
            return None


def _dose_flag(subject: Subject, fact: Settled, dose: DoseGiven) -> Flag:
    """A single dose by its number, counted in order of time."""
    places = [given.id for given in subject.session.doses]
    number = str(places.index(fact.id) + 1)
    what = "dose" if dose.device is None else "device"
    words = f"{what} {number} given, {amount(dose.mg, 'mg')}"
    minute = subject.minute(fact.effective_at)
    return Flag(minute=minute, look="step", letter=number, words=words)


def _flag(subject: Subject, at: datetime, letter: str, words: str) -> Flag:
    return Flag(
        minute=subject.minute(at),
        look="step" if letter in STEP_LETTERS.values() else "note",
        letter=letter,
        words=words,
    )


def _step_words(step: InfusionRecorded) -> str:
    rate = step.rate_ml_per_hour
    words = f"infusion {step.step}"
    if rate is not None:
        words += f" {amount(rate, 'mL/h')}"
    return f"{words}, {step.cause}" if step.cause else words


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _emergency_flags(subject: Subject) -> list[Flag]:
    """Time zero, each stamp by its letter, and the end."""
    flags = []
    for emergency in subject.session.emergencies:
        told = [(emergency.declared_at, EMERGENCY, "emergency declared")]
        told += [(s.at, s.code, f"emergency, {s.label}") for s in emergency.stamps]
        if emergency.ended_at is not None:
            words = f"emergency ended, {emergency.outcome}"
            told.append((emergency.ended_at, EMERGENCY, words))
        flags += [
            Flag(
                minute=subject.minute(at),
                look="note",
                letter=letter,
                words=words,
                is_emergency=True,
            )
            for at, letter, words in told
        ]
    return flags


def _emergency_spans(subject: Subject) -> tuple[EventSpan, ...]:
    return tuple(
        EventSpan(
            start=subject.minute(emergency.declared_at),
            end=subject.minute(emergency.ended_at or subject.now),
            words="Emergency",
        )
        for emergency in subject.session.emergencies
    )


def _effect_flags(subject: Subject) -> list[Flag]:
    flags = []
    for effect in subject.session.effects:
        if not effect.grade:
            continue
        letter, label = effect_name(subject, effect)
        words = f"{label} grade {effect.grade}"
        onset = subject.minute(effect.onset)
        flags.append(Flag(minute=onset, look="effect", letter=letter, words=words))
        if effect.ended is not None:
            ended = subject.minute(effect.ended)
            words = f"{label} ended"
            flags.append(Flag(minute=ended, look="ended", letter=letter, words=words))
    return flags


def effect_name(subject: Subject, effect: Effect) -> tuple[str, str]:
    """The letter and the words of a side effect; its code where it has no letter.

    Where a step, a note or a treatment has that letter, the first two of its words.
    """
    for spec in subject.protocol.effects:
        if spec.code == effect.code:
            letter = spec.label[:2] if spec.key in _TAKEN else spec.key
            return letter or spec.code, spec.label
    return effect.code, effect.code


def _observed_flags(subject: Subject) -> list[Flag]:
    """Sets in which the patient was watched and not disturbed."""
    upper = subject.protocol.charting.pressure.upper
    return [
        _flag(subject, observed.observed_at, OBSERVED, "observed, not disturbed")
        for observed in subject.session.sets
        if _is_watched(observed, upper)
    ]


def _is_watched(observed: ObservationSet, pressure: str) -> bool:
    reading = observed.reading(pressure)
    return reading is not None and reading.not_done == "not disturbed"


def _alert_flag(subject: Subject, alert: Alert) -> Flag:
    """Stands at the reading that raised it, or at its time where time did."""
    at = alert.raised_at if alert.measured_at is None else alert.measured_at
    said = ", ".join(part for part in (alert.value, alert.limit) if part)
    return Flag(
        minute=subject.minute(at),
        look="alert",
        letter="",
        words=f"{PRIORITY_WORDS[alert.priority]} {said}".strip(),
        priority=alert.priority,
    )


def _due_ticks(subject: Subject) -> tuple[DueTick, ...]:
    """Slots and rechecks from now on, the soonest first."""
    if not subject.session.is_open:
        return ()
    ticks = [
        (recheck.due_at, recheck.label)
        for recheck in subject.assessment.rechecks
        if recheck.fulfilled_by is None
    ]
    ticks += [
        (slot.due_at, _slot_words(subject, slot))
        for slot in subject.assessment.slots
        if slot.state in _AHEAD
    ]
    ticks += _baseline_tick(subject)
    return tuple(
        DueTick(subject.minute(at), subject.clock(at), what)
        for at, what in sorted(ticks)
    )


def _slot_words(subject: Subject, slot: Slot) -> str:
    asked = {spec.code for spec in subject.protocol.charting.fields}
    is_full = asked.issubset(slot.needs)
    return "full set" if is_full else ""


def _baseline_tick(subject: Subject) -> list[tuple[datetime, str]]:
    due = subject.assessment.due
    if due.kind != "baseline" or due.at is None:
        return []
    return [(due.at, f"baseline set {due.number}")]
