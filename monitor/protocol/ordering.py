"""What the protocol refuses of an order, and what of a dose it asks about."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_UP, Decimal

from monitor.chart.kinds import (
    DevicesOrdered,
    DoseGiven,
    DoseOrdered,
    InjectionOrdered,
    OralOrdered,
    Order,
)
from monitor.chart.numbers import written
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import AnyDose, DevicesDose, Dose, InjectionDose, OralDose


def refuse_order_by_protocol(protocol: CareProtocol, order: Order) -> Refusal | None:
    """Refuse another drug or route than the protocol's, and what its table excludes.

    Nothing is converted: ketamine and esketamine are two drugs.
    """
    routes = routes_of(protocol)
    if order.drug != protocol.drug:
        field, value, why = "drug", order.drug, f"the protocol is for {protocol.drug}"
    elif order.route not in routes:
        field, value = "route", order.route
        why = f"the protocol takes {' or '.join(routes)}"
    else:
        return refuse_range(protocol.dose, order)
    return Refusal(
        field=field,
        what=f"An order of {value} is not taken",
        why=why,
        remedy="Check the order, or open a session of another protocol",
    )


def routes_of(protocol: CareProtocol) -> tuple[str, ...]:
    """The routes that may be ordered."""
    match protocol.dose:
        case InjectionDose() | OralDose():
            return protocol.dose.routes
        case _:
            return (protocol.route,)


def refuse_range(dose: AnyDose, order: Order) -> Refusal | None:
    """Refuse what lies outside the ranges of the table, both ends included."""
    for field, value, (lowest, highest), unit in _ranges(dose, order):
        if not lowest <= value <= highest:
            return out_of_range(field, value, (lowest, highest), unit)
    match dose, order:
        case DevicesDose(), DevicesOrdered():
            return refuse_devices(dose, order.devices, order.mg_per_device)
        case _:
            return None


def out_of_range(
    field: str, value: Decimal, ends: tuple[Decimal, Decimal], unit: str
) -> Refusal:
    span = f"{written(ends[0])} to {written(ends[1])} {unit}"
    return Refusal(
        field=field,
        what=f"{written(value)} {unit} is not taken",
        why=f"the protocol takes {span}",
        remedy="Check the order",
    )


Range = tuple[str, Decimal, tuple[Decimal, Decimal], str]
"""The field, its value, the lowest and the highest that is taken, and the unit."""

_HUNDREDTH = Decimal("0.01")


def _ranges(dose: AnyDose, order: Order) -> Iterator[Range]:
    match dose, order:
        case Dose(), DoseOrdered():
            yield _per_kg(dose, order)
            yield from hourly_range(dose, order.mg_per_kg, order.minutes)
            span = (Decimal(dose.minutes_lowest), Decimal(dose.minutes_highest))
            yield "minutes", Decimal(order.minutes), span, "min"
            yield from strength_range(dose, order.mg_per_ml)
        case InjectionDose(), InjectionOrdered():
            yield _per_kg(dose, order)
        case OralDose(), OralOrdered():
            yield "ordered", order.mg, (dose.mg_lowest, dose.mg_highest), "mg"
        case _:
            return


def _per_kg(dose: Dose | InjectionDose, order: DoseOrdered | InjectionOrdered) -> Range:
    ends = (dose.mg_per_kg_lowest, dose.mg_per_kg_highest)
    return "mg_per_kg", order.mg_per_kg, ends, "mg/kg"


def strength_range(dose: Dose, mg_per_ml: Decimal) -> Iterator[Range]:
    """What a bag may hold in each mL, where the protocol limits that."""
    lowest, highest = dose.mg_per_ml_lowest, dose.mg_per_ml_highest
    if lowest is not None and highest is not None:
        yield "bag_mg", mg_per_ml, (lowest, highest), "mg/mL"


def hourly_range(dose: Dose, mg_per_kg: Decimal, minutes: int) -> Iterator[Range]:
    """How fast it would run, in mg/kg/h rounded up, where the protocol limits that."""
    highest = dose.mg_per_kg_hour_highest
    if highest is not None and minutes > 0:
        per_hour = (mg_per_kg * 60 / minutes).quantize(_HUNDREDTH, rounding=ROUND_UP)
        yield "minutes", per_hour, (Decimal(0), highest), "mg/kg/h"


def refuse_devices(
    dose: DevicesDose, devices: int, mg_per_device: Decimal
) -> Refusal | None:
    """Refuse a count, or devices of a strength, that the protocol does not have."""
    if mg_per_device != dose.mg_per_device:
        what = f"Devices of {written(mg_per_device)} mg are not taken"
        why = f"the protocol has devices of {written(dose.mg_per_device)} mg"
    elif devices not in dose.devices:
        what = f"{devices} devices are not taken"
        counts = " or ".join(str(count) for count in dose.devices)
        why = f"the protocol takes {counts} devices"
    else:
        return None
    return Refusal(field="devices", what=what, why=why, remedy="Check the order")


def given_questions(
    protocol: CareProtocol, session: Session, at: datetime, dose: DoseGiven
) -> tuple[Question, ...]:
    """What is unlike the order or the protocol in a dose given, and may be so."""
    return (
        *_of_spacing(protocol.dose, session, at),
        *_of_amount(session, dose),
    )


def _of_spacing(dose: AnyDose, session: Session, at: datetime) -> Iterator[Question]:
    """A device too soon after the one before, by whole seconds."""
    last = max((g.at for g in session.doses if g.at <= at), default=None)
    if last is None or not isinstance(dose, DevicesDose):
        return
    apart = at - last
    if apart < timedelta(minutes=dose.apart_least_minutes):
        minutes = apart // timedelta(minutes=1)
        least = f"protocol has at least {dose.apart_least_minutes}min"
        text = f"{minutes}min after the device before, {least}"
        yield Question(field="time", text=text)


def _of_amount(session: Session, dose: DoseGiven) -> Iterator[Question]:
    order = session.order
    if order is None or isinstance(order, DevicesOrdered):
        return
    rest = order.mg - session.dosing.given_mg()
    if dose.mg != rest:
        text = f"{written(dose.mg)} mg, of the order {written(rest)} mg are left"
        yield Question(field="mg", text=text)
