"""A weight unlike the last session's, or the one the dose was worked from, in words."""

from decimal import Decimal

from monitor.chart.session import Session
from monitor.protocol.doses import changed_percent
from ui.views import wording


def worked_from(session: Session) -> str:
    """``dose worked from 68.4 kg``; empty where that is the weight in force."""
    kg = session.dosed_at_kg
    return "" if kg is None else f"dose worked from {wording.amount(kg, 'kg')}"


def briefly_from(session: Session) -> str:
    """The same where room is short, ``dose from 68.4 kg``."""
    kg = session.dosed_at_kg
    return "" if kg is None else f"dose from {wording.amount(kg, 'kg')}"


def changed_since(kg: Decimal, before: Decimal) -> str:
    """``up 10 kg from 70 kg last time, 14 %``."""
    change, last = wording.change(kg - before), wording.amount(before, "kg")
    return f"{change} kg from {last} last time, {changed_percent(kg, before):.0f} %"
