"""What of a drug was thrown away in one session, and who saw it; pure."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import rounded
from monitor.chart.kinds import DoseOrdered, InjectionOrdered, Order, WasteRecorded
from monitor.chart.session import Session


class Wasted(Struct, frozen=True, kw_only=True):
    """What was thrown away, as it was charted; ``mg`` is None where it can't be told.

    ``witness`` is a name in words, ``charted_by`` whoever charted it.
    """

    at: datetime
    ml: Decimal | None
    mg: Decimal | None
    witness: str
    charted_by: str


def wastes(session: Session, order: Order) -> tuple[Wasted, ...]:
    """In the order of time."""
    return tuple(_wastes(session, order))


def _wastes(session: Session, order: Order) -> Iterator[Wasted]:
    for fact in session.facts:
        waste = fact.payload
        if isinstance(waste, WasteRecorded):
            yield Wasted(
                at=fact.effective_at,
                ml=waste.ml,
                mg=_mg(waste, order),
                witness=waste.witness,
                charted_by=session.name_of(fact.entry.author),
            )


def _mg(waste: WasteRecorded, order: Order) -> Decimal | None:
    """The larger of the two where both are told; None for mL of no known strength."""
    match order:
        case DoseOrdered():
            of_ml = _times(waste.ml, order.bag_mg / order.bag_ml)
        case InjectionOrdered():
            of_ml = _times(waste.ml, order.stock_mg_per_ml)
        case _:
            of_ml = None
    told = [mg for mg in (waste.mg, of_ml) if mg is not None]
    return max(told) if told else None


def _times(ml: Decimal | None, mg_per_ml: Decimal) -> Decimal | None:
    return None if ml is None else rounded(ml * mg_per_ml)
