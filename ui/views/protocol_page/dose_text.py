"""What a protocol is, and what may be ordered under it, in words."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import AnyDose, DevicesDose, Dose, InjectionDose, OralDose
from monitor.protocol.series import Series
from ui.views import wording
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    amount,
    blocks,
    number,
    numbers,
    told,
)
from ui.views.top_bar import ALERTS_OFF

RECORD_ONLY = (
    f"{ALERTS_OFF}: under this protocol no value and no set that is late raises an "
    "alert; due times go on"
)


def dose_section(protocol: CareProtocol) -> Section:
    """Drug, route and form, what may be ordered, and how sessions follow."""
    return Section(
        key="1",
        title="What it is",
        blocks=blocks(
            Block("This protocol", _what(protocol)),
            Block("Dose", told(protocol.dose.source, *_dose(protocol.dose))),
            Block("Weight, lot and check", _around(protocol.dose)),
            Block("Series", _series(protocol.series)),
        ),
    )


def _what(protocol: CareProtocol) -> tuple[Told, ...]:
    approval = protocol.approval
    named = f"The text names {approval.by}" if approval.by else ""
    on = "" if approval.on is None else f"The text is dated {wording.day(approval.on)}"
    return told(
        "",
        RECORD_ONLY if protocol.record_only else "",
        f"{protocol.title}, {protocol.id} version {protocol.version}",
        f"Drug {protocol.drug}, route {protocol.route}",
        f"The text says of itself “{approval.note}”" if approval.note else "",
        named,
        on,
        f"SHA-256 of the text {protocol.sha256}",
    )


def _dose(dose: AnyDose) -> tuple[str, ...]:
    match dose:
        case Dose():
            return (*_infusion(dose), *_asked(dose))
        case InjectionDose():
            return _injection(dose)
        case DevicesDose():
            return _devices(dose)
        case OralDose():
            return _oral(dose)


def _infusion(dose: Dose) -> tuple[str, ...]:
    low, high = dose.mg_per_kg_lowest, dose.mg_per_kg_highest
    times = f"{dose.minutes_lowest} to {dose.minutes_highest}min"
    return (
        f"An infusion of {number(dose.mg_per_kg)} mg/kg over {dose.minutes}min",
        (
            f"{number(low)} to {number(high)} mg/kg can be ordered; above "
            f"{number(dose.mg_per_kg_ask_above)} mg/kg is asked about"
        ),
        f"It can run over {times}",
        *_hourly(dose),
        _strength(dose),
        f"Stock of {numbers(dose.stock_mg_per_ml, 'or')} mg/mL",
        f"Bags of {numbers(dose.bag_ml, 'or')} mL",
        f"The pump runs at {number(dose.rate_highest_ml_per_hour)} mL/h at most",
    )


def _strength(dose: Dose) -> str:
    lowest, highest = dose.mg_per_ml_lowest, dose.mg_per_ml_highest
    told = f"The bag holds {number(dose.mg_per_ml)} mg/mL"
    if lowest is None or highest is None:
        return told
    return f"{told}; {number(lowest)} to {number(highest)} mg/mL can be ordered"


def _hourly(dose: Dose) -> tuple[str, ...]:
    highest = dose.mg_per_kg_hour_highest
    if highest is None:
        return ()
    return (f"No faster than {number(highest)} mg/kg/h",)


def _asked(dose: Dose) -> tuple[str, ...]:
    over, under = dose.rate_over_percent_ask_above, dose.rate_under_percent_ask_above
    given = dose.given_percent_ask_above
    return (
        f"A rate more than {over} % over the ordered one is asked about"
        if over
        else "",
        f"A rate more than {under} % under the ordered one is asked about"
        if under
        else "",
        f"An amount given more than {given} % off the order is asked about"
        if given
        else "",
        _off_working(dose.ordered_percent_ask_within),
    )


def _off_working(percent: int | None) -> str:
    if percent is None:
        return "An order has to agree with its working"
    return (
        f"An order off its working by up to {percent} % is asked about, by more it "
        "is refused"
    )


def _injection(dose: InjectionDose) -> tuple[str, ...]:
    low, high = dose.mg_per_kg_lowest, dose.mg_per_kg_highest
    return (
        (
            f"An injection of {number(dose.mg_per_kg)} mg/kg by "
            f"{wording.listed(dose.routes, 'or')}"
        ),
        (
            f"{number(low)} to {number(high)} mg/kg can be ordered; above "
            f"{number(dose.mg_per_kg_ask_above)} mg/kg is asked about"
        ),
        f"Stock of {numbers(dose.stock_mg_per_ml, 'or')} mg/mL",
        f"More than {number(dose.draw_ml_ask_above)} mL to draw is asked about",
        _off_working(dose.ordered_percent_ask_within),
    )


def _devices(dose: DevicesDose) -> tuple[str, ...]:
    return (
        f"Nasal devices of {number(dose.mg_per_device)} mg each",
        f"{numbers(dose.devices, 'or')} devices can be ordered",
        (
            f"A device less than {dose.apart_least_minutes}min after the one before is "
            "asked about"
        ),
    )


def _oral(dose: OralDose) -> tuple[str, ...]:
    return (
        f"{number(dose.mg)} mg by {wording.listed(dose.routes, 'or')}",
        (
            f"{number(dose.mg_lowest)} to {number(dose.mg_highest)} mg can be ordered; "
            f"above {number(dose.mg_ask_above)} mg is asked about"
        ),
    )


def _around(dose: AnyDose) -> tuple[Told, ...]:
    lowest = number(dose.weight_lowest_kg)
    asked = amount(dose.weight_change_percent_ask_above, "%")
    return told(
        dose.source,
        f"Weights from {lowest} to {number(dose.weight_highest_kg)} kg",
        f"A weight more than {asked} off that of the last session is asked about",
        "The lot has to be charted before the start"
        if dose.lot_needed
        else "The lot can be left out",
        "A second checker is needed before the start"
        if dose.second_check_needed
        else "A second checker can be left out",
        "Closing asks once for what is left in a bag"
        if dose.waste_needed
        else "Closing asks for no waste",
    )


def _series(series: Series | None) -> tuple[Told, ...]:
    if series is None:
        return ()
    return told(
        series.source,
        f"{series.sessions} sessions, {series.days_between} days apart",
        f"Then maintenance after {numbers(series.maintenance_days_between)} days, "
        "the last of these for ever",
        f"A dose less than {series.least_hours_between}hr after the one before: "
        f"{series.sooner_priority}",
    )
