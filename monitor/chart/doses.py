"""Orders, single doses, checks and doubts as they stand in one session."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.contested import most_given, one_by_one
from monitor.chart.kinds import (
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DosesEnded,
    DrugPrepared,
    InjectionOrdered,
    Kind,
    Order,
    WasteRecorded,
)

K = TypeVar("K", bound=Kind)
_OfDosing = (
    Order
    | DrugPrepared
    | DoseChecked
    | DoseGiven
    | DosesEnded
    | WasteRecorded
    | DoseDoubtful
)


class Ordered(Struct, frozen=True, kw_only=True):
    """The order in force, since when, and by whose hands it was charted and amended."""

    id: UUID
    at: datetime
    author: UUID
    amended_by: UUID
    order: Order


class GivenDose(Struct, frozen=True, kw_only=True):
    """One dose that was given, with the entry it is charted by.

    Where corrections of it contradict each other it ``is_contested``: given between
    ``at`` and ``until``, as the most that they say. Else the two are one.
    """

    id: UUID
    at: datetime
    until: datetime
    dose: DoseGiven
    is_contested: bool = False


class Doubt(Struct, frozen=True, kw_only=True):
    """Since when the dose is uncertain, with the entry it is charted by."""

    id: UUID
    at: datetime
    doubt: DoseDoubtful


class NoFurther(Struct, frozen=True, kw_only=True):
    """Since when no further dose is given, with the entry it is charted by."""

    id: UUID
    at: datetime
    by: UUID
    ended: DosesEnded


class Dosing(Struct, frozen=True, kw_only=True):
    """All of a session's dosing that is no infusion step, in the order it was true.

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
    no_further: NoFurther | None = None

    @property
    def order(self) -> Order | None:
        return None if self.ordered is None else self.ordered.order

    @property
    def is_all_given(self) -> bool:
        """Whether single doses have come to all that was ordered."""
        if self.order is None or isinstance(self.order, DoseOrdered):
            return False
        return bool(self.given) and self.given_mg() >= self.order.mg

    @property
    def is_over(self) -> bool:
        """Whether no single dose is to come: all are given, or it was said so."""
        return self.is_all_given or (bool(self.given) and self.no_further is not None)

    def given_mg(self, until: datetime | None = None) -> Decimal:
        """The sum of the single doses, mg, all of them or up to a time."""
        counted = (g.dose.mg for g in self.given if until is None or g.at <= until)
        return sum(counted, Decimal(0))

    def doubt_at(self, at: datetime) -> Doubt | None:
        """The last doubt by then."""
        found = [doubt for doubt in self.doubts if doubt.at <= at]
        return found[-1] if found else None


def dosing(facts: Iterable[Settled]) -> Dosing:
    """Run over the facts in order of time.

    Of one time, what was charted first comes first, however late it was amended: an
    amended order goes on having the check that was made for it.
    """
    found = sorted(
        (f for f in facts if isinstance(f.payload, _OfDosing)),
        key=lambda f: (f.effective_at, *f.first.written),
    )
    orders = [n for n, fact in enumerate(found) if isinstance(fact.payload, Order)]
    since = found[orders[-1] :] if orders else []
    prepared = [lot for _, lot in _of(found, DrugPrepared)]
    ended = [
        NoFurther(id=fact.id, at=fact.effective_at, by=fact.entry.author, ended=ended)
        for fact, ended in _of(found, DosesEnded)
    ]
    checked = [check for _, check in _of(since, DoseChecked)]
    return Dosing(
        ordered=_ordered(since[0]) if since else None,
        given=_given(_of(found, DoseGiven)),
        prepared=prepared[-1] if prepared else None,
        checks=tuple((f.effective_at, c) for f, c in _of(found, DoseChecked)),
        check=checked[-1] if checked else None,
        wastes=tuple((f.effective_at, w) for f, w in _of(found, WasteRecorded)),
        doubts=tuple(
            Doubt(id=fact.id, at=fact.effective_at, doubt=doubt)
            for fact, doubt in _of(found, DoseDoubtful)
        ),
        no_further=ended[-1] if ended else None,
    )


def _given(
    facts: Iterable[tuple[Settled, DoseGiven]],
) -> tuple[GivenDose, ...]:
    """Each dose once, in the order of time."""
    found = []
    for versions in one_by_one(facts):
        at, until, dose = most_given(versions)
        fact, _ = versions[0]
        is_contested = fact.is_conflicting
        found.append(
            GivenDose(
                id=fact.id, at=at, until=until, dose=dose, is_contested=is_contested
            )
        )
    return tuple(found)


def _of(facts: Iterable[Settled], kind: type[K]) -> list[tuple[Settled, K]]:
    return [(f, f.payload) for f in facts if isinstance(f.payload, kind)]


def _ordered(fact: Settled) -> Ordered | None:
    if not isinstance(fact.payload, Order):
        return None
    return Ordered(
        id=fact.id,
        at=fact.effective_at,
        author=fact.first.author,
        amended_by=fact.entry.author,
        order=fact.payload,
    )


def order_weight_kg(order: Order) -> Decimal | None:
    """The weight an order was worked from; None where it needs none."""
    if isinstance(order, DoseOrdered | InjectionOrdered):
        return order.weight_kg
    return None
