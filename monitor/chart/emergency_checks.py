"""When an emergency can be declared, stamped and ended, and a stamp put right."""

from datetime import datetime

from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyFact,
    EmergencyStamped,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_text


def refuse_emergency(fact: EmergencyFact, session: Session) -> Refusal | None:
    """Refuse a second one while one runs, and stamps or an end where none does."""
    is_running = session.emergency is not None
    if isinstance(fact, EmergencyDeclared):
        return _ALREADY if is_running else None
    if not is_running:
        return _NONE
    if isinstance(fact, EmergencyEnded):
        return refuse_text("outcome", fact.outcome)
    return refuse_text("label", fact.label)


def refuse_amended_stamp(
    stamp: EmergencyStamped, session: Session, moved_to: datetime | None
) -> Refusal | None:
    """Refuse it without words, and moved to a time at which no emergency ran."""
    if moved_to is not None and not any(
        emergency.ran_at(moved_to) for emergency in session.emergencies
    ):
        return _OUTSIDE
    return refuse_text("label", stamp.label)


def refuse_closing_in(session: Session) -> Refusal | None:
    """Refuse to close the session while an emergency runs in it."""
    return None if session.emergency is None else _STILL_RUNNING


_ALREADY = Refusal(
    what="The emergency is not declared again",
    why="it is declared already and runs",
    remedy="Stamp what is done",
)
_NONE = Refusal(
    what="Nothing is charted of an emergency",
    why="none runs in this session",
    remedy="Declare it first, Pause",
)
_OUTSIDE = Refusal(
    what="The stamp is not amended",
    why="no emergency ran at that time",
    remedy="Type a time between time zero and the end, or strike it out",
)
_STILL_RUNNING = Refusal(
    what="The session is not closed",
    why="the emergency in it has not ended",
    remedy="End the emergency first, Pause and then E",
)
