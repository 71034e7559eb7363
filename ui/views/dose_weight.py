"""A dose that was worked from another weight than the one in force, in words."""

from monitor.chart.session import Session
from ui.views import wording


def worked_from(session: Session) -> str:
    """``dose worked from 68.4 kg``; empty where that is the weight in force."""
    kg = session.dosed_at_kg
    return "" if kg is None else f"dose worked from {wording.amount(kg, 'kg')}"


def briefly_from(session: Session) -> str:
    """The same where room is short, ``dose from 68.4 kg``."""
    kg = session.dosed_at_kg
    return "" if kg is None else f"dose from {wording.amount(kg, 'kg')}"
