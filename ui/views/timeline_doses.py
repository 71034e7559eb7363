"""The words of the timeline for orders, single doses, checks, waste and doubts."""

from datetime import datetime

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AnyKind,
    DevicesOrdered,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DosesEnded,
    DrugPrepared,
    InjectionOrdered,
    OralOrdered,
    Order,
    WasteRecorded,
)
from monitor.chart.second_check import UNITS, agrees, found_by
from ui.views import dose_words, wording
from ui.views.timeline_row import Ledger, joined
from ui.views.unchecked import UNCHECKED, is_unchecked

Lines = tuple[str, str]


def dosing_lines(payload: AnyKind, fact: Settled, ledger: Ledger) -> Lines | None:
    """What such a fact says, and a detail; None for any other kind."""
    match payload:
        case DoseOrdered() | InjectionOrdered() | DevicesOrdered() | OralOrdered():
            return _ordered(payload, ledger)
        case DoseGiven():
            return _given(payload, fact.effective_at, ledger)
        case DosesEnded():
            return "No further dose", payload.cause
        case DoseDoubtful():
            return _doubted(payload)
        case _:
            return _preparing(payload, ledger)


def _preparing(payload: AnyKind, ledger: Ledger) -> Lines | None:
    match payload:
        case DrugPrepared():
            stock = payload.stock_mg_per_ml
            strength = "" if stock is None else wording.amount(stock, "mg/mL")
            expiry = f"expires {wording.day(payload.expiry)}"
            return f"Lot {payload.lot}", joined(expiry, strength)
        case DoseChecked():
            return _checked(payload, ledger)
        case WasteRecorded():
            return _wasted(payload)
        case _:
            return None


def _ordered(order: Order, ledger: Ledger) -> Lines:
    by = f"by {order.ordered_by}" if order.ordered_by else ""
    if is_unchecked(ledger.session):
        return _ordered_alone(order, by)
    rate = ""
    if isinstance(order, DoseOrdered):
        rate = wording.amount(order.rate_ml_per_hour, "mL/h")
    if isinstance(order, InjectionOrdered):
        rate = f"{wording.amount(order.draw_ml, 'mL')} to draw"
    told = joined(dose_words.course(order), rate, by)
    return f"Dose ordered {wording.amount(order.mg, 'mg')}", told


def _ordered_alone(order: Order, by: str) -> Lines:
    """What a second person works from, and nothing that they come to."""
    mg = wording.amount(order.mg, "mg")
    match order:
        case DevicesOrdered():
            return f"Dose ordered {mg}", joined(UNCHECKED, by)
        case OralOrdered():
            return "Dose ordered", joined(order.route, UNCHECKED, by)
        case _:
            course = dose_words.course(order)
            return f"Dose ordered {mg}", joined(course, UNCHECKED, by)


def _given(dose: DoseGiven, at: datetime, ledger: Ledger) -> Lines:
    so_far = dose_words.told(ledger.session, at)
    mg = wording.amount(dose.mg, "mg")
    return f"{given_name(dose, ledger)} given {mg}", joined(
        dose.route, dose.site, so_far
    )


def given_name(dose: DoseGiven, ledger: Ledger) -> str:
    """``Device 2``, ``Injection`` or ``Dose``."""
    if dose.device is not None:
        return f"Device {dose.device}"
    is_injected = isinstance(ledger.session.order, InjectionOrdered)
    return "Injection" if is_injected else "Dose"


def _checked(check: DoseChecked, ledger: Ledger) -> Lines:
    if is_unchecked(ledger.session):
        # Of an order before, or struck out: another person still comes to theirs.
        told = "its figures once the dose is checked"
        return "Second check", joined(f"by {check.checker}", told)
    figures = (
        wording.amount(figure, UNITS[field])
        for field, figure in found_by(check).items()
    )
    order = ledger.session.order
    does = order is not None and agrees(check, order)
    verdict = "agrees" if does else "does not agree with the order"
    return f"Second check {', '.join(figures)}", joined(f"by {check.checker}", verdict)


def _wasted(waste: WasteRecorded) -> Lines:
    amounts = ((waste.ml, "mL"), (waste.mg, "mg"))
    told = [wording.amount(a, unit) for a, unit in amounts if a is not None]
    return f"Waste {', '.join(told)}", f"witness {waste.witness}"


def _doubted(doubt: DoseDoubtful) -> Lines:
    most = wording.amount(doubt.at_most_mg, "mg")
    site = f"new site {doubt.new_site}" if doubt.new_site else ""
    return f"Dose uncertain, at most {most}", joined(doubt.cause, site)
