"""The order and the bag as typed, each amount through the one parser of numbers."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import Bag
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.parts import Fault

AMOUNTS: tuple[tuple[str, int], ...] = (
    ("mg_per_kg", 2),
    ("ordered", 2),
    ("stock", 1),
    ("bag_ml", 1),
    ("bag_mg", 1),
    ("minutes", 0),
)
"""The fields with an amount, in the order of the page, and their decimal places."""

_NAMES = {
    "mg_per_kg": "the dose in mg/kg",
    "ordered": "the ordered dose",
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

    @property
    def bag(self) -> Bag | None:
        if self.stock is None or self.bag_ml is None or self.bag_mg is None:
            return None
        return Bag(stock_mg_per_ml=self.stock, ml=self.bag_ml, mg=self.bag_mg)


def typed_amount(draft: NewSessionDraft, field: str) -> Decimal | Refusal:
    """The amount in that field, above zero, or why it is none."""
    if not draft.text(field):
        return _missing(field)
    amount = parse_number(draft.text(field), dict(AMOUNTS)[field], field)
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
    for field, _ in AMOUNTS:
        amount = typed_amount(draft, field)
        read[field] = None if isinstance(amount, Refusal) else amount
    minutes = read["minutes"]
    return TypedDose(
        mg_per_kg=read["mg_per_kg"],
        ordered=read["ordered"],
        stock=read["stock"],
        bag_ml=read["bag_ml"],
        bag_mg=read["bag_mg"],
        minutes=None if minutes is None else int(minutes),
    )


def typing_faults(draft: NewSessionDraft) -> Iterator[Fault]:
    """What is missing or no amount."""
    for field, _ in AMOUNTS:
        amount = typed_amount(draft, field)
        if isinstance(amount, Refusal):
            note = amount.what if draft.text(field) else "missing"
            yield Fault(refusal=amount, note=note)
    if not draft.text("ordered_by"):
        yield Fault(refusal=_missing("ordered_by"), note="missing")


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
