"""The ordered dose, read from what was typed and worked out."""

from decimal import Decimal
from typing import NamedTuple

from monitor.chart.dose_checks import refuse_working
from monitor.chart.dosing import Bag, rate_ml_per_hour
from monitor.chart.kinds import (
    DevicesOrdered,
    DoseOrdered,
    InjectionOrdered,
    OralOrdered,
    Order,
)
from monitor.chart.refusals import Refusal
from monitor.chart.single_doses import draw_ml
from monitor.protocol.doses import AnyDose, DevicesDose, Dose, InjectionDose, form_of
from monitor.protocol.ordering import routes_of
from ui.views.new_session.dose_limits import range_faults, route_of, working_faults
from ui.views.new_session.dose_typed import (
    TypedDose,
    page_order,
    typed_dose,
    typing_faults,
)
from ui.views.new_session.known import Known
from ui.views.new_session.parts import Fault


class _Head(NamedTuple):
    """What every order says."""

    drug: str
    route: str
    ordered_by: str


def is_weighed(dose: AnyDose) -> bool:
    """Whether a dose of that form is worked out from the weight."""
    return isinstance(dose, Dose | InjectionDose)


def ordered_dose(known: Known, weight_kg: Decimal | None) -> Order | Refusal:
    """The dose as typed, worked out, or the first thing wrong with it."""
    typed = typed_dose(known.draft)
    faults = dose_faults(known, weight_kg)
    if faults:
        return faults[0].refusal
    made = _made(known, typed, weight_kg)
    if made is None:
        raise AssertionError("An amount is neither read nor faulty.")
    return refuse_working(made, known.protocol.charting) or made


def _made(known: Known, typed: TypedDose, weight_kg: Decimal | None) -> Order | None:
    protocol, mg = known.protocol, typed.ordered
    routes = routes_of(protocol)
    route = route_of(typed.route, routes) if len(routes) > 1 else routes[0]
    by = " ".join(known.draft.text("ordered_by").split())
    head = _Head(protocol.drug, route, by)
    match protocol.dose:
        case _ if mg is None:
            return None
        case Dose():
            return _infusion(head, typed, weight_kg)
        case InjectionDose():
            return _injection(head, typed, weight_kg)
        case DevicesDose() as dose:
            return _devices(head, typed, dose)
        case _:
            return OralOrdered(**head._asdict(), mg=mg)


def _infusion(
    head: _Head, typed: TypedDose, weight_kg: Decimal | None
) -> DoseOrdered | None:
    bag, minutes = typed.bag, typed.minutes
    if weight_kg is None or typed.mg_per_kg is None or typed.ordered is None:
        return None
    if bag is None or minutes is None:
        return None
    return _hung(head, bag, (weight_kg, typed.mg_per_kg, typed.ordered), minutes)


def _hung(
    head: _Head, bag: Bag, worked: tuple[Decimal, Decimal, Decimal], minutes: int
) -> DoseOrdered:
    """The infusion from that bag; ``worked`` are weight in kg, mg/kg and mg."""
    weight_kg, mg_per_kg, mg = worked
    infuse_ml = bag.ml_holding(mg)
    return DoseOrdered(
        **head._asdict(),
        weight_kg=weight_kg,
        mg_per_kg=mg_per_kg,
        mg=mg,
        stock_mg_per_ml=bag.stock_mg_per_ml,
        bag_ml=bag.ml,
        bag_mg=bag.mg,
        mg_per_ml=bag.mg_per_ml,
        infuse_ml=infuse_ml,
        remain_ml=bag.ml - infuse_ml,
        minutes=minutes,
        rate_ml_per_hour=rate_ml_per_hour(infuse_ml, minutes),
    )


def _injection(
    head: _Head, typed: TypedDose, weight_kg: Decimal | None
) -> InjectionOrdered | None:
    mg, stock = typed.ordered, typed.stock
    if weight_kg is None or typed.mg_per_kg is None or mg is None or stock is None:
        return None
    return InjectionOrdered(
        **head._asdict(),
        weight_kg=weight_kg,
        mg_per_kg=typed.mg_per_kg,
        mg=mg,
        stock_mg_per_ml=stock,
        draw_ml=draw_ml(mg, stock),
    )


def _devices(head: _Head, typed: TypedDose, dose: DevicesDose) -> DevicesOrdered | None:
    if typed.ordered is None or typed.devices is None:
        return None
    return DevicesOrdered(
        **head._asdict(),
        mg_per_device=dose.mg_per_device,
        devices=typed.devices,
        mg=typed.ordered,
    )


def dose_faults(known: Known, weight_kg: Decimal | None) -> tuple[Fault, ...]:
    """All that is wrong with the dose as typed, in the order of the page."""
    typed = typed_dose(known.draft)
    dose = known.protocol.dose
    faults = (
        *typing_faults(known.draft, form_of(dose)),
        *range_faults(typed, dose),
        *working_faults(typed, weight_kg, dose),
    )
    return tuple(sorted(faults, key=page_order))
