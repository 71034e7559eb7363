"""The words of every fact that is not a set: what it says, and a detail."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from monitor.chart.amendments import Settled
from monitor.chart.effects import Effect
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertSnoozed,
    AnyKind,
    BreakGlassCoSigned,
    BreakGlassOpened,
    ChartReattributed,
    ClockStepped,
    EffectEnded,
    EffectRecorded,
    FollowUpRecorded,
    HandedOver,
    InfusionRecorded,
    LimitChanged,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    SessionOpened,
    SessionTakenOver,
    SignedOff,
    SlotSnoozed,
    StaffNamed,
    StartCleared,
    TreatmentGiven,
    WeightRecorded,
)
from monitor.chart.manifest import manifest_code
from monitor.chart.texts import with_marks
from monitor.chart.who_charted import at_the_bedside
from ui.views import dose_words, wording
from ui.views.ending_words import closing_words, follow_up_words
from ui.views.score_words import review_words, score_words
from ui.views.timeline_doses import dosing_lines
from ui.views.timeline_emergency import emergency_lines
from ui.views.timeline_gates import gate_lines
from ui.views.timeline_review import review_lines
from ui.views.timeline_row import Ledger, joined


class Words(NamedTuple):
    """The two lines of a fact."""

    fact: str
    detail: str = ""


def words_of(payload: AnyKind, fact: Settled, ledger: Ledger) -> Words | None:
    """The words of a payload of that fact; None for kinds that get no row here."""
    for theme in _THEMES:
        words = theme(payload, fact, ledger)
        if words is not None:
            return words
    return None


def _breathing_words(payload: AnyKind, _: Settled, ledger: Ledger) -> Words | None:
    match payload:
        case OxygenRecorded(litres_per_minute=None):
            return Words("Room air")
        case OxygenRecorded(litres_per_minute=flow):
            return Words(f"Oxygen {wording.amount(flow or Decimal(0), 'L/min')}")
        case SlotSnoozed():
            slot = ledger.clock(payload.slot)
            return Words(f"Set of {slot} put off {payload.minutes}min", payload.cause)
        case _:
            return None


def _limit_words(payload: AnyKind, _: Settled, ledger: Ledger) -> Words | None:
    match payload:
        case LimitChanged():
            rule, limit = payload.rule, payload.limit
            by = joined(payload.prescriber, payload.reason)
            return Words(f"Limit of {rule} changed to {limit}", by)
        case AlertSnoozed():
            raised = ledger.session.alert(payload.key)
            rule = "" if raised is None else f" {raised.alert.rule}"
            return Words(f"Alert{rule} snoozed {payload.minutes}min", payload.reason)
        case _:
            return None


def _opening_words(payload: AnyKind, _: Settled, ledger: Ledger) -> Words | None:
    match payload:
        case SessionOpened():
            pin = payload.protocol
            told = f"protocol {pin.id} v{pin.version}"
            return Words("Session opened", joined(payload.room, told))
        case StaffNamed():
            if payload.person not in at_the_bedside(ledger.session):
                return None
            name = wording.actor_name(payload.name, verified=payload.verified)
            return Words(f"{name} charts")
        case StartCleared():
            count = wording.counted(len(payload.baseline_sets), "baseline set")
            return Words("Ready to start", count)
        case ChartReattributed(swapped_with=other):
            swapped = "" if other is None else "both charts were swapped"
            told = joined("was under another", swapped)
            return Words("Chart moved to this patient", told)
        case _:
            return None


def _glass_words(payload: AnyKind, _: Settled, __: Ledger) -> Words | None:
    match payload:
        case BreakGlassOpened():
            who = wording.actor_name(payload.name, verified=False)
            return Words(f"{who} charts without signing in", payload.reason)
        case BreakGlassCoSigned():
            return Words("Charting without signing in co-signed", payload.note)
        case _:
            return None


def _signing_words(payload: AnyKind, _: Settled, __: Ledger) -> Words | None:
    match payload:
        case SignedOff():
            manifest = payload.signature.manifest
            code = f"code {manifest_code(manifest)}"
            return Words(f"Signed as {manifest.meaning}", joined(manifest.name, code))
        case AddendumRecorded():
            return Words(with_marks(payload.text), "addendum")
        case _:
            return None


def _review_words(payload: AnyKind, _: Settled, ledger: Ledger) -> Words | None:
    lines = review_lines(payload, ledger.session)
    return None if lines is None else Words(*lines)


def _handover_words(payload: AnyKind, _: Settled, __: Ledger) -> Words | None:
    match payload:
        case HandedOver():
            return Words(f"Handed over to {payload.to}", "state shown, initials typed")
        case SessionTakenOver():
            return Words(f"Taken over by {payload.by}", "patient's initials typed")
        case _:
            return None


def _ending_words(payload: AnyKind, _: Settled, ledger: Ledger) -> Words | None:
    match payload:
        case SessionClosed():
            return Words(*closing_words(payload, ledger.clock))
        case FollowUpRecorded():
            return Words(*follow_up_words(payload))
        case ScoreRecorded():
            return Words(*score_words(payload))
        case ScoreReviewed():
            return Words(*review_words(payload, ledger.session, ledger.clock))
        case _:
            return None


def _dose_words(payload: AnyKind, fact: Settled, ledger: Ledger) -> Words | None:
    match payload:
        case InfusionRecorded():
            return _infusion_words(payload, fact, ledger)
        case WeightRecorded():
            typed = f"typed {payload.typed} lb" if payload.typed_unit == "lb" else ""
            return Words(f"Weight {wording.amount(payload.kg, 'kg')}", typed)
        case _:
            lines = dosing_lines(payload, fact, ledger)
            return None if lines is None else Words(*lines)


def _infusion_words(payload: InfusionRecorded, fact: Settled, ledger: Ledger) -> Words:
    rate = payload.rate_ml_per_hour
    told = f" {wording.amount(rate, 'mL/h')}" if rate is not None else ""
    step = "rate" if payload.step == "rate changed" else payload.step
    pump = payload.pump_ml
    read = f"pump {wording.amount(pump, 'mL')}" if pump is not None else ""
    return Words(
        f"Infusion {step}{told}", joined(payload.cause, _given(fact, ledger), read)
    )


def _given(fact: Settled, ledger: Ledger) -> str:
    """How much had been given by then; a sum, so it says so (ruling 31)."""
    session = ledger.session
    started = session.dose_started_at
    if session.order is None or started is None or fact.effective_at <= started:
        return ""
    at = fact.effective_at
    return dose_words.told(session, at)


def _care_words(payload: AnyKind, fact: Settled, ledger: Ledger) -> Words | None:
    match payload:
        case EffectRecorded():
            grade = _grade(payload.grade, ledger)
            told = joined(payload.action, payload.outcome)
            return Words(f"{effect_label(payload.code, ledger)}, {grade}", told)
        case EffectEnded():
            return _end_words(payload, fact, ledger)
        case TreatmentGiven():
            drug = f"{payload.drug} {payload.dose} {payload.route}"
            by = f"ordered by {payload.ordered_by}" if payload.ordered_by else ""
            back = "read back" if payload.verbal_order_read_back else ""
            return Words(" ".join(drug.split()), joined(by, back, payload.response))
        case NoteRecorded():
            return Words(with_marks(payload.text), _about(payload, ledger))
        case _:
            return None


def _end_words(payload: EffectEnded, fact: Settled, ledger: Ledger) -> Words:
    effect = _effect(payload, ledger)
    if effect is None:
        return Words("Side effect ended", payload.outcome)
    lasted = f"after {wording.in_minutes(fact.effective_at - effect.onset)}"
    label = effect_label(effect.code, ledger)
    return Words(f"{label} ended", joined(lasted, payload.outcome))


def _effect(payload: EffectEnded, ledger: Ledger) -> Effect | None:
    for effect in ledger.session.effects:
        if effect.id == payload.effect:
            return effect
    return None


def effect_label(code: str, ledger: Ledger) -> str:
    labels = {effect.code: effect.label for effect in ledger.protocol.effects}
    return labels.get(code, code)


def _grade(grade: int, ledger: Ledger) -> str:
    labels = {known.grade: known.label for known in ledger.protocol.grades}
    label = labels.get(grade, "")
    return f"grade {grade} {label.lower()}".rstrip()


def _about(payload: NoteRecorded, ledger: Ledger) -> str:
    about = None if payload.about is None else ledger.session.fact(payload.about)
    if about is None:
        return "note"
    return f"note on {ledger.clock(about.effective_at)}"


def _gate_words(payload: AnyKind, fact: Settled, ledger: Ledger) -> Words | None:
    lines = gate_lines(payload, fact.effective_at, ledger)
    return None if lines is None else Words(*lines)


def _emergency_words(payload: AnyKind, fact: Settled, ledger: Ledger) -> Words | None:
    # A retraction has a time of its own; the stamp keeps the one it was charted for.
    was = fact.history[-1] if fact.is_retracted and fact.history else fact.entry
    lines = emergency_lines(payload, was.effective_at, ledger)
    return None if lines is None else Words(*lines)


def _clock_words(payload: AnyKind, _: Settled, __: Ledger) -> Words | None:
    match payload:
        case ClockStepped(ahead_ms=0):
            return Words("Workstation clock agrees again")
        case ClockStepped(ahead=ahead):
            return Words(wording.own_clock(ahead), "it was set; times here go on")
        case _:
            return None


_THEMES: tuple[Callable[[AnyKind, Settled, Ledger], Words | None], ...] = (
    _opening_words,
    _glass_words,
    _signing_words,
    _review_words,
    _handover_words,
    _dose_words,
    _breathing_words,
    _care_words,
    _limit_words,
    _ending_words,
    _gate_words,
    _emergency_words,
    _clock_words,
)
"""Each knows the kinds of its own theme and leaves the others alone."""
