"""What a scripted session has made ready for its dose: a lot, and a second check."""

from datetime import datetime, timedelta
from decimal import Decimal

from monitor.chart.kinds import (
    DoseChecked,
    DoseOrdered,
    DrugPrepared,
    InjectionOrdered,
    Order,
)
from monitor.chart.second_check import figures_of

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


def _checked(figures: dict[str, Decimal]) -> DoseChecked:
    devices = figures.get("devices")
    return DoseChecked(
        checker=_CHECKER,
        ml=figures.get("ml"),
        rate_ml_per_hour=figures.get("rate_ml_per_hour"),
        devices=None if devices is None else int(devices),
        mg=figures.get("mg"),
    )
