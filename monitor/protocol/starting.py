"""When the drug can be charted as begun: once declared ready, on a fresh baseline."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.times import whole_minute
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gates import why_stale

_WHAT = "The start is not charted"


def is_early(session: Session, at: datetime) -> bool:
    """Whether it lies before the minute in which the session was declared ready."""
    cleared = session.cleared_at
    return cleared is None or at < whole_minute(cleared)


def refuse_early(session: Session, at: datetime) -> Refusal | None:
    """Refuse a start before the minute in which the session was declared ready.

    A start that was so is told by amending its time, with a reason; it is then listed
    for review.
    """
    cleared = session.cleared_at
    if cleared is None or not is_early(session, at):
        return None
    ready = cleared.astimezone(ZoneInfo(session.opened.zone))
    return Refusal(
        field="time",
        what=_WHAT,
        why=f"the session was declared ready at {ready:%H:%M}",
        remedy="Type a later time; one that was earlier is told by amending it",
    )


def refuse_stale(
    protocol: CareProtocol, session: Session, at: datetime, now: datetime
) -> Refusal | None:
    """Refuse a start while what was read last lies too long before it.

    A set read since counts: whoever charts late that the drug runs reads the patient
    now and need not move the start. Without one before the start it is to review.
    """
    why = why_stale(protocol, session, at, now)
    if not why:
        return None
    return Refusal(what=_WHAT, why=why, remedy="Chart a set, then the start")
