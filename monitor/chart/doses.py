"""Orders, single doses, checks and doubts as they stand in one session."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    DevicesOrdered,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DrugPrepared,
    InjectionOrdered,
    OralOrdered,
    Order,
    WasteRecorded,
)


class Ordered(Struct, frozen=True, kw_only=True):
    """The order in force, since when, and by whose hand it was charted."""

    id: UUID
    at: datetime
    author: UUID
    order: Order


class GivenDose(Struct, frozen=True, kw_only=True):
    """One dose that was given, with the entry it is charted by."""

    id: UUID
    at: datetime
    dose: DoseGiven


class Doubt(Struct, frozen=True, kw_only=True):
    """Since when the dose is uncertain, with the entry it is charted by."""

    id: UUID
    at: datetime
    doubt: DoseDoubtful


class Dosing(Struct, frozen=True, kw_only=True):
    """All of a session's dosing that is no infusion step, in chart order.

    ``check`` is the last second check of the order in force; a new order, even of the
    same, asks for a new one.
    """

    ordered: Ordered | None = None
    given: tuple[GivenDose, ...] = ()
    prepared: DrugPrepared | None = None
    checks: tuple[tuple[datetime, DoseChecked], ...] = ()
    check: DoseChecked | None = None
    wastes: tuple[tuple[datetime, WasteRecorded], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def order(self) -> Order | None:
        return None if self.ordered is None else self.ordered.order

    @property
    def is_all_given(self) -> bool:
        """Whether single doses have come to all that was ordered."""
        if self.order is None or isinstance(self.order, DoseOrdered):
            return False
        return bool(self.given) and self.given_mg() >= self.order.mg

    def given_mg(self, until: datetime | None = None) -> Decimal:
        """The sum of the single doses, mg, all of them or up to a time."""
        counted = (g.dose.mg for g in self.given if until is None or g.at <= until)
        return sum(counted, Decimal(0))

    def doubt_at(self, at: datetime) -> Doubt | None:
        """The last doubt by then."""
        found = [doubt for doubt in self.doubts if doubt.at <= at]
        return found[-1] if found else None


def dosing(facts: Iterable[Settled]) -> Dosing:
    """Run over the facts in chart order.

    Of one time, what was charted first comes first, however late it was amended: an
    amended order goes on having the check that was made for it.
    """
    ordered: Ordered | None = None
    prepared: DrugPrepared | None = None
    check: DoseChecked | None = None
    given: list[GivenDose] = []
    checks: list[tuple[datetime, DoseChecked]] = []
    wastes: list[tuple[datetime, WasteRecorded]] = []
    doubts: list[Doubt] = []
    for fact in sorted(facts, key=_as_charted):
        at, payload = fact.effective_at, fact.payload
        match payload:
            case DoseOrdered() | InjectionOrdered() | DevicesOrdered() | OralOrdered():
                author = fact.first.author
                ordered = Ordered(id=fact.id, at=at, author=author, order=payload)
                check = None
            case DrugPrepared():
                prepared = payload
            case DoseChecked():
                check = payload if ordered is not None else None
                checks.append((at, payload))
            case DoseGiven():
                given.append(GivenDose(id=fact.id, at=at, dose=payload))
            case WasteRecorded():
                wastes.append((at, payload))
            case DoseDoubtful():
                doubts.append(Doubt(id=fact.id, at=at, doubt=payload))
            case _:
                continue
    return Dosing(
        ordered=ordered,
        given=tuple(given),
        prepared=prepared,
        checks=tuple(checks),
        check=check,
        wastes=tuple(wastes),
        doubts=tuple(doubts),
    )


def order_weight_kg(order: Order) -> Decimal | None:
    """The weight an order was worked from; None where it needs none."""
    if isinstance(order, DoseOrdered | InjectionOrdered):
        return order.weight_kg
    return None


def _as_charted(fact: Settled) -> tuple[datetime, datetime, UUID, int]:
    first = fact.first
    return fact.effective_at, first.recorded_at, first.station, first.seq
