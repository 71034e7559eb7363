"""What is handed out of orders, single doses and doubts."""

from decimal import Decimal

from monitor.chart.amendments import Settled
from monitor.chart.doses import order_weight_kg
from monitor.chart.kinds import DevicesOrdered, DoseOrdered, InjectionOrdered, Order
from monitor.chart.session import Session
from monitor.reports.dose_record import (
    DoseOut,
    DosesEndedOut,
    DoubtOut,
    GivenDoseOut,
    WasteOut,
)


def doses_out(session: Session) -> tuple[DoseOut, ...]:
    """Every order in force; lot and checker stand with the last one."""
    return tuple(
        _dose(fact, fact.payload, session)
        for fact in session.facts
        if isinstance(fact.payload, Order)
    )


def _dose(fact: Settled, order: Order, session: Session) -> DoseOut:
    ordered, prepared = session.dosing.ordered, session.dosing.prepared
    is_last = ordered is not None and ordered.id == fact.id
    check = session.dosing.check if is_last else None
    weighed = order if isinstance(order, DoseOrdered | InjectionOrdered) else None
    return DoseOut(
        at=fact.effective_at,
        drug=order.drug,
        mg=order.mg,
        mg_per_kg=None if weighed is None else weighed.mg_per_kg,
        concentration_mg_per_ml=_strength(order),
        route=order.route,
        ordered_by=order.ordered_by,
        weight_kg=order_weight_kg(order),
        devices=order.devices if isinstance(order, DevicesOrdered) else None,
        lot=prepared.lot if is_last and prepared is not None else None,
        second_checker=None if check is None else check.checker,
        lot_expiry=prepared.expiry if is_last and prepared is not None else None,
    )


def _strength(order: Order) -> Decimal | None:
    match order:
        case DoseOrdered():
            return order.mg_per_ml
        case InjectionOrdered():
            return order.stock_mg_per_ml
        case _:
            return None


def given_out(session: Session) -> tuple[GivenDoseOut, ...]:
    return tuple(
        GivenDoseOut(
            at=given.at,
            drug=given.dose.drug,
            mg=given.dose.mg,
            route=given.dose.route,
            device=given.dose.device,
            site=given.dose.site,
        )
        for given in session.doses
    )


def ended_out(session: Session) -> DosesEndedOut | None:
    """None where nobody said that no further one is given."""
    found = session.dosing.no_further
    if found is None:
        return None
    return DosesEndedOut(
        at=found.at, by=session.name_of(found.by), cause=found.ended.cause
    )


def doubts_out(session: Session) -> tuple[DoubtOut, ...]:
    return tuple(
        DoubtOut(
            at=doubt.at,
            cause=doubt.doubt.cause,
            at_most_mg=doubt.doubt.at_most_mg,
            new_site=doubt.doubt.new_site,
        )
        for doubt in session.dosing.doubts
    )


def wastes_out(session: Session) -> tuple[WasteOut, ...]:
    return tuple(
        WasteOut(at=at, ml=waste.ml, mg=waste.mg, witness=waste.witness)
        for at, waste in session.dosing.wastes
    )
