"""When a session can be closed, and which times of its end are possible."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.chart.ending_checks import refuse_ending_facts
from monitor.chart.kinds import Died, LeftUnseen, SessionClosed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.times import whole_minute


def refuse_closing(
    closing: SessionClosed, session: Session, at: datetime
) -> Refusal | None:
    """Refuse closing over a running infusion, and times in an impossible order.

    However it ends, the stop is charted first: what was given until then, and what
    the pump read, are asked there and nowhere else.
    """
    infusion = session.infusion
    if infusion.started_at is not None and infusion.ended_at is None:
        return Refusal(
            what="The session stays open",
            why="the infusion has not ended",
            remedy="Chart the end of the infusion first",
        )
    return (
        refuse_ending_facts(closing, session, at)
        or _refuse_ready(closing, session)
        or _refuse_left(closing, session, at)
        or _refuse_before_set(closing, session)
    )


def was_afterwards(session: Session, recorded_at: datetime) -> bool:
    """Whether that was recorded once the session was closed, for nobody to answer."""
    closings = (f for f in session.facts if isinstance(f.payload, SessionClosed))
    closed = max((f.first.recorded_at for f in closings), default=None)
    return closed is not None and recorded_at > closed


def refuse_afterwards(session: Session, at: datetime) -> Refusal | None:
    """Refuse that a closed session was read after its patient was gone, or it ended."""
    if session.closed is None or session.closed_at is None:
        return None
    gone = _gone(session.closed)[1] or session.closed_at
    if whole_minute(at) <= gone:
        return None
    is_left = session.closed.left_at is not None
    over = "the patient left" if is_left else "the session ended"
    return Refusal(
        field="time",
        what=f"{_clock(at, session)} is not possible",
        why=f"{over} at {_clock(gone, session)}",
        remedy="Check the time, or whose sheet it is",
    )


def _refuse_ready(closing: SessionClosed, session: Session) -> Refusal | None:
    """Compared by the minute, since the two times are typed in minutes."""
    ready, ended = closing.ready_at, session.dose_ended_at
    if ready is None:
        return None
    if ready < whole_minute(session.opened_at):
        why = f"the session was opened at {_clock(session.opened_at, session)}"
    elif ended is not None and ready < whole_minute(ended):
        what = "infusion" if session.infusion.ended_at is not None else "dose"
        why = f"the {what} ended at {_clock(ended, session)}"
    else:
        return None
    return Refusal(
        field="ready",
        what=f"Ready at {_clock(ready, session)} is not possible",
        why=why,
        remedy="Type when the patient was ready",
    )


def _refuse_left(
    closing: SessionClosed, session: Session, at: datetime
) -> Refusal | None:
    left, ready, ended = closing.left_at, closing.ready_at, session.dose_ended_at
    if left is None:
        return None
    if ready is not None and ready > left:
        why = "the patient can't leave before being ready"
        remedy = "Check the two times"
    elif left > at:
        why = "it is later than the closing itself"
        remedy = "Close the session when the patient has left"
    elif left < whole_minute(session.opened_at):
        why = f"the session was opened at {_clock(session.opened_at, session)}"
        remedy = "Type when the patient left"
    elif ended is not None and left < whole_minute(ended):
        why = f"the dose ended at {_clock(ended, session)}"
        remedy = "Type when the patient left"
    else:
        return None
    return Refusal(
        field="left", what="The time left is not possible", why=why, remedy=remedy
    )


def _refuse_before_set(closing: SessionClosed, session: Session) -> Refusal | None:
    """Refuse that a patient was gone, unseen or dead before the last value was read."""
    read = max((s.observed_at for s in session.sets if s.has_values), default=None)
    field, moment = _gone(closing)
    if moment is None or read is None or moment >= whole_minute(read):
        return None
    return Refusal(
        field=field,
        what="The session stays open",
        why=f"the patient was read at {_clock(read, session)}",
        remedy="Check the time, or amend that set",
    )


def _gone(closing: SessionClosed) -> tuple[str, datetime | None]:
    match closing.facts:
        case Died(died_at=died):
            return "died_at", died
        case LeftUnseen(last_seen_at=seen):
            return "last_seen_at", seen
        case _:
            return "left", closing.left_at


def _clock(at: datetime, session: Session) -> str:
    return at.astimezone(ZoneInfo(session.opened.zone)).strftime("%H:%M")
