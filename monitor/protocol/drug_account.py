"""Where the drug of one session went: taken, given, wasted, and what is left over.

The account is of what was made ready: the bag, what was drawn, the devices. What a
vial held and what stayed in it is charted nowhere, so of that nothing is told.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.days import opened_day
from monitor.chart.dosing import Bag
from monitor.chart.given import Given, given
from monitor.chart.kinds import (
    DoseOrdered,
    DrugPrepared,
    Order,
)
from monitor.chart.session import Session
from monitor.chart.waste_checks import wasted_mg
from monitor.protocol.wasted import Wasted, wastes
from monitor.protocol.wasting import BagBalance, bag_balance

Standing = Literal[
    "balanced",
    "unaccounted",
    "more than was taken",
    "uncertain",
    "nothing taken",
    "vial not charted",
    "session open",
]
COMES_OUT: frozenset[Standing] = frozenset({"balanced", "nothing taken"})
"""All others are to be looked at."""

GivenBy = Literal["pump", "calculated", "charted", "nothing"]
"""Read from the pump at the end; by rate and time; each dose as it was charted."""

_NOTHING = Decimal(0)


class DrugAccount(Struct, frozen=True, kw_only=True):
    """All amounts in mg, to a tenth.

    ``balance_mg`` is what was taken and is neither given nor wasted; below 0 it is too
    much. Of a bag it is worked out in mL times mg and rounded once, so that it may be a
    tenth off the rounded amounts beside it. Where it is uncertain how much was given,
    ``at_most_mg`` is the most of it, and the balance is with that: no less than so much
    is left over.
    """

    session: UUID
    opened_at: datetime
    day: str
    room: str
    drug: str
    route: str
    lots: tuple[str, ...] = ()
    taken_mg: Decimal = _NOTHING
    given_mg: Decimal = _NOTHING
    given_by: GivenBy = "nothing"
    at_most_mg: Decimal | None = None
    wastes: tuple[Wasted, ...] = ()
    wasted_mg: Decimal = _NOTHING
    balance_mg: Decimal = _NOTHING
    standing: Standing

    @property
    def most_given_mg(self) -> Decimal:
        return self.given_mg if self.at_most_mg is None else self.at_most_mg

    @property
    def comes_out(self) -> bool:
        return self.standing in COMES_OUT


def drug_account(session: Session, at: datetime) -> DrugAccount | None:
    """As it stands by then; None where no drug was ordered."""
    order = session.order
    if order is None:
        return None
    lots = tuple(dict.fromkeys(_lots(session)))
    so_far, thrown = given(session, at), wastes(session, order)
    bag = bag_balance(session, at)
    amount, by = _given(session, order, so_far, bag)
    was_taken = bool(lots or thrown) or session.dose_started_at is not None
    account = DrugAccount(
        session=session.id,
        opened_at=session.opened_at,
        day=opened_day(session),
        room=session.opened.room,
        drug=order.drug,
        route=order.route,
        lots=lots,
        taken_mg=_held(order) if was_taken else _NOTHING,
        given_mg=amount,
        given_by=by,
        at_most_mg=None if so_far is None else so_far.at_most_mg,
        wastes=thrown,
        wasted_mg=_sum(session, order, thrown),
        standing="nothing taken",
    )
    if not was_taken:
        return account
    account = structs.replace(account, balance_mg=_balance(account, bag))
    return structs.replace(account, standing=_standing(account, session, order))


def _balance(account: DrugAccount, bag: BagBalance | None) -> Decimal:
    if bag is not None and account.at_most_mg is None:
        return bag.missing_mg
    return account.taken_mg - account.most_given_mg - account.wasted_mg


def _standing(account: DrugAccount, session: Session, order: Order) -> Standing:
    """The first that is so; before the end of a session nothing need come out yet."""
    if session.is_open:
        return "session open"
    if account.at_most_mg is not None or _is_anew(session) or _is_untold(account):
        return "uncertain"
    if account.balance_mg < 0:
        is_of_vial = not isinstance(order, DoseOrdered) and (
            account.given_mg <= account.taken_mg
        )
        return "vial not charted" if is_of_vial else "more than was taken"
    if account.balance_mg > 0:
        return "unaccounted"
    return "balanced" if account.lots else "vial not charted"


def _is_anew(session: Session) -> bool:
    """Whether another order was charted after the drug had begun.

    What had been made ready for the one before is then no longer in the account.
    """
    started = session.dose_started_at
    orders = [f for f in session.facts if isinstance(f.payload, Order)]
    return started is not None and any(f.effective_at > started for f in orders[1:])


def _is_untold(account: DrugAccount) -> bool:
    return any(waste.mg is None for waste in account.wastes)


def _held(order: Order) -> Decimal:
    return order.bag_mg if isinstance(order, DoseOrdered) else order.mg


def _given(
    session: Session, order: Order, so_far: Given | None, bag: BagBalance | None
) -> tuple[Decimal, GivenBy]:
    if session.dose_started_at is None or so_far is None:
        return _NOTHING, "nothing"
    if bag is None or not isinstance(order, DoseOrdered):
        return so_far.mg, "charted"
    if not bag.by_pump:
        return so_far.mg, "calculated"
    held = Bag(stock_mg_per_ml=order.stock_mg_per_ml, ml=order.bag_ml, mg=order.bag_mg)
    return held.mg_in(order.bag_ml - bag.left_ml), "pump"


def _sum(session: Session, order: Order, thrown: tuple[Wasted, ...]) -> Decimal:
    if isinstance(order, DoseOrdered):
        return wasted_mg(order, session)
    return sum((waste.mg or _NOTHING for waste in thrown), _NOTHING)


def _lots(session: Session) -> Iterator[str]:
    for fact in session.facts:
        if isinstance(fact.payload, DrugPrepared):
            yield fact.payload.lot
