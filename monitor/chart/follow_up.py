"""The call of the next day: charted once the session is closed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.chart.kinds import FollowUpRecorded
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session

_LONGEST = 4000
"""Characters of each answer; reliability reference, hazard H29."""


def refuse_follow_up(
    call: FollowUpRecorded, session: Session, at: datetime
) -> Refusal | None:
    """Refuse a call before the closing, and one that says nothing of a patient."""
    closed_at = session.closed_at
    if closed_at is None:
        why, remedy = "the session is still open", "Close the session first"
    elif at < closed_at:
        why, remedy = "it lies before the closing of the session", "Check the time"
    elif call.reached and not _said(call):
        why, remedy = "nothing is told of it", "Type what was said"
    elif any(len(text) > _LONGEST for text in _texts(call)):
        why, remedy = f"it is longer than {_LONGEST} characters", "Shorten it"
    else:
        return None
    return Refusal(what="The call is not charted", why=why, remedy=remedy)


def is_call_wanted(session: Session) -> bool:
    """Whether nobody has yet reached a dosed patient who went home."""
    closed = session.closed
    if closed is None or session.dose_started_at is None:
        return False
    if any(call.reached for _, call in session.follow_ups):
        return False
    return closed.ending in ("discharged", "against advice")


def call_day(session: Session) -> date | None:
    """The day from which that call is due, where the session was held: the next one.

    None where no call is wanted, or somebody was reached.
    """
    closed_at = session.closed_at
    if closed_at is None or not is_call_wanted(session):
        return None
    zone = ZoneInfo(session.opened.zone)
    return closed_at.astimezone(zone).date() + timedelta(days=1)


def _said(call: FollowUpRecorded) -> bool:
    return call.drove is not None or any(text.strip() for text in _texts(call))


def _texts(call: FollowUpRecorded) -> tuple[str, ...]:
    return (call.effects, call.sleep, call.mood, call.concerns)
