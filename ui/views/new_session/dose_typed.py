"""The order and the bag as typed, each amount through the one parser of numbers."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import Bag
from monitor.chart.fields import DoseForm
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.parts import Fault

_DECIMALS = {
    "mg_per_kg": 2,
    "ordered": 2,
    "devices": 0,
    "stock": 1,
    "bag_ml": 1,
    "bag_mg": 1,
    "minutes": 0,
}

_AMOUNTS: dict[DoseForm, tuple[str, ...]] = {
    "infusion": ("mg_per_kg", "ordered", "stock", "bag_ml", "bag_mg", "minutes"),
    "injection": ("mg_per_kg", "ordered", "stock"),
    "devices": ("ordered", "devices"),
    "oral": ("ordered",),
}
"""The fields with an amount that each form of dose has."""

_WORDS: dict[DoseForm, tuple[str, ...]] = {
    "infusion": ("ordered_by",),
    "injection": ("route", "ordered_by"),
    "devices": ("ordered_by",),
    "oral": ("route", "ordered_by"),
}
"""And the fields with words."""

_NAMES = {
    "mg_per_kg": "the dose in mg/kg",
    "ordered": "the ordered dose",
    "devices": "the number of devices",
    "route": "the route",
    "ordered_by": "who ordered it",
    "stock": "the concentration of the stock",
    "bag_ml": "the volume of the bag",
    "bag_mg": "the amount in the bag",
    "minutes": "the duration",
}


class TypedDose(Struct, frozen=True, kw_only=True):
    """Every amount that can be read; None where nothing, or no amount, stands."""

    mg_per_kg: Decimal | None
    ordered: Decimal | None
    stock: Decimal | None
    bag_ml: Decimal | None
    bag_mg: Decimal | None
    minutes: int | None
    devices: int | None = None
    route: str = ""

    @property
    def bag(self) -> Bag | None:
        if self.stock is None or self.bag_ml is None or self.bag_mg is None:
            return None
        return Bag(stock_mg_per_ml=self.stock, ml=self.bag_ml, mg=self.bag_mg)


def typed_amount(draft: NewSessionDraft, field: str) -> Decimal | Refusal:
    """The amount in that field, above zero, or why it is none."""
    if not draft.text(field):
        return _missing(field)
    amount = parse_number(draft.text(field), _DECIMALS[field], field)
    if isinstance(amount, Refusal) or amount > 0:
        return amount
    return Refusal(
        field=field,
        what="0 is not taken",
        why="an amount is above 0",
        remedy="Type it again",
    )


def typed_dose(draft: NewSessionDraft) -> TypedDose:
    read: dict[str, Decimal | None] = {}
    for field in _DECIMALS:
        amount = typed_amount(draft, field)
        read[field] = None if isinstance(amount, Refusal) else amount
    minutes, devices = read["minutes"], read["devices"]
    return TypedDose(
        mg_per_kg=read["mg_per_kg"],
        ordered=read["ordered"],
        stock=read["stock"],
        bag_ml=read["bag_ml"],
        bag_mg=read["bag_mg"],
        minutes=None if minutes is None else int(minutes),
        devices=None if devices is None else int(devices),
        route=draft.text("route"),
    )


def typing_faults(draft: NewSessionDraft, form: DoseForm) -> Iterator[Fault]:
    """What is missing or no amount."""
    for field in _AMOUNTS[form]:
        amount = typed_amount(draft, field)
        if isinstance(amount, Refusal):
            note = amount.what if draft.text(field) else "missing"
            yield Fault(refusal=amount, note=note)
    for field in _WORDS[form]:
        if not draft.text(field):
            yield Fault(refusal=_missing(field), note="missing")


def page_order(fault: Fault) -> int:
    """Where the field of a fault stands on the page; one of no field comes last."""
    return tuple(_NAMES).index(fault.field) if fault.field in _NAMES else len(_NAMES)


def _missing(field: str) -> Refusal:
    return Refusal(
        field=field,
        what="The dose is not charted",
        why=f"{_NAMES[field]} is missing",
        remedy="Type it first",
    )
