"""What a scripted session makes ready for its dose, and throws away of it."""

from datetime import datetime, timedelta
from decimal import Decimal

from monitor.chart.kinds import (
    DoseChecked,
    DoseOrdered,
    DrugPrepared,
    InjectionOrdered,
    Order,
    WasteRecorded,
)
from monitor.chart.second_check import figures_of
from monitor.charting.reads import SessionRead
from monitor.protocol.wasting import unwasted_ml

_LOT = "23LK"
_CHECKER = "S. Lindqvist RN"
_GOOD_FOR = timedelta(days=300)


def made_ready(order: Order, at: datetime) -> tuple[DrugPrepared, DoseChecked]:
    """The lot the dose comes from, and a second person who comes to the same."""
    stock = (
        order.stock_mg_per_ml
        if isinstance(order, DoseOrdered | InjectionOrdered)
        else None
    )
    lot = DrugPrepared(lot=_LOT, expiry=(at + _GOOD_FOR).date(), stock_mg_per_ml=stock)
    return lot, _checked(figures_of(order))


def thrown_away(read: SessionRead, at: datetime) -> WasteRecorded | None:
    """What is left in the bag by then, before the person who checked the dose."""
    ml = unwasted_ml(read.protocol, read.session, at)
    return None if ml is None else WasteRecorded(ml=ml, witness=_CHECKER)


def _checked(figures: dict[str, Decimal]) -> DoseChecked:
    devices = figures.get("devices")
    return DoseChecked(
        checker=_CHECKER,
        ml=figures.get("ml"),
        rate_ml_per_hour=figures.get("rate_ml_per_hour"),
        devices=None if devices is None else int(devices),
        mg=figures.get("mg"),
    )
