"""The weight as typed: kilograms, or pounds that are shown in kg and asked about."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import WeightRecorded
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from ui.views import wording
from ui.views.new_session.known import Known, count_of, latest
from ui.views.new_session.parts import Act, FieldView, field, told

KG_PER_LB = Decimal("0.45359237")
"""The international avoirdupois pound, exact by definition (1959 agreement)."""

_STEP = Decimal("0.1")
_UNIT = re.compile(r"(.*?)\s*(kg|k|lbs?|l)?\Z", re.IGNORECASE)
_PERCENT = 100


class TypedWeight(Struct, frozen=True, kw_only=True):
    """A weight in kg, with what was typed and in which unit."""

    kg: Decimal
    typed: str
    unit: Literal["kg", "lb"]

    @property
    def recorded(self) -> WeightRecorded:
        return WeightRecorded(kg=self.kg, typed=self.typed, typed_unit=self.unit)


def typed_weight(text: str) -> TypedWeight | Refusal:
    """``68.4``, ``68,4 kg``, ``150 lb`` or ``150l``; one decimal at most."""
    parts = _UNIT.match(text.strip())
    number, unit = (parts.group(1), parts.group(2)) if parts else (text, None)
    amount = parse_number(number, 1, "weight")
    if isinstance(amount, Refusal):
        return amount
    if (unit or "k").lower().startswith("k"):
        return TypedWeight(kg=amount, typed=number, unit="kg")
    kg = (amount * KG_PER_LB).quantize(_STEP, ROUND_HALF_UP)
    return TypedWeight(kg=kg, typed=number, unit="lb")


def weight_field(known: Known) -> FieldView:
    """The field with what the page says of it."""
    text = known.draft.text("weight")
    shown = field(known.draft, "weight", "Weight, kg", note="type lb after pounds")
    if shown.verdict == "refused":
        return shown
    weight = known.session.weight if known.session else None
    if weight is not None and _is_same(text, weight):
        return _charted(known, shown)
    asked = weight_question(known)
    if asked and known.draft.kept == text:
        return replace(shown, note=_short(text), verdict="challenged")
    return _read(known, shown, text)


def _charted(known: Known, shown: FieldView) -> FieldView:
    fact = latest(known.session, WeightRecorded)
    note = f"charted {known.clock(fact.effective_at)}" if fact else ""
    return replace(shown, note=note, verdict="agreed")


def _read(known: Known, shown: FieldView, text: str) -> FieldView:
    read = typed_weight(text)
    if isinstance(read, TypedWeight):
        note = _conversion(read) if read.unit == "lb" else "Enter charts it"
        return replace(shown, note=note)
    if text and "weight" in known.draft.checked:
        return replace(shown, note=told(read), verdict="refused")
    return shown


def chart_weight(known: Known, session: Session) -> Act:
    """What Enter does in the weight field."""
    draft = known.draft
    text = draft.text("weight")
    read = typed_weight(text)
    if isinstance(read, Refusal):
        return Act(draft=draft.refused(read), focus="weight")
    impossible = _refuse(known, read)
    if impossible is not None:
        return Act(draft=draft.refused(impossible), focus="weight")
    if session.weight is not None and _is_same(text, session.weight):
        return Act(focus="ordered")
    if weight_question(known) and draft.kept != text:
        return Act(draft=draft.asked(text), focus="weight")
    count = count_of(session, WeightRecorded)
    return Act(
        command=Chart(
            id=draft.id_for(f"weight {count} of {session.id}"),
            stream_id=session.id,
            at=known.now,
            fact=read.recorded,
        ),
        focus="ordered",
    )


def weight_question(known: Known) -> str:
    """What is asked before this weight is charted; empty when nothing is."""
    read = typed_weight(known.draft.text("weight"))
    if isinstance(read, Refusal):
        return ""
    parts = []
    if read.unit == "lb":
        parts.append(_conversion(read))
    change = _change(known, read.kg)
    if change:
        parts.append(change)
    return f"{', '.join(parts)}. Enter again keeps it" if parts else ""


def _short(text: str) -> str:
    read = typed_weight(text)
    if isinstance(read, TypedWeight) and read.unit == "lb":
        return f"= {wording.amount(read.kg, 'kg')}"
    return "Enter again keeps it"


def _conversion(read: TypedWeight) -> str:
    return f"{read.typed} lb = {wording.amount(read.kg, 'kg')}"


def _change(known: Known, kg: Decimal) -> str:
    """The change since the last session, where the protocol asks about it."""
    before = known.earlier.weight_kg
    if before is None:
        return ""
    percent = abs(kg - before) * _PERCENT / before
    if percent <= known.protocol.dose.weight_change_percent_ask_above:
        return ""
    return (
        f"{wording.change(kg - before)} kg from {wording.amount(before, 'kg')} "
        f"last time, {percent:.0f} %"
    )


def _refuse(known: Known, read: TypedWeight) -> Refusal | None:
    dose = known.protocol.dose
    if dose.weight_lowest_kg <= read.kg <= dose.weight_highest_kg:
        return None
    return Refusal(
        field="weight",
        what=f"{wording.amount(read.kg, 'kg')} is not taken",
        why=f"the protocol takes {wording.number(dose.weight_lowest_kg)} to "
        f"{wording.amount(dose.weight_highest_kg, 'kg')}",
        remedy="Type it again",
    )


def _is_same(text: str, weight: WeightRecorded) -> bool:
    read = typed_weight(text)
    return isinstance(read, TypedWeight) and read.recorded == weight
