"""The working of the dose in three steps, as far as what was typed goes."""

from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import (
    Bag,
    dose_mg,
    order_agrees,
    rate_ml_per_hour,
    refuse_bag,
    refuse_order,
)
from monitor.chart.kinds import DoseOrdered
from ui.views import wording
from ui.views.new_session.dose_typed import TypedDose

_TIMES = "\N{MULTIPLICATION SIGN}"
_UNKNOWN = "\N{EN DASH}"
_NOTABLE = Decimal("0.1")
"""mg by which rounding to 0.1 mL may miss the order before the page says so."""


class StepView(Struct, frozen=True, kw_only=True):
    """One step: what goes in, what comes out, and a note beside and below."""

    asks: str
    result: str = _UNKNOWN
    beside: str = ""
    note: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.asks} is {self.result} {self.beside}. {self.note}".strip()


class WorkingView(Struct, frozen=True, kw_only=True):
    """The three steps, and how the bag is made."""

    steps: tuple[StepView, StepView, StepView]
    bag: str = ""


def working_view(
    weight_kg: Decimal | None, typed: TypedDose, drug: str, within_percent: int
) -> WorkingView:
    """Each step shows its result once the one before agrees.

    The first shows none before the ordered amount is typed, so that the amount comes
    from the order and not from this screen. An order goes on that is off by so many
    percent.
    """
    mg = _agreed_mg(weight_kg, typed, within_percent)
    bag = typed.bag
    ml = None
    if mg is not None and bag is not None and refuse_bag(bag, mg) is None:
        ml = bag.ml_holding(mg)
    return WorkingView(
        steps=(
            _order_step(weight_kg, typed, drug, mg),
            _volume_step(mg, bag, ml),
            _rate_step(ml, typed.minutes),
        ),
        bag=_bag_words(bag),
    )


def agreement(dose: DoseOrdered) -> str:
    """That every step of a charted dose agrees, or what the working gives instead."""
    if order_agrees(dose.weight_kg, dose.mg_per_kg, dose.mg):
        return "every step agrees"
    made = wording.amount(dose_mg(dose.weight_kg, dose.mg_per_kg), "mg")
    return f"the working gives {made}"


def _agreed_mg(
    weight_kg: Decimal | None, typed: TypedDose, within_percent: int
) -> Decimal | None:
    """The ordered mg, once it is near enough to weight and dose."""
    per_kg, ordered = typed.mg_per_kg, typed.ordered
    if weight_kg is None or per_kg is None or ordered is None:
        return None
    refusal = refuse_order(weight_kg, per_kg, ordered, within_percent)
    return None if refusal else ordered


def _order_step(
    weight_kg: Decimal | None, typed: TypedDose, drug: str, mg: Decimal | None
) -> StepView:
    weight = "weight" if weight_kg is None else wording.amount(weight_kg, "kg")
    dose = typed.mg_per_kg
    per_kg = "mg/kg" if dose is None else wording.amount(dose, "mg/kg")
    asks = f"{weight} {_TIMES} {per_kg}"
    if weight_kg is None or dose is None:
        return StepView(asks=asks)
    if typed.ordered is None:
        return StepView(asks=asks, note="shown once the order is typed")
    ordered = wording.amount(typed.ordered, "mg")
    note = f"order {ordered}: no agreement"
    if order_agrees(weight_kg, dose, typed.ordered):
        note = f"order {ordered} agrees"
    elif mg is not None:
        note = f"order {ordered} differs"
    return StepView(
        asks=asks,
        result=wording.amount(dose_mg(weight_kg, dose), "mg"),
        beside=drug,
        note=note,
    )


def _volume_step(mg: Decimal | None, bag: Bag | None, ml: Decimal | None) -> StepView:
    amount = "mg" if mg is None else wording.amount(mg, "mg")
    strength = "mg/mL" if bag is None else wording.amount(bag.mg_per_ml, "mg/mL")
    asks = f"{amount} ÷ {strength}"
    if mg is None or bag is None or ml is None:
        return StepView(asks=asks)
    held = bag.mg_in(ml)
    note = (
        f"bag {wording.amount(bag.ml, 'mL')}, "
        f"{wording.amount(bag.ml - ml, 'mL')} remains"
    )
    if held != mg and abs(held - mg) >= _NOTABLE:
        note = f"{note}; holds {wording.amount(held, 'mg')}"
    return StepView(
        asks=asks, result=wording.amount(ml, "mL"), beside="to infuse", note=note
    )


def _rate_step(ml: Decimal | None, minutes: int | None) -> StepView:
    volume = "mL" if ml is None else wording.amount(ml, "mL")
    time = "min" if minutes is None else f"{minutes}min"
    asks = f"{volume} ÷ {time}"
    if ml is None or minutes is None:
        return StepView(asks=asks)
    rate = rate_ml_per_hour(ml, minutes)
    return StepView(
        asks=asks,
        result=wording.amount(rate, "mL/h"),
        beside="pump rate",
        note=f"over {minutes}min, without pauses",
    )


def _bag_words(bag: Bag | None) -> str:
    if bag is None or bag.drawn_ml > bag.ml:
        return ""
    return (
        f"{wording.amount(bag.mg, 'mg')} is {wording.amount(bag.drawn_ml, 'mL')} of "
        f"{wording.amount(bag.stock_mg_per_ml, 'mg/mL')} stock, "
        f"in {wording.amount(bag.ml, 'mL')} makes "
        f"{wording.amount(bag.mg_per_ml, 'mg/mL')}"
    )
