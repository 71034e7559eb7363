"""When things were that others count from, by the clock as it stands by now."""

from datetime import datetime

from monitor.chart.kinds import DoseGiven, InfusionRecorded, SessionClosed, StartCleared
from monitor.chart.session import Session
from monitor.protocol.fact_order import fact_order


def dose_began(session: Session) -> datetime | None:
    """When the drug began; None before."""
    order = fact_order(session)
    return order.anchor(session.dose_started_at, (InfusionRecorded, DoseGiven))


def was_ready(session: Session) -> datetime | None:
    """When it was declared ready to start; None where it is not."""
    return fact_order(session).anchor(session.cleared_at, (StartCleared,))


def was_closed(session: Session) -> datetime | None:
    """When it was closed; None while it is open."""
    return fact_order(session).anchor(session.closed_at, (SessionClosed,))


def was_over(session: Session) -> datetime | None:
    """When the patient left, or else when it was closed; None while it is open."""
    over, shown, closed = session.over_at, session.closed_at, was_closed(session)
    if over is None or shown is None or closed is None:
        return None
    return over - (shown - closed)
