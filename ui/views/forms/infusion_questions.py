"""What of a step of the pump is asked about before it is charted."""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from monitor.chart.kinds import InfusionRecorded
from ui.views import wording
from ui.views.forms.filled import AskAgain

_MINUTES_PER_HOUR = 60


class Order(Struct, frozen=True, kw_only=True):
    """What was ordered, in mL and mL/h, and the protocol's shortest time for it."""

    infuse_ml: Decimal
    rate_ml_per_hour: Decimal
    shortest_minutes: int


def question_about(
    step: InfusionRecorded, order: Order, offers: str
) -> AskAgain | None:
    """The question that a second Enter answers; None if nothing stands out.

    ``offers`` is what the form's time then takes.
    """
    rate, pump = step.rate_ml_per_hour, step.pump_ml
    if rate is not None and rate > _fastest(order):
        typed = wording.amount(rate, "mL/h")
        return AskAgain(
            field="rate",
            what=f"{_ordered(order)} take {_minutes(order, rate)}min at {typed}, "
            f"protocol {order.shortest_minutes}min at least",
            remedy="Enter again charts it",
            offers=offers,
        )
    if pump is not None and pump > order.infuse_ml:
        return AskAgain(
            field="pump",
            what=f"{wording.amount(pump, 'mL')} is more than the {_ordered(order)}",
            remedy="Enter again charts it",
            offers=offers,
        )
    return None


def _fastest(order: Order) -> Decimal:
    return order.infuse_ml * _MINUTES_PER_HOUR / order.shortest_minutes


def _minutes(order: Order, rate: Decimal) -> Decimal:
    whole = order.infuse_ml * _MINUTES_PER_HOUR / rate
    return whole.quantize(Decimal(1), ROUND_HALF_UP)


def _ordered(order: Order) -> str:
    return f"{wording.amount(order.infuse_ml, 'mL')} ordered"
