"""A first dose that is charted again, once it was struck out after a move."""

from datetime import datetime

from monitor.chart.before_move import anew_since
from monitor.chart.kinds import DoseOrdered
from monitor.chart.session import Session, assemble_since


def upon(session: Session, at: datetime) -> Session:
    """What the first of the drug, given at that time, is charted upon.

    What stood before the move where it was given before it and was struck out since.
    """
    if session.dose_started_at is not None:
        return session
    since = anew_since(session.settlement, at)
    if since == anew_since(session.settlement):
        return session
    return assemble_since(session.settlement, since)


def infused_before(session: Session) -> DoseOrdered | None:
    """The order of an infusion whose start can be charted again; else None."""
    before = upon(session, session.opened_at)
    return None if before is session else before.dose
