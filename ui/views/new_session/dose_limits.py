"""What the protocol refuses of an order and a bag, and what it asks about."""

from collections.abc import Iterator
from decimal import Decimal

from monitor.chart.dosing import (
    dose_mg,
    order_agrees,
    rate_ml_per_hour,
    refuse_bag,
    refuse_order,
)
from monitor.chart.refusals import Question, Refusal
from monitor.protocol.doses import Dose
from ui.views import wording
from ui.views.new_session.dose_typed import TypedDose
from ui.views.new_session.parts import Fault


def range_faults(typed: TypedDose, dose: Dose) -> Iterator[Fault]:
    """What lies outside the ranges of the protocol; its source is told."""
    for field, value, (lowest, highest), unit in (
        (
            "mg_per_kg",
            typed.mg_per_kg,
            (dose.mg_per_kg_lowest, dose.mg_per_kg_highest),
            "mg/kg",
        ),
        (
            "minutes",
            typed.minutes,
            (Decimal(dose.minutes_lowest), Decimal(dose.minutes_highest)),
            "min",
        ),
    ):
        if value is None or lowest <= value <= highest:
            continue
        span = f"{wording.number(lowest)} to {wording.number(highest)} {unit}"
        refusal = Refusal(
            field=field,
            what=f"{wording.number(Decimal(value))} {unit} is not taken",
            why=f"the protocol takes {span}",
            remedy="Check the order",
        )
        yield Fault(refusal=refusal, note=f"protocol {span}")


def working_faults(
    typed: TypedDose, weight_kg: Decimal | None, dose: Dose
) -> Iterator[Fault]:
    """Where weight, order and bag do not agree, as far as they are typed."""
    if typed.ordered is None:
        return
    if weight_kg is not None and typed.mg_per_kg is not None:
        refusal = refuse_order(
            weight_kg,
            typed.mg_per_kg,
            typed.ordered,
            dose.ordered_percent_ask_within or 0,
        )
        if refusal is not None:
            made = wording.amount(dose_mg(weight_kg, typed.mg_per_kg), "mg")
            yield Fault(refusal=refusal, note=f"the working gives {made}")
    bag = typed.bag
    if bag is None:
        return
    refusal = refuse_bag(bag, typed.ordered)
    if refusal is not None:
        is_short = typed.ordered > bag.mg
        held = wording.amount(bag.stock_mg_per_ml * bag.ml, "mg")
        note = "less than is ordered" if is_short else f"stock holds at most {held}"
        yield Fault(refusal=refusal, note=note)
    elif typed.minutes is not None:
        yield from _rate_faults(bag.ml_holding(typed.ordered), typed.minutes, dose)


def _rate_faults(infuse_ml: Decimal, minutes: int, dose: Dose) -> Iterator[Fault]:
    rate = rate_ml_per_hour(infuse_ml, minutes)
    if rate <= dose.rate_highest_ml_per_hour:
        return
    highest = wording.amount(dose.rate_highest_ml_per_hour, "mL/h")
    refusal = Refusal(
        field="bag_mg",
        what=f"{wording.amount(rate, 'mL/h')} is not taken",
        why=f"the protocol takes at most {highest}",
        remedy="Check the bag",
    )
    yield Fault(refusal=refusal, note=f"rate above {highest}")


def dose_questions(
    typed: TypedDose, weight_kg: Decimal | None, dose: Dose
) -> tuple[Question, ...]:
    """What is unusual under this protocol and may be right; a second Enter keeps it."""
    return (*_of_order(typed, weight_kg, dose), *_of_bag(typed, dose))


def _of_order(
    typed: TypedDose, weight_kg: Decimal | None, dose: Dose
) -> Iterator[Question]:
    per_kg, ordered = typed.mg_per_kg, typed.ordered
    if per_kg is not None and per_kg > dose.mg_per_kg_ask_above:
        above = wording.amount(dose.mg_per_kg_ask_above, "mg/kg")
        yield Question(field="mg_per_kg", text=f"protocol asks above {above}")
    if (
        weight_kg is not None
        and per_kg is not None
        and ordered is not None
        and not order_agrees(weight_kg, per_kg, ordered)
    ):
        made = wording.amount(dose_mg(weight_kg, per_kg), "mg")
        yield Question(field="ordered", text=f"the working gives {made}")
    if typed.minutes is not None and typed.minutes != dose.minutes:
        yield Question(field="minutes", text=f"protocol has {dose.minutes}")


def _of_bag(typed: TypedDose, dose: Dose) -> Iterator[Question]:
    if typed.stock is not None and typed.stock not in dose.stock_mg_per_ml:
        known = _any_of(dose.stock_mg_per_ml)
        yield Question(field="stock", text=f"protocol has {known}")
    if typed.bag_ml is not None and typed.bag_ml not in dose.bag_ml:
        yield Question(field="bag_ml", text=f"protocol has {_any_of(dose.bag_ml)}")
    bag = typed.bag
    if bag is not None and bag.mg_per_ml != dose.mg_per_ml:
        made = wording.number(bag.mg_per_ml)
        wanted = wording.amount(dose.mg_per_ml, "mg/mL")
        yield Question(field="bag_mg", text=f"makes {made}, protocol {wanted}")


def _any_of(amounts: tuple[Decimal, ...]) -> str:
    return wording.listed([wording.number(amount) for amount in amounts], "or")
