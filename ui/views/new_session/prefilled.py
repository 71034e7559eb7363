"""The page as it stands before anybody types: as the protocol or the record has it."""

from uuid import UUID

from monitor.chart.doses import Dosing
from monitor.chart.kinds import (
    ChartReattributed,
    DevicesOrdered,
    DoseChecked,
    DoseOrdered,
    DrugPrepared,
    InjectionOrdered,
    OralOrdered,
    Order,
)
from monitor.chart.second_check import found_by
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import Dose, InjectionDose, OralDose
from monitor.protocol.ordering import routes_of
from monitor.protocol.preparing import dose_obstacles
from ui.views import wording
from ui.views.new_session.check_typed import CHECKER, part_of
from ui.views.new_session.draft import CHECKING, DOSE_STAGE, NewSessionDraft
from ui.views.new_session.known import latest


def new_draft(
    id_: UUID, protocol: CareProtocol, session: Session | None = None
) -> NewSessionDraft:
    """An empty page; dose and duration stand as the protocol has them.

    Of a session that is open already, weight, dose, lot and check stand as they were
    charted; where one of the last two is missing, section 2 is at that.
    """
    texts = protocol_texts(protocol)
    if session is None:
        return NewSessionDraft(id=id_, texts=texts)
    if session.weight is not None:
        unit = "" if session.weight.typed_unit == "kg" else " lb"
        texts["weight"] = f"{session.weight.typed}{unit}"
    if session.order is not None:
        texts.update(order_texts(session.order))
    texts.update(prepared_texts(session.dosing))
    is_dosed = session.order is not None and session.dosed_at_kg is None
    is_checking = is_dosed and bool(dose_obstacles(protocol, session))
    picks = {DOSE_STAGE: CHECKING} if is_checking else {}
    move = last_move(session)
    return NewSessionDraft(id=id_, texts=texts, picks=picks, move=move)


def last_move(session: Session) -> UUID | None:
    """By what the chart became that of whose it is; None where it was never moved."""
    moved = latest(session, ChartReattributed)
    return None if moved is None else moved.id


def protocol_texts(protocol: CareProtocol) -> dict[str, str]:
    """What of the dose stands as the protocol has it."""
    texts: dict[str, str] = {}
    dose = protocol.dose
    if isinstance(dose, Dose | InjectionDose):
        texts["mg_per_kg"] = wording.number(dose.mg_per_kg)
    if isinstance(dose, Dose):
        texts["minutes"] = str(dose.minutes)
    routes = routes_of(protocol)
    if isinstance(dose, InjectionDose | OralDose) and len(routes) == 1:
        texts["route"] = routes[0]
    return texts


def order_texts(order: Order) -> dict[str, str]:
    """The fields as they would be typed for that order."""
    match order:
        case DoseOrdered():
            return _infusion_texts(order)
        case InjectionOrdered():
            return {
                "mg_per_kg": f"{order.mg_per_kg:f}",
                "ordered": f"{order.mg:f}",
                "route": order.route,
                "ordered_by": order.ordered_by,
                "stock": f"{order.stock_mg_per_ml:f}",
            }
        case DevicesOrdered():
            return {
                "ordered": f"{order.mg:f}",
                "devices": str(order.devices),
                "ordered_by": order.ordered_by,
            }
        case OralOrdered():
            return {
                "ordered": f"{order.mg:f}",
                "route": order.route,
                "ordered_by": order.ordered_by,
            }


def prepared_texts(dosing: Dosing) -> dict[str, str]:
    """Lot and second check of the order, as they would be typed."""
    lot = {} if dosing.prepared is None else lot_texts(dosing.prepared)
    check = {} if dosing.check is None else check_texts(dosing.check)
    return {**lot, **check}


def lot_texts(lot: DrugPrepared) -> dict[str, str]:
    return {"lot": lot.lot, "expiry": wording.day(lot.expiry)}


def check_texts(check: DoseChecked) -> dict[str, str]:
    figures = found_by(check).items()
    return {CHECKER: check.checker, **{part_of(f): f"{n:f}" for f, n in figures}}


def _infusion_texts(dose: DoseOrdered) -> dict[str, str]:
    return {
        "mg_per_kg": f"{dose.mg_per_kg:f}",
        "ordered": f"{dose.mg:f}",
        "ordered_by": dose.ordered_by,
        "stock": f"{dose.stock_mg_per_ml:f}",
        "bag_ml": f"{dose.bag_ml:f}",
        "bag_mg": f"{dose.bag_mg:f}",
        "minutes": str(dose.minutes),
    }
