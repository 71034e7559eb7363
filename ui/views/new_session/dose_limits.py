"""What the protocol refuses of an order and a bag, and what it asks about."""

from collections.abc import Iterator
from decimal import Decimal

from monitor.chart.refusals import Question, Refusal
from monitor.protocol.care_protocol import Dose
from ui.views import wording
from ui.views.new_session.dose_typed import TypedDose


def refuse_by_protocol(typed: TypedDose, dose: Dose) -> Refusal | None:
    """Refuse what lies outside the ranges of the protocol; its source is told."""
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
        return Refusal(
            field=field,
            what=f"{wording.number(Decimal(value))} {unit} is not taken",
            why=f"the protocol takes {span}",
            remedy="Check the order",
        )
    return None


def refuse_rate(rate_ml_per_hour: Decimal, dose: Dose) -> Refusal | None:
    if rate_ml_per_hour <= dose.rate_highest_ml_per_hour:
        return None
    return Refusal(
        field="bag_mg",
        what=f"{wording.amount(rate_ml_per_hour, 'mL/h')} is not taken",
        why="the protocol takes at most "
        f"{wording.amount(dose.rate_highest_ml_per_hour, 'mL/h')}",
        remedy="Check the bag",
    )


def dose_questions(typed: TypedDose, dose: Dose) -> tuple[Question, ...]:
    """What is unusual under this protocol and may be right; a second Enter keeps it."""
    return tuple(_questions(typed, dose))


def _questions(typed: TypedDose, dose: Dose) -> Iterator[Question]:
    if typed.mg_per_kg is not None and typed.mg_per_kg > dose.mg_per_kg_ask_above:
        above = wording.amount(dose.mg_per_kg_ask_above, "mg/kg")
        yield Question(field="mg_per_kg", text=f"above {above}")
    if typed.stock is not None and typed.stock not in dose.stock_mg_per_ml:
        known = _any_of(dose.stock_mg_per_ml)
        yield Question(field="stock", text=f"protocol {known}")
    if typed.bag_ml is not None and typed.bag_ml not in dose.bag_ml:
        yield Question(field="bag_ml", text=f"protocol {_any_of(dose.bag_ml)}")
    bag = typed.bag
    if bag is not None and bag.mg_per_ml != dose.mg_per_ml:
        made = wording.amount(bag.mg_per_ml, "mg/mL")
        wanted = wording.number(dose.mg_per_ml)
        yield Question(field="bag_mg", text=f"{made}, protocol {wanted}")


def _any_of(amounts: tuple[Decimal, ...]) -> str:
    return wording.listed([wording.number(amount) for amount in amounts], "or")
