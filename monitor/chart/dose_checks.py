"""What an order, its preparation and each single dose must satisfy to be charted."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.chart.doses import Dosing, GivenDose
from monitor.chart.dosing import refuse_dose
from monitor.chart.fields import Charting, DoseForm
from monitor.chart.given import given
from monitor.chart.kinds import (
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
from monitor.chart.no_further import refuse_no_further
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.chart.second_check import refuse_check
from monitor.chart.session import Session
from monitor.chart.single_doses import (
    refuse_amounts,
    refuse_devices,
    refuse_injection,
    refuse_oral,
)
from monitor.chart.texts import refuse_blank
from monitor.chart.waste_checks import refuse_waste

DosingFact = (
    DoseOrdered
    | InjectionOrdered
    | DevicesOrdered
    | OralOrdered
    | DrugPrepared
    | DoseChecked
    | DoseGiven
    | DosesEnded
    | DoseDoubtful
    | WasteRecorded
)
FORMS: dict[type[Order], DoseForm] = {
    DoseOrdered: "infusion",
    InjectionOrdered: "injection",
    DevicesOrdered: "devices",
    OralOrdered: "oral",
}


def refuse_dosing(
    fact: DosingFact, session: Session, at: datetime, charting: Charting
) -> Refusal | None:
    """Refuse what is impossible in itself or contradicts the record."""
    match fact:
        case DoseGiven():
            return _refuse_given(fact, session, at, charting)
        case DosesEnded() | DoseDoubtful():
            return _refuse_about_given(fact, session, at)
        case DrugPrepared():
            return _refuse_lot(fact, session, at)
        case DoseChecked():
            return refuse_check(fact, session)
        case WasteRecorded():
            return refuse_waste(fact, session)
        case _:
            return _refuse_ordered(fact, session.dosing, charting)


def _refuse_ordered(order: Order, dosing: Dosing, charting: Charting) -> Refusal | None:
    form = FORMS[type(order)]
    if form != charting.form:
        return Refusal(
            what=f"An order by {form} is not charted",
            why=f"this session's protocol gives its dose by {charting.form}",
            remedy="Open a session of another protocol",
        )
    refusal = refuse_blank(order, "ordered_by", "drug", "route")
    return refusal or refuse_working(order, charting) or _refuse_below(order, dosing)


def refuse_working(order: Order, charting: Charting) -> Refusal | None:
    """Refuse an order of which any step disagrees with another."""
    within = charting.ordered_within_percent
    match order:
        case DoseOrdered():
            return refuse_dose(order, within)
        case InjectionOrdered():
            return refuse_injection(order, within)
        case DevicesOrdered():
            return refuse_devices(order)
        case OralOrdered():
            return refuse_oral(order)


def _refuse_below(order: Order, dosing: Dosing) -> Refusal | None:
    """Refuse an order of less than was given, or of another drug than was."""
    so_far = dosing.given_mg()
    if so_far > order.mg:
        why = f"{written(so_far)} mg are given already"
    elif any(g.dose.drug != order.drug for g in dosing.given):
        why = f"{dosing.given[0].dose.drug} is given already"
    else:
        return None
    return Refusal(
        field="ordered",
        what=f"An order of {written(order.mg)} mg {order.drug} is not charted",
        why=why,
        remedy="Check the order, or amend the dose given",
    )


def _refuse_given(
    dose: DoseGiven, session: Session, at: datetime, charting: Charting
) -> Refusal | None:
    order = session.order
    if charting.form == "infusion":
        why = "this session's protocol gives its dose by infusion"
        remedy = "Chart the step of the infusion"
    elif session.cleared_at is None or order is None:
        why = "the session has not been declared ready to start"
        remedy = "Complete the opening page first"
    elif (dose.drug, dose.route) != (order.drug, order.route):
        why = f"the order is {order.drug} {order.route}"
        remedy = "Check drug and route with the prescriber"
    elif (ended := session.dosing.no_further) is not None and at > ended.at:
        why = "no further dose was to be given"
        remedy = "Strike out that entry first"
    else:
        return refuse_amounts({"mg": dose.mg}) or _refuse_sum(dose, session, at, order)
    return Refusal(what="The dose is not charted", why=why, remedy=remedy)


def _refuse_sum(
    dose: DoseGiven, session: Session, at: datetime, order: Order
) -> Refusal | None:
    """Refuse more than is ordered, and a device that is not the next one."""
    total = session.dosing.given_mg() + dose.mg
    if isinstance(order, DevicesOrdered):
        return _refuse_device(dose, session.doses, at, order)
    if dose.device is not None or total > order.mg:
        made = f"with it {written(total)} mg are given"
        ordered = f"{written(order.mg)} mg are ordered"
        why = "only nasal devices have numbers" if dose.device else f"{made}, {ordered}"
        return Refusal(
            field="mg",
            what="The dose is not charted",
            why=why,
            remedy="Check the mg, or chart the new order",
        )
    return None


def _refuse_device(
    dose: DoseGiven, given_: Sequence[GivenDose], at: datetime, order: DevicesOrdered
) -> Refusal | None:
    number = dose.device
    if number is None or dose.mg != order.mg_per_device:
        each = f"each device is {written(order.mg_per_device)} mg and has its number"
        return _no_device(number, each, "Chart each device by itself")
    if number > order.devices:
        ordered = f"{order.devices} are ordered"
        return _no_device(number, ordered, "Check the count, or chart the new order")
    passed = [(g.at, g.dose.device or 0) for g in given_]
    why = misplaced([*passed, (at, number)])
    return _no_device(number, why, "Check number and time") if why else None


def misplaced(devices: Sequence[tuple[datetime, int]]) -> str:
    """Why these devices, with their times, can't be in one record."""
    for place, (_, number) in enumerate(sorted(devices), start=1):
        if number < place:
            return f"device {number} is charted already"
        if number > place:
            return f"device {place} comes before it"
    return ""


