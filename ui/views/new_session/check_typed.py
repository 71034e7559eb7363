"""Lot and second check as typed, and what is wrong with them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from monitor.chart.kinds import DoseChecked, DrugPrepared, Order
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.chart.second_check import figures_of
from ui.views import wording
from ui.views.new_session.expiry import expiry_date
from ui.views.new_session.known import Known
from ui.views.new_session.parts import Fault

LOT = ("lot", "expiry")
CHECKER = "checker"
_DECIMALS = {"ml": 2, "rate_ml_per_hour": 1, "devices": 0, "mg": 2}
_NAMES = {
    "ml": "the volume",
    "rate_ml_per_hour": "the rate",
    "devices": "the number of devices",
    "mg": "the mg",
}


def part_of(figure: str) -> str:
    """The field of the page in which that figure is typed."""
    return f"check_{figure}"


def figure_parts(order: Order) -> tuple[str, ...]:
    return tuple(part_of(figure) for figure in figures_of(order))


def lot_faults(known: Known) -> tuple[Fault, ...]:
    """What is missing of the lot, or expired; it then blocks until it is changed."""
    return tuple(_lot_faults(known))


def _lot_faults(known: Known) -> Iterator[Fault]:
    if not known.draft.text("lot"):
        yield _missing("lot", "The lot is not charted", "its number")
    found = expiry_date(known.draft.text("expiry"))
    if isinstance(found, Refusal):
        typed = known.draft.text("expiry")
        yield Fault(refusal=found, note=found.why if typed else "missing")
    elif found < known.today:
        day = wording.day(found)
        refusal = Refusal(
            field="expiry",
            what="The lot is not charted",
            why=f"it expired on {day}",
            remedy="Take another lot, and type its number and expiry",
        )
        yield Fault(refusal=refusal, note=f"expired {day}")


def typed_lot(known: Known, order: Order) -> DrugPrepared | None:
    """The lot as typed; None while something is wrong with it."""
    expiry = expiry_date(known.draft.text("expiry"))
    if lot_faults(known) or not isinstance(expiry, date):
        return None
    lot = " ".join(known.draft.text("lot").split())
    strength = getattr(order, "stock_mg_per_ml", None)
    return DrugPrepared(lot=lot, expiry=expiry, stock_mg_per_ml=strength)


def check_faults(known: Known, order: Order) -> tuple[Fault, ...]:
    """What is missing of the second check, or no number; agreement is no matter."""
    return tuple(_check_faults(known, order))


def _check_faults(known: Known, order: Order) -> Iterator[Fault]:
    if not known.draft.text(CHECKER):
        yield _missing(CHECKER, "The check is not charted", "who checked")
    for figure in figures_of(order):
        part = part_of(figure)
        typed = known.draft.text(part)
        if not typed:
            yield _missing(part, "The check is not charted", _NAMES[figure])
            continue
        read = parse_number(typed, _DECIMALS[figure], part)
        if isinstance(read, Refusal):
            yield Fault(refusal=read, note=read.what)


def typed_check(known: Known, order: Order) -> DoseChecked | None:
    """The check as typed; None while something is wrong with it."""
    if check_faults(known, order):
        return None
    found: dict[str, Decimal] = {}
    for figure in figures_of(order):
        read = parse_number(known.draft.text(part_of(figure)), _DECIMALS[figure])
        if isinstance(read, Decimal):
            found[figure] = read
    devices = found.get("devices")
    return DoseChecked(
        checker=" ".join(known.draft.text(CHECKER).split()),
        ml=found.get("ml"),
        rate_ml_per_hour=found.get("rate_ml_per_hour"),
        devices=None if devices is None else int(devices),
        mg=found.get("mg"),
    )


def _missing(field: str, what: str, missing: str) -> Fault:
    refusal = Refusal(
        field=field, what=what, why=f"{missing} is missing", remedy="Type it first"
    )
    return Fault(refusal=refusal, note="missing")
