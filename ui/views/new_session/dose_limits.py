"""What the protocol refuses of an order and a bag, and what it asks about."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from monitor.chart.dosing import (
    dose_mg,
    order_agrees,
    rate_ml_per_hour,
    refuse_bag,
    refuse_order,
)
from monitor.chart.refusals import Question, Refusal
from monitor.chart.single_doses import devices_mg, draw_ml
from monitor.protocol.doses import AnyDose, DevicesDose, Dose, InjectionDose, OralDose
from monitor.protocol.ordering import (
    hourly_range,
    out_of_range,
    refuse_devices,
    strength_range,
)
from ui.views import wording
from ui.views.new_session.dose_typed import TypedDose
from ui.views.new_session.parts import Fault


def range_faults(typed: TypedDose, dose: AnyDose) -> Iterator[Fault]:
    """What lies outside the ranges of the protocol; its source is told."""
    yield from _beyond(_ranges(typed, dose))
    match dose:
        case DevicesDose() if typed.devices is not None:
            refused = refuse_devices(dose, typed.devices, dose.mg_per_device)
            if refused is not None:
                counts = wording.listed([str(count) for count in dose.devices], "or")
                yield Fault(refusal=refused, note=f"protocol {counts}")
        case InjectionDose() | OralDose() if typed.route:
            yield from _route_faults(typed.route, dose.routes)


_Typed = tuple[str, Decimal | None, tuple[Decimal, Decimal], str]


def _ranges(typed: TypedDose, dose: AnyDose) -> Iterator[_Typed]:
    if isinstance(dose, Dose | InjectionDose):
        ends = (dose.mg_per_kg_lowest, dose.mg_per_kg_highest)
        yield "mg_per_kg", typed.mg_per_kg, ends, "mg/kg"
    if isinstance(dose, OralDose):
        yield "ordered", typed.ordered, (dose.mg_lowest, dose.mg_highest), "mg"
    if isinstance(dose, Dose):
        if typed.mg_per_kg is not None and typed.minutes is not None:
            yield from hourly_range(dose, typed.mg_per_kg, typed.minutes)
        minutes = None if typed.minutes is None else Decimal(typed.minutes)
        span = (Decimal(dose.minutes_lowest), Decimal(dose.minutes_highest))
        yield "minutes", minutes, span, "min"


def _beyond(ranges: Iterable[_Typed]) -> Iterator[Fault]:
    for field, value, ends, unit in ranges:
        if value is None or ends[0] <= value <= ends[1]:
            continue
        refusal = out_of_range(field, value, ends, unit)
        span = f"{wording.number(ends[0])} to {wording.number(ends[1])} {unit}"
        yield Fault(refusal=refusal, note=f"protocol {span}")


def route_of(typed: str, routes: tuple[str, ...]) -> str:
    """The route as the protocol writes it; empty where it has no such route."""
    known = {route.casefold(): route for route in routes}
    return known.get(typed.casefold(), "")


def _route_faults(typed: str, routes: tuple[str, ...]) -> Iterator[Fault]:
    if route_of(typed, routes):
        return
    known = wording.listed(routes, "or")
    refusal = Refusal(
        field="route",
        what=f"The route {typed} is not taken",
        why=f"the protocol takes {known}",
        remedy="Check the order",
    )
    yield Fault(refusal=refusal, note=f"protocol {known}")


def working_faults(
    typed: TypedDose, weight_kg: Decimal | None, dose: AnyDose
) -> Iterator[Fault]:
    """Where weight, order and stock do not agree, as far as they are typed."""
    if typed.ordered is None:
        return
    match dose:
        case Dose():
            yield from _order_faults(typed, weight_kg, dose)
            yield from _bag_faults(typed, dose)
        case InjectionDose():
            yield from _order_faults(typed, weight_kg, dose)
        case DevicesDose():
            yield from _device_faults(typed, dose)
        case OralDose():
            return


def _device_faults(typed: TypedDose, dose: DevicesDose) -> Iterator[Fault]:
    if typed.devices is None or typed.ordered is None:
        return
    made = devices_mg(typed.devices, dose.mg_per_device)
    if typed.ordered != made:
        each = wording.amount(dose.mg_per_device, "mg")
        refusal = Refusal(
            field="ordered",
            what=f"Ordered {wording.amount(typed.ordered, 'mg')} does not agree",
            why=f"{typed.devices} devices of {each} are {wording.amount(made, 'mg')}",
            remedy="Check mg and devices with the prescriber",
        )
        note = f"{typed.devices} devices are {wording.amount(made, 'mg')}"
        yield Fault(refusal=refusal, note=note)


def _order_faults(
    typed: TypedDose, weight_kg: Decimal | None, dose: Dose | InjectionDose
) -> Iterator[Fault]:
    if weight_kg is None or typed.mg_per_kg is None or typed.ordered is None:
        return
    refusal = refuse_order(
        weight_kg,
        typed.mg_per_kg,
        typed.ordered,
        dose.ordered_percent_ask_within or 0,
    )
    if refusal is not None:
        made = wording.amount(dose_mg(weight_kg, typed.mg_per_kg), "mg")
        yield Fault(refusal=refusal, note=f"the working gives {made}")


def _bag_faults(typed: TypedDose, dose: Dose) -> Iterator[Fault]:
    bag = typed.bag
    if bag is None or typed.ordered is None:
        return
    refusal = refuse_bag(bag, typed.ordered)
    if refusal is not None:
        is_short = typed.ordered > bag.mg
        held = wording.amount(bag.stock_mg_per_ml * bag.ml, "mg")
        note = "less than is ordered" if is_short else f"stock holds at most {held}"
        yield Fault(refusal=refusal, note=note)
        return
    yield from _beyond(strength_range(dose, bag.mg_per_ml))
    if typed.minutes is not None:
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
    typed: TypedDose, weight_kg: Decimal | None, dose: AnyDose
) -> tuple[Question, ...]:
    """What is unusual under this protocol and may be right; a second Enter keeps it."""
    match dose:
        case Dose():
            of_order = _of_order(typed, weight_kg, dose)
            return (*of_order, *_of_minutes(typed, dose), *_of_bag(typed, dose))
        case InjectionDose():
            return (*_of_order(typed, weight_kg, dose), *_of_draw(typed, dose))
        case OralDose():
            return tuple(_of_mg(typed, dose))
        case DevicesDose():
            return ()


def _of_order(
    typed: TypedDose, weight_kg: Decimal | None, dose: Dose | InjectionDose
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
    if typed.stock is not None and typed.stock not in dose.stock_mg_per_ml:
        known = _any_of(dose.stock_mg_per_ml)
        yield Question(field="stock", text=f"protocol has {known}")


def _of_minutes(typed: TypedDose, dose: Dose) -> Iterator[Question]:
    if typed.minutes is not None and typed.minutes != dose.minutes:
        yield Question(field="minutes", text=f"protocol has {dose.minutes}")


def _of_bag(typed: TypedDose, dose: Dose) -> Iterator[Question]:
    if typed.bag_ml is not None and typed.bag_ml not in dose.bag_ml:
        yield Question(field="bag_ml", text=f"protocol has {_any_of(dose.bag_ml)}")
    bag = typed.bag
    if bag is not None and bag.mg_per_ml != dose.mg_per_ml:
        made = wording.number(bag.mg_per_ml)
        wanted = wording.amount(dose.mg_per_ml, "mg/mL")
        yield Question(field="bag_mg", text=f"makes {made}, protocol {wanted}")


def _of_draw(typed: TypedDose, dose: InjectionDose) -> Iterator[Question]:
    if typed.stock is None or typed.ordered is None:
        return
    ml = draw_ml(typed.ordered, typed.stock)
    if ml > dose.draw_ml_ask_above:
        above = wording.amount(dose.draw_ml_ask_above, "mL")
        made = wording.amount(ml, "mL")
        yield Question(
            field="stock", text=f"{made} to draw, protocol asks above {above}"
        )


def _of_mg(typed: TypedDose, dose: OralDose) -> Iterator[Question]:
    if typed.ordered is not None and typed.ordered > dose.mg_ask_above:
        above = wording.amount(dose.mg_ask_above, "mg")
        yield Question(field="ordered", text=f"protocol asks above {above}")


def _any_of(amounts: tuple[Decimal, ...]) -> str:
    return wording.listed([wording.number(amount) for amount in amounts], "or")
