"""What a waste must satisfy: an amount that can be, and a second person who saw it."""

from decimal import Decimal

from monitor.chart.commands import Amend, Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import WasteRecorded
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.chart.second_check import same_name
from monitor.chart.session import Session
from monitor.chart.texts import refuse_blank


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


def wasted(session: Session, also: WasteRecorded | None = None) -> Decimal:
    """The mL charted as thrown away, all together."""
    wastes = [waste for _, waste in session.dosing.wastes]
    wastes += [] if also is None else [also]
    return sum((waste.ml or Decimal(0) for waste in wastes), Decimal(0))


def refuse_waste(waste: WasteRecorded, session: Session) -> Refusal | None:
    """Refuse a waste of nothing told, of more than there was, or without a witness."""
    amounts = {"ml": waste.ml, "mg": waste.mg}
    told = {field: amount for field, amount in amounts.items() if amount is not None}
    if not told or any(not (a.is_finite() and a >= 0) for a in told.values()):
        return Refusal(
            field="ml",
            what="The waste is not charted",
            why="an amount in mL or mg is missing",
            remedy="Type how much was thrown away",
        )
    return refuse_blank(waste, "witness") or _refuse_more_than_held(waste, session)


def _refuse_more_than_held(waste: WasteRecorded, session: Session) -> Refusal | None:
    """No more is left than there was; what was in a vial or a device is not known."""
    order = session.dose
    if order is None:
        return None
    ml, mg = wasted(session, waste), waste.mg or Decimal(0)
    if ml <= order.bag_ml and mg <= order.bag_mg:
        return None
    field, told = (
        ("ml", f"{written(ml)} mL")
        if ml > order.bag_ml
        else ("mg", f"{written(mg)} mg")
    )
    held = f"{written(order.bag_ml)} mL, {written(order.bag_mg)} mg"
    return Refusal(
        field=field,
        what=f"A waste of {told} is not possible",
        why=f"the bag held {held}",
        remedy="Type how much was thrown away",
    )