def _no_device(number: int | None, why: str, remedy: str) -> Refusal:
    named = "The device" if number is None else f"Device {number}"
    return Refusal(
        field="device", what=f"{named} is not charted", why=why, remedy=remedy
    )


def _refuse_about_given(
    fact: DosesEnded | DoseDoubtful, session: Session, at: datetime
) -> Refusal | None:
    if isinstance(fact, DosesEnded):
        return refuse_no_further(fact, session, at)
    return _refuse_doubt(fact, session, at)


def _refuse_doubt(
    doubt: DoseDoubtful, session: Session, at: datetime
) -> Refusal | None:
    started = session.dose_started_at
    if session.order is None or started is None or at < started:
        return Refusal(
            what="The dose is not marked uncertain",
            why="nothing was given by then",
            remedy="Check the time",
        )
    so_far = given(session, at)
    most = session.order.mg if so_far is None else so_far.most_mg
    if not doubt.at_most_mg.is_finite() or not 0 <= doubt.at_most_mg <= most:
        return Refusal(
            field="mg",
            what=f"At most {doubt.at_most_mg} mg is not possible",
            why=f"no more than {written(most)} mg was there to give",
            remedy="Type the mg that were given at most",
        )
    return None


def _refuse_lot(lot: DrugPrepared, session: Session, at: datetime) -> Refusal | None:
    today = at.astimezone(ZoneInfo(session.opened.zone)).date()
    if lot.expiry < today:
        return Refusal(
            field="expiry",
            what="The lot is not charted",
            why=f"it expired on {lot.expiry:%d-%b-%Y}",
            remedy="Take another lot, and type its number and expiry",
        )
    stock = {} if lot.stock_mg_per_ml is None else {"stock": lot.stock_mg_per_ml}
    return refuse_blank(lot, "lot") or refuse_amounts(stock)
