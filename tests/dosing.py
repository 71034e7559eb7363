"""Orders of each form, and protocols that take them, for tests."""

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from msgspec import structs

from monitor.chart.fields import DoseForm
from monitor.chart.kinds import (
    DevicesOrdered,
    DoseGiven,
    InjectionOrdered,
    OralOrdered,
    Order,
)
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import AnyDose, DevicesDose, InjectionDose, OralDose
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text
from tests.desk import CHARTING, Desk

INJECTION = InjectionOrdered(
    drug="ketamine",
    route="IM",
    ordered_by="Dr Meyer",
    weight_kg=Decimal("68.4"),
    mg_per_kg=Decimal("0.5"),
    mg=Decimal("34.2"),
    stock_mg_per_ml=Decimal(50),
    draw_ml=Decimal("0.68"),
)
DEVICES = DevicesOrdered(
    drug="esketamine",
    route="intranasal",
    ordered_by="Dr Meyer",
    mg_per_device=Decimal(28),
    devices=3,
    mg=Decimal(84),
)
ORAL = OralOrdered(drug="ketamine", route="PO", ordered_by="Dr Meyer", mg=Decimal(100))
ORDERS: dict[str, Order] = {"injection": INJECTION, "devices": DEVICES, "oral": ORAL}

_WEIGHTS = """\
weight_lowest_kg = 25
weight_highest_kg = 300
weight_change_percent_ask_above = 10
source = "Test"
"""
TABLES = {
    "injection": """\
[dose]
form = "injection"
routes = ["IM", "SC"]
mg_per_kg = 0.5
mg_per_kg_lowest = 0.1
mg_per_kg_ask_above = 0.5
mg_per_kg_highest = 1
stock_mg_per_ml = [50, 100]
draw_ml_ask_above = 3
ordered_percent_ask_within = 5
""",
    "devices": """\
[dose]
form = "devices"
mg_per_device = 28
devices = [2, 3]
apart_least_minutes = 5
""",
    "oral": """\
[dose]
form = "oral"
routes = ["PO", "SL"]
mg = 100
mg_lowest = 10
mg_ask_above = 150
mg_highest = 300
""",
}
_OF_A_LINE = re.compile(r"\[\[quick\]\]\n(?:.+\n){3}doubt = (?:.+\n)+")
"""The events of an infusion, which another form of dose has no use for."""
SingleForm = Literal["injection", "devices", "oral"]


@cache
def protocol_text(form: SingleForm, more: str = "", text: str = "") -> str:
    """iv40, or that text, with its dose in another form.

    ``more`` are further lines of the table.
    """
    text = re.sub(
        r"^\[dose\]\n(?:.+\n)+",
        lambda _: TABLES[form] + more + _WEIGHTS,
        text or iv40_text(),
        flags=re.MULTILINE,
    )
    text = _OF_A_LINE.sub("", text)
    if form == "devices":
        text = text.replace('drug = "ketamine"', 'drug = "esketamine"')
        text = text.replace('route = "IV"', 'route = "intranasal"')
    return text


@cache
def protocol_by(form: SingleForm, more: str = "") -> CareProtocol:
    return parse_protocol(protocol_text(form, more))


def desk_by(form: DoseForm) -> Desk:
    """A desk of a session whose protocol gives its dose in that form."""
    return Desk(charting=structs.replace(CHARTING, form=form))


def device(number: int, mg: int = 28) -> DoseGiven:
    return DoseGiven(
        drug="esketamine", mg=Decimal(mg), route="intranasal", device=number
    )


def given_at_once(dose: AnyDose) -> tuple[Order | DoseGiven, ...]:
    """An order of that form, and all of it given at once."""
    match dose:
        case InjectionDose():
            given = DoseGiven(drug="ketamine", mg=INJECTION.mg, route="IM")
            return INJECTION, given
        case DevicesDose():
            return DEVICES, *(device(number) for number in (1, 2, 3))
        case OralDose():
            return ORAL, DoseGiven(drug="ketamine", mg=ORAL.mg, route="PO")
        case _:
            raise TypeError(dose)
