"""The working of the dose step by step, as far as what was typed goes."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.dosing import (
    Bag,
    dose_mg,
    order_agrees,
    rate_ml_per_hour,
    refuse_bag,
    refuse_order,
)
from monitor.chart.kinds import DoseOrdered, InjectionOrdered, Order
from monitor.chart.single_doses import devices_mg, draw_ml
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import DevicesDose, Dose, InjectionDose, OralDose
from ui.views import wording
from ui.views.new_session.dose_typed import TypedDose

AGREES = "every step agrees"
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
    """The steps, and how the bag is made."""

    title: str = "Working"
    steps: tuple[StepView, ...]
    bag: str = ""


def working_view(
    weight_kg: Decimal | None, typed: TypedDose, protocol: CareProtocol
) -> WorkingView:
    """The working in the form of the protocol's dose."""
    drug, within = protocol.drug, protocol.charting.ordered_within_percent
    match protocol.dose:
        case Dose():
            return _infusion(weight_kg, typed, drug, within)
        case InjectionDose():
            return _injection(weight_kg, typed, drug, within)
        case DevicesDose() as dose:
            return WorkingView(steps=_device_steps(typed, drug, dose))
        case OralDose():
            return WorkingView(steps=(_mg_step(typed, drug),))


def _injection(
    weight_kg: Decimal | None, typed: TypedDose, drug: str, within_percent: int
) -> WorkingView:
    mg = _agreed_mg(weight_kg, typed, within_percent)
    amount = "mg" if mg is None else wording.amount(mg, "mg")
    stock = typed.stock
    strength = "mg/mL" if stock is None else wording.amount(stock, "mg/mL")
    draw = StepView(asks=f"{amount} ÷ {strength}")
    if mg is not None and stock is not None:
        ml = wording.amount(draw_ml(mg, stock), "mL")
        note = "of the stock, to 0.01 mL"
        draw = replace(draw, result=ml, beside="to draw", note=note)
    return WorkingView(steps=(_order_step(weight_kg, typed, drug, mg), draw))


def _device_steps(
    typed: TypedDose, drug: str, dose: DevicesDose
) -> tuple[StepView, ...]:
    """How many devices hold the ordered mg, and how far apart they are given."""
    each = wording.amount(dose.mg_per_device, "mg")
    count, ordered = typed.devices, typed.ordered
    number = "devices" if count is None else wording.counted(count, "device")
    asks = f"{number} {_TIMES} {each}"
    sum_step = StepView(asks=asks)
    if count is not None and ordered is None:
        sum_step = replace(sum_step, note="shown once the order is typed")
    elif count is not None and ordered is not None:
        made = devices_mg(count, dose.mg_per_device)
        agrees = "agrees" if made == ordered else "does not agree"
        note = f"order {wording.amount(ordered, 'mg')} {agrees}"
        result = wording.amount(made, "mg")
        sum_step = StepView(asks=asks, result=result, beside=drug, note=note)
    least = dose.apart_least_minutes
    spread = StepView(asks=f"at least {least}min apart")
    if count is not None:
        span, note = f"{(count - 1) * least}min", "each is timed and charted by itself"
        spread = replace(spread, result=span, beside="first to last", note=note)
    return (sum_step, spread)


def _mg_step(typed: TypedDose, drug: str) -> StepView:
    if typed.ordered is None:
        return StepView(asks="ordered mg")
    mg = wording.amount(typed.ordered, "mg")
    return StepView(asks=f"ordered {typed.route}".strip(), result=mg, beside=drug)


def _infusion(
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


def agreement(dose: Order) -> str:
    """That every step of a charted dose agrees, or what the working gives instead."""
    if not isinstance(dose, DoseOrdered | InjectionOrdered):
        return AGREES
    if order_agrees(dose.weight_kg, dose.mg_per_kg, dose.mg):
        return AGREES
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
        left = wording.amount(bag.ml - ml, "mL")
        note = f"{left} remains; holds {wording.amount(held, 'mg')}"
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
