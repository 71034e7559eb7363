"""What a waste must satisfy: an amount that can be, and a second person who saw it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from monitor.chart.commands import Amend, Chart, SessionCommand
from monitor.chart.dosing import rounded
from monitor.chart.entries import Actor
from monitor.chart.kinds import DoseOrdered, WasteRecorded
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.chart.same_name import same_name
from monitor.chart.session import Session
from monitor.chart.texts import refuse_blank


class Amount(Struct, frozen=True, kw_only=True):
    """So much of the drug, and what the bag held, in the same unit."""

    unit: Literal["mL", "mg"]
    of: Decimal
    held: Decimal


def refuse_own_witness(command: SessionCommand, actor: Actor) -> Refusal | None:
    """Refuse a waste that whoever charts or amends it witnessed alone."""
    match command:
        case (
            Chart(fact=WasteRecorded(witness=witness))
            | Amend(replacement=WasteRecorded(witness=witness))
        ) if same_name(witness, actor.name):
            return Refusal(
                field="witness",
                what="The waste is not charted",
                why=f"{actor.name} charts it",
                remedy="A second person witnesses it",
            )
        case _:
            return None


def overwasted(
    order: DoseOrdered, session: Session, also: WasteRecorded | None = None
) -> Amount | None:
    """All that is charted as thrown away, where the bag did not hold so much.

    Of a waste told in mL and in mg the larger part of the bag counts. In the unit that
    was charted last.
    """
    wastes = _wastes(session, also)
    held = order.bag_ml * order.bag_mg
    parts = _parts(wastes, order)
    if parts <= held:
        return None
    if wastes[-1].ml is None:
        return Amount(unit="mg", of=rounded(parts / order.bag_ml), held=order.bag_mg)
    return Amount(unit="mL", of=rounded(parts / order.bag_mg), held=order.bag_ml)


def wasted_ml(
    order: DoseOrdered, session: Session, also: WasteRecorded | None = None
) -> Decimal:
    """All that is charted as thrown away, told in mL of the bag."""
    return rounded(_parts(_wastes(session, also), order) / order.bag_mg)


def wasted_mg(order: DoseOrdered, session: Session) -> Decimal:
    """All that is charted as thrown away, told in mg of what the bag held."""
    return rounded(_parts(_wastes(session, None), order) / order.bag_ml)


def wasted_parts(
    order: DoseOrdered, session: Session, also: WasteRecorded | None = None
) -> Decimal:
    """The same in mL times mg of the bag, so that no third of it is rounded."""
    return _parts(_wastes(session, also), order)


def _wastes(session: Session, also: WasteRecorded | None) -> list[WasteRecorded]:
    wastes = [waste for _, waste in session.dosing.wastes]
    return wastes if also is None else [*wastes, also]


def _parts(wastes: Iterable[WasteRecorded], order: DoseOrdered) -> Decimal:
    return sum((_part(waste, order) for waste in wastes), Decimal(0))


def _part(waste: WasteRecorded, order: DoseOrdered) -> Decimal:
    ml, mg = waste.ml or Decimal(0), waste.mg or Decimal(0)
    return max(ml * order.bag_mg, mg * order.bag_ml)


def refuse_waste(waste: WasteRecorded, session: Session) -> Refusal | None:
    """Refuse a waste of nothing, of more than there was, or without a witness."""
    told = [amount for amount in (waste.ml, waste.mg) if amount is not None]
    if not told or any(not (a.is_finite() and a >= 0) for a in told):
        return _no("an amount in mL or mg is missing")
    if not all(told):
        return _no("0 is no waste: what is left over stays missing from the account")
    return refuse_blank(waste, "witness") or _refuse_more_than_held(waste, session)


def _no(why: str) -> Refusal:
    return Refusal(
        field="ml",
        what="The waste is not charted",
        why=why,
        remedy="Type how much was thrown away",
    )


def _refuse_more_than_held(waste: WasteRecorded, session: Session) -> Refusal | None:
    """No more is left than there was; what was in a vial or a device is not known."""
    order = session.dose
    if order is None:
        return None
    over = overwasted(order, session, waste)
    if over is None:
        return None
    held = f"{written(order.bag_ml)} mL, {written(order.bag_mg)} mg"
    return Refusal(
        field=over.unit.lower(),
        what=f"A waste of {written(over.of)} {over.unit} is not possible",
        why=f"the bag held {held}",
        remedy="Type how much was thrown away",
    )
