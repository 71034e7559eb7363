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
from ui.views.dose_weight import changed_since
from ui.views.new_session.known import Known, count_of, latest
from ui.views.new_session.parts import NOTHING, Act, Fault, FieldView, field

KG_PER_LB = Decimal("0.45359237")
"""The international avoirdupois pound, exact by definition (1959 agreement)."""

_STEP = Decimal("0.1")
_UNIT = re.compile(r"(.*?)\s*(kg|k|lbs?|l)?\Z", re.IGNORECASE)
_MISSING = Fault(
    refusal=Refusal(
        field="weight",
        what="The dose is not charted",
        why="the weight is missing",
        remedy="Type it first",
    ),
    note="missing",
)


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
    faults = weight_faults(known)
    shown = field(
        known.draft, "weight", "Weight, kg", faults=faults, note="type lb after pounds"
    )
    if shown.verdict == "refused":
        return shown
    if is_weight_charted(known):
        return _charted(known, shown)
    if is_weight_asked(known):
        return replace(shown, note=_short(known), verdict="challenged")
    is_sound = bool(known.draft.text("weight")) and not faults
    return replace(shown, note="Enter or Tab charts it") if is_sound else shown


def weight_faults(known: Known) -> tuple[Fault, ...]:
    """What is wrong with what stands in the field; one fault at most."""
    text = known.draft.text("weight")
    if not text:
        return () if _weight(known) is not None else (_MISSING,)
    read = typed_weight(text)
    if isinstance(read, Refusal):
        return (Fault(refusal=read, note=read.what),)
    impossible = _refuse(known, read)
    return () if impossible is None else (impossible,)


def is_weight_charted(known: Known) -> bool:
    """Whether the charted weight is what stands in the field, or nothing does."""
    weight, text = _weight(known), known.draft.text("weight")
    return weight is not None and (not text or _is_same(text, weight))


def is_weight_asked(known: Known) -> bool:
    """Whether a question about the weight is shown by now."""
    asks = bool(weight_question(known)) and not is_weight_charted(known)
    return asks and known.draft.is_told("weight")


def chart_weight(known: Known, session: Session) -> Act:
    """What Enter does in the weight field."""
    draft = known.draft
    if weight_faults(known):
        return Act(draft=draft.tell(("weight",)), focus="weight")
    if is_weight_charted(known):
        return Act(focus="ordered")
    if weight_question(known) and not is_weight_asked(known):
        return Act(draft=draft.tell(("weight",)), focus="weight")
    return Act(draft=draft.settled(), command=_command(known, session), focus="ordered")


def leave_weight(known: Known, session: Session) -> Act:
    """What leaving the field does: chart it, unless there is something to ask."""
    charts_nothing = is_weight_charted(known) or bool(weight_faults(known))
    if known.is_saving or charts_nothing or weight_question(known):
        return NOTHING
    return Act(draft=known.draft.settled(), command=_command(known, session))


def _command(known: Known, session: Session) -> Chart | None:
    read = typed_weight(known.draft.text("weight"))
    if isinstance(read, Refusal):
        return None
    count = count_of(session, WeightRecorded)
    return Chart(
        id=known.draft.id_for(f"weight {count} of {session.id}"),
        stream_id=session.id,
        at=known.now,
        fact=read.recorded,
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
    return f"{', '.join(parts)}. Enter in the weight keeps it" if parts else ""


def _weight(known: Known) -> WeightRecorded | None:
    return known.session.weight if known.session else None


def _charted(known: Known, shown: FieldView) -> FieldView:
    fact, weight = latest(known.session, WeightRecorded), _weight(known)
    if fact is None or weight is None:
        return shown
    at = f"charted {known.clock(fact.effective_at)}"
    if not shown.text.strip():
        return replace(shown, note=f"{wording.amount(weight.kg, 'kg')} {at}")
    return replace(shown, note=at, verdict="agreed")


def _short(known: Known) -> str:
    read = typed_weight(known.draft.text("weight"))
    if isinstance(read, Refusal):
        return ""
    if read.unit == "lb":
        return f"= {wording.amount(read.kg, 'kg')}"
    before = known.earlier.weight_kg
    return "" if before is None else f"{wording.amount(before, 'kg')} last time"


def _conversion(read: TypedWeight) -> str:
    return f"{read.typed} lb = {wording.amount(read.kg, 'kg')}"


def _change(known: Known, kg: Decimal) -> str:
    """The change since the last session, where the protocol asks about it."""
    before = known.earlier.weight_kg
    if before is None:
        return ""
    if not known.protocol.dose.asks_about_weight(kg, before):
        return ""
    return changed_since(kg, before)


def _refuse(known: Known, read: TypedWeight) -> Fault | None:
    dose = known.protocol.dose
    if dose.weight_lowest_kg <= read.kg <= dose.weight_highest_kg:
        return None
    span = (
        f"{wording.number(dose.weight_lowest_kg)} to "
        f"{wording.amount(dose.weight_highest_kg, 'kg')}"
    )
    refusal = Refusal(
        field="weight",
        what=f"{wording.amount(read.kg, 'kg')} is not taken",
        why=f"the protocol takes {span}",
        remedy="Type it again",
    )
    return Fault(refusal=refusal, note=f"protocol {span}")


def _is_same(text: str, weight: WeightRecorded) -> bool:
    read = typed_weight(text)
    return isinstance(read, TypedWeight) and read.recorded == weight
