"""What is left of a bag, and what of it is not accounted for."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import STEP, rounded
from monitor.chart.given import given
from monitor.chart.kinds import InfusionRecorded, WasteRecorded
from monitor.chart.numbers import written
from monitor.chart.session import Session
from monitor.chart.waste_checks import wasted_ml, wasted_parts
from monitor.protocol.care_protocol import CareProtocol


class BagBalance(Struct, frozen=True, kw_only=True):
    """What a bag should hold by now, in mL, and what of that was thrown away.

    ``left_ml`` is by the pump where that was read at the end, or else by calculation.
    ``missing_mg`` is what was neither given nor wasted, to a tenth; below 0 it is too
    much. It is nothing where it lies within half a step: an amount may be told in mL,
    in mg, or in both.
    """

    left_ml: Decimal
    by_pump: bool
    wasted_ml: Decimal
    missing_mg: Decimal


def bag_balance(
    session: Session, at: datetime, also: WasteRecorded | None = None
) -> BagBalance | None:
    """As it stands by then; ``also`` is a waste that is about to be charted.

    None where the dose is no infusion.
    """
    order, so_far = session.dose, given(session, at)
    if order is None or so_far is None or so_far.ml is None:
        return None
    read = left_by_pump(session)
    left = order.bag_ml - so_far.ml if read is None else read
    parts = left * order.bag_mg - wasted_parts(order, session, also)
    missing = parts / order.bag_ml
    return BagBalance(
        left_ml=left,
        by_pump=read is not None,
        wasted_ml=wasted_ml(order, session, also),
        missing_mg=Decimal(0) if abs(missing) <= STEP / 2 else rounded(missing),
    )


def unwasted_ml(
    protocol: CareProtocol, session: Session, at: datetime
) -> Decimal | None:
    """The mL that are left in the bag beside what was wasted of it.

    None where nothing is, where the protocol does not ask, and where no bag was made:
    before the start one was only if its lot is charted.
    """
    found, dosing = bag_balance(session, at), session.dosing
    if not protocol.dose.waste_needed or found is None or found.missing_mg <= 0:
        return None
    is_made = dosing.prepared is not None or bool(dosing.wastes)
    if session.dose_started_at is None and not is_made:
        return None
    return found.left_ml - found.wasted_ml


def left_by_pump(session: Session) -> Decimal | None:
    """The mL that the pump left in the bag; None unless it was read at the end."""
    order, ended = session.dose, session.infusion.ended_at
    if order is None or ended is None or session.infusion.is_contested:
        return None
    steps = (
        fact.payload
        for fact in session.facts
        if isinstance(fact.payload, InfusionRecorded) and fact.effective_at >= ended
    )
    read = [step.pump_ml for step in steps if step.pump_ml is not None]
    return order.bag_ml - read[-1] if read else None


def unlike_pump(
    session: Session, at: datetime, also: WasteRecorded | None = None
) -> str:
    """What is wasted and what the pump left, where those differ; else empty.

    A line holds some of it, and what is read may be of another bag: both may be true.
    """
    found = bag_balance(session, at, also)
    if found is None or not found.by_pump or not (session.dosing.wastes or also):
        return ""
    if not found.missing_mg:
        return ""
    wasted, left = written(found.wasted_ml), written(found.left_ml)
    return f"{wasted} mL wasted, {left} mL left by the pump"


def overdrawn(session: Session, at: datetime, also: WasteRecorded | None = None) -> str:
    """What was given by then and what is wasted, where the bag held less; else empty.

    What was given is worked out from rates and times, so the two may be true as told.
    """
    order, found = session.dose, bag_balance(session, at, also)
    if order is None or found is None or found.by_pump or found.missing_mg >= 0:
        return ""
    ran_in = f"{written(order.bag_ml - found.left_ml)} mL given (calculated)"
    wasted = f"{written(found.wasted_ml)} mL wasted"
    return f"{ran_in} and {wasted}, bag {written(order.bag_ml)} mL"
