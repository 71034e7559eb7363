"""When a fact may be said to have been true, and when it was charted late."""

from datetime import datetime, timedelta

from monitor.chart.fields import Charting
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session


def refuse_time(
    at: datetime, session: Session, now: datetime, charting: Charting
) -> Refusal | None:
    """Refuse the future, and what lies before this session."""
    if at > now:
        why = "it lies in the future"
    elif at < session.opened_at - charting.baseline_within:
        why = "it lies before this session"
    else:
        return None
    return Refusal(
        field="time", what="The time is not possible", why=why, remedy="Check the time"
    )


def late_by(
    observed_at: datetime, recorded_at: datetime, charting: Charting
) -> timedelta | None:
    """How long after it was observed a fact was charted; None while timely."""
    delay = recorded_at - observed_at
    return delay if delay > charting.late_after else None
