"""Charted facts as texts to edit, and edited texts as the facts they should be."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.keying.reasons import REASONS
from monitor.chart.kinds import (
    Amendable,
    EffectRecorded,
    EmergencyStamped,
    GateAnswered,
    InfusionRecorded,
    LimitChanged,
    NotDone,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
    ScoreRecorded,
    ScoreReviewed,
    TreatmentGiven,
    WeightRecorded,
)
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.forms.amendable_doses import dose_texts, edited_dose
from ui.views.forms.amendable_effects import edited_effect, effect_texts
from ui.views.forms.amendable_emergency import edited_stamp, stamp_texts
from ui.views.forms.amendable_gates import edited_gate, gate_texts
from ui.views.forms.amendable_limits import edited_limit, limit_texts
from ui.views.forms.amendable_scores import edited_score, score_texts

Texts = Mapping[str, str]
AIR = "air"


class Editable(Struct, frozen=True):
    """One text of a fact: its part, its label, and how it stands now."""

    part: str
    label: str
    text: str
    stretch: int = 1


def editables(fact: Amendable, charting: Charting) -> tuple[Editable, ...]:
    """The texts of a fact that can be put right in the strip, in their order."""
    match fact:
        case ObservationsRecorded():
            return tuple(_reading_editable(r, charting) for r in fact.readings)
        case NoteRecorded() | TreatmentGiven():
            return tuple(
                Editable(part, label, getattr(fact, part), stretch)
                for part, label, stretch in _plain_parts(fact)
            )
        case InfusionRecorded():
            return (
                Editable("rate", "Rate, mL/h", _number(fact.rate_ml_per_hour)),
                Editable("pump", "From the pump, mL", _number(fact.pump_ml)),
                Editable("cause", "Reason charted", fact.cause, 2),
            )
        case EffectRecorded():
            return tuple(Editable(*parts) for parts in effect_texts(fact))
        case OxygenRecorded() | WeightRecorded():
            return (_amount(fact),)
        case _:
            rest = (*dose_texts(fact), *gate_texts(fact), *limit_texts(fact))
            rest = (*rest, *stamp_texts(fact), *score_texts(fact))
            return tuple(Editable(*parts) for parts in rest)


def edited(fact: Amendable, texts: Texts, charting: Charting) -> Amendable | Refusal:
    """The fact as the texts say it should be; the same fact where nothing changed."""
    match fact:
        case ObservationsRecorded():
            return _edited_set(fact, texts, charting)
        case NoteRecorded() | TreatmentGiven():
            parts = [part for part, _, _ in _plain_parts(fact)]
            return replace(fact, **{p: texts[p] for p in parts if p in texts})
        case InfusionRecorded():
            return _edited_infusion(fact, texts)
        case EffectRecorded():
            return edited_effect(fact, texts)
        case OxygenRecorded() | WeightRecorded():
            return _edited_amount(fact, texts)
        case _:
            return _edited_rest(fact, texts)


def _edited_rest(fact: Amendable, texts: Texts) -> Amendable | Refusal:
    match fact:
        case GateAnswered():
            return edited_gate(fact, texts)
        case LimitChanged():
            return edited_limit(fact, texts)
        case EmergencyStamped():
            return edited_stamp(fact, texts)
        case ScoreRecorded() | ScoreReviewed():
            return edited_score(fact, texts)
        case _:
            return edited_dose(fact, texts)


_LETTERS: dict[NotDone, str] = {reason: letter for _, letter, reason in REASONS}
_REASONS: dict[str, NotDone] = {letter: reason for _, letter, reason in REASONS}


def _plain_parts(
    fact: NoteRecorded | TreatmentGiven,
) -> tuple[tuple[str, str, int], ...]:
    """The parts of a fact that are plain text, with label and share of the width."""
    if isinstance(fact, NoteRecorded):
        return (("text", "Note", 5),)
    return (
        ("drug", "Drug", 2),
        ("dose", "Dose", 1),
        ("route", "Route", 1),
        ("ordered_by", "Ordered by", 2),
        ("response", "Effect of it", 2),
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else wording.as_charted(value)


def _reading_editable(reading: Reading, charting: Charting) -> Editable:
    text = _number(reading.value)
    if reading.not_done is not None:
        text = f"-{_LETTERS[reading.not_done]}"
    return Editable(reading.field, charting.field(reading.field).short, text)


def _edited_set(
    fact: ObservationsRecorded, texts: Texts, charting: Charting
) -> ObservationsRecorded | Refusal:
    readings = []
    for reading in fact.readings:
        spec = charting.field(reading.field)
        before = _reading_editable(reading, charting).text
        text = texts.get(reading.field, before).strip()
        now = reading if text == before else _reading(text, spec)
        if isinstance(now, Refusal):
            return now
        readings.append(now)
    return replace(fact, readings=tuple(readings))


def _reading(text: str, spec: FieldSpec) -> Reading | Refusal:
    reason = _REASONS.get(text.removeprefix("-").upper())
    if text.startswith("-") and reason is not None:
        return Reading(field=spec.code, not_done=reason)
    value = parse_number(text, spec.decimals, spec.code)
    if isinstance(value, Refusal):
        return value
    return Reading(field=spec.code, value=value)


def _edited_infusion(
    fact: InfusionRecorded, texts: Texts
) -> InfusionRecorded | Refusal:
    rate = _optional(texts, "rate", fact.rate_ml_per_hour)
    pump = _optional(texts, "pump", fact.pump_ml)
    if isinstance(rate, Refusal):
        return rate
    if isinstance(pump, Refusal):
        return pump
    cause = texts.get("cause", fact.cause)
    return replace(fact, rate_ml_per_hour=rate, pump_ml=pump, cause=cause)


def _optional(
    texts: Texts, part: str, before: Decimal | None
) -> Decimal | Refusal | None:
    text = texts.get(part, _number(before)).strip()
    if text == _number(before):
        return before
    return parse_number(text, 1, part) if text else None


def _amount(fact: OxygenRecorded | WeightRecorded) -> Editable:
    if isinstance(fact, WeightRecorded):
        return Editable("weight", "Weight, kg", _number(fact.kg))
    return Editable("flow", "L/min, or air", _number(fact.litres_per_minute) or AIR)


def _edited_amount(
    fact: OxygenRecorded | WeightRecorded, texts: Texts
) -> OxygenRecorded | WeightRecorded | Refusal:
    if isinstance(fact, WeightRecorded):
        return _edited_weight(fact, texts)
    return _edited_oxygen(fact, texts)


def _edited_oxygen(fact: OxygenRecorded, texts: Texts) -> OxygenRecorded | Refusal:
    before = _number(fact.litres_per_minute) or AIR
    text = texts.get("flow", before).strip().casefold()
    if text == AIR:
        return replace(fact, litres_per_minute=None)
    flow = parse_number(text, 1, "flow")
    if isinstance(flow, Refusal):
        return flow
    return replace(fact, litres_per_minute=flow)


def _edited_weight(fact: WeightRecorded, texts: Texts) -> WeightRecorded | Refusal:
    text = texts.get("weight", _number(fact.kg)).strip()
    if text == _number(fact.kg):
        return fact
    kg = parse_number(text, 1, "weight")
    if isinstance(kg, Refusal):
        return kg
    return WeightRecorded(kg=kg, typed=text, typed_unit="kg")
