"""When a fact may be said to have been true, and when it was charted late."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.chart.fields import Charting
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.times import whole_minute


def refuse_time(at: datetime, session: Session, now: datetime) -> Refusal | None:
    """Refuse the future, and what lies before the minute this session was opened in."""
    if at > now:
        why = "it lies in the future"
    elif at < whole_minute(session.opened_at):
        opened = session.opened_at.astimezone(ZoneInfo(session.opened.zone))
        why = f"the session was opened at {opened:%H:%M}"
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


def is_in_baseline(at: datetime, started: datetime, within: timedelta) -> bool:
    """Whether a time lies in the last while before the dose, its start included.

    What is read as the drug begins is read before it can have done anything.
    """
    return started - within <= at <= started


def joins_baseline_late(
    observed_at: datetime, recorded_at: datetime, session: Session, charting: Charting
) -> bool:
    """Whether a set counts for the baseline though it was charted after the start."""
    started = session.dose_started_at
    if started is None or recorded_at <= started:
        return False
    return is_in_baseline(observed_at, started, charting.baseline_within)
