"""What is left of a drug, and what of it is charted as wasted."""

from datetime import datetime
from decimal import Decimal

from monitor.chart.dosing import rounded
from monitor.chart.given import given
from monitor.chart.kinds import DoseOrdered, InfusionRecorded, WasteRecorded
from monitor.chart.numbers import written
from monitor.chart.session import Session
from monitor.chart.waste_checks import wasted_ml
from monitor.protocol.care_protocol import CareProtocol


def unwasted_ml(
    protocol: CareProtocol, session: Session, at: datetime
) -> Decimal | None:
    """The mL that are left in the bag, while no waste is charted.

    By the volume read from the pump at the end, or else by calculation. None where
    nothing is left, where the protocol does not ask, and where no bag was made: before
    the start one was only if its lot is charted.
    """
    order, dosing = session.order, session.dosing
    if not protocol.dose.waste_needed or dosing.wastes:
        return None
    if not isinstance(order, DoseOrdered):
        return None
    if session.dose_started_at is None and dosing.prepared is None:
        return None
    left = left_by_pump(session)
    if left is None:
        left = order.bag_ml - rounded(session.infusion.volume_ml(at))
    return left if left > 0 else None


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


def unlike_pump(session: Session, also: WasteRecorded | None = None) -> str:
    """What is wasted and what the pump left, where those differ; else empty.

    A line holds some of it, and what is read may be of another bag: both may be true.
    """
    order, left = session.dose, left_by_pump(session)
    if order is None or left is None or not (session.dosing.wastes or also):
        return ""
    wasted = wasted_ml(order, session, also)
    if wasted == rounded(left):
        return ""
    return f"{written(wasted)} mL wasted, {written(left)} mL left by the pump"


def overdrawn(session: Session, at: datetime, also: WasteRecorded | None = None) -> str:
    """What was given by then and what is wasted, where the bag held less; else empty.

    What was given is worked out from rates and times, so the two may be true as told.
    """
    order, so_far = session.dose, given(session, at)
    if order is None or so_far is None or so_far.ml is None:
        return ""
    wasted = wasted_ml(order, session, also)
    if so_far.ml + wasted <= order.bag_ml:
        return ""
    ran_in = f"{written(so_far.ml)} mL given (calculated)"
    return f"{ran_in} and {written(wasted)} mL wasted, bag {written(order.bag_ml)} mL"
