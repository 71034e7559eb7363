"""The call of the next day: charted once the session is closed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.chart.days import day_in_words
from monitor.chart.kinds import FollowUpRecorded
from monitor.chart.refusals import Question, Refusal
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


def is_told(call: FollowUpRecorded) -> bool:
    """Whether it tells anything to be looked at: words, or that the patient drove."""
    return call.drove is True or any(text.strip() for text in _texts(call))


def is_call_wanted(session: Session) -> bool:
    """Whether a dosed patient who went home, or was lost, is not yet reached since."""
    closed, day = session.closed, next_day(session)
    if closed is None or day is None or session.dose_started_at is None:
        return False
    reached = (at for at, call in session.follow_ups if call.reached)
    if any(_day(session, at) >= day for at in reached):
        return False
    return closed.ending in ("discharged", "against advice", "left unseen")


def call_day(session: Session) -> date | None:
    """The day from which that call is due, where the session was held: the next one.

    None where no call is wanted, or somebody was reached.
    """
    return next_day(session) if is_call_wanted(session) else None


def next_day(session: Session) -> date | None:
    """The day after the closing, where the session was held; None while it is open."""
    closed_at = session.closed_at
    return None if closed_at is None else _day(session, closed_at) + timedelta(days=1)


def early_call(session: Session, at: datetime) -> Question | None:
    """Ask about a call before the day after the closing: it clears nothing."""
    day = next_day(session)
    if day is None or _day(session, at) >= day:
        return None
    return Question(
        field="time",
        text=f"Call on the day of the closing, one on {day_in_words(day)} stays due",
    )


def _day(session: Session, at: datetime) -> date:
    return at.astimezone(ZoneInfo(session.opened.zone)).date()


def _said(call: FollowUpRecorded) -> bool:
    return call.drove is not None or any(text.strip() for text in _texts(call))


def _texts(call: FollowUpRecorded) -> tuple[str, ...]:
    return (call.effects, call.sleep, call.mood, call.concerns)
