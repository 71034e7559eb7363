"""What the gates of a protocol refuse: a start over one that is unmet, and more."""

from datetime import datetime

from msgspec import structs

from monitor.chart.charted_again import upon
from monitor.chart.commands import Amend, Chart, ClearStart, SessionCommand
from monitor.chart.kinds import (
    DoseGiven,
    GateAnswered,
    GateFact,
    GateOverridden,
    InfusionRecorded,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.answers import refuse_answers
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.covering import is_in_time
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import Gate, GatePhase
from monitor.protocol.gates import gate_state, gates
from monitor.protocol.preparing import refuse_unlike
from monitor.protocol.starting import refuse_early, refuse_stale

_STAYS_OPEN = "The session stays open"


def refuse_by_gates(
    protocol: CareProtocol, session: Session, command: SessionCommand, now: datetime
) -> Refusal | None:
    """Refuse start or discharge over an unmet gate, and what is no answer to one."""
    match command:
        case ClearStart(at=at):
            return refuse_unmet(protocol, session, "start", at, "Not ready to start")
        case Chart(at=at, fact=InfusionRecorded(step="started") | DoseGiven()):
            return _refuse_start(protocol, upon(session, at), at, now)
        case Chart(at=at, fact=GateAnswered() | GateOverridden() as fact):
            return refuse_gate_fact(protocol, session, fact, at)
        case Amend(at=at, target=target, replacement=GateAnswered() as answered):
            before = session.fact(target)
            was = None if before is None else before.payload
            return refuse_gate_change(protocol, was, answered, at)
        case (
            Chart(at=at, fact=SessionClosed(ending="discharged") as closing)
            | Amend(at=at, replacement=SessionClosed(ending="discharged") as closing)
        ):
            return _refuse_discharge(protocol, session, command, closing, at)
        case _:
            return None


def refuse_unmet(
    protocol: CareProtocol, session: Session, phase: GatePhase, at: datetime, what: str
) -> Refusal | None:
    """Refuse what a gate is asked before while one blocks; ``what`` then stands off."""
    blocking = [s for s in gates(protocol, session, phase, at) if s.blocks]
    if not blocking:
        return None
    first, *others = blocking
    more = f", and {len(others)} more" if others else ""
    return Refusal(
        field=first.gate.id,
        what=what,
        why=f"{first.sentence}{more}",
        remedy="Record it, or have it overridden by a named prescriber",
    )


def _refuse_discharge(
    protocol: CareProtocol,
    session: Session,
    command: Chart | Amend,
    closing: SessionClosed,
    at: datetime,
) -> Refusal | None:
    """Ask for the checks as of when the patient left, however late that is charted.

    Times of a discharge are amended to what is true: a check that then is unmet is
    listed for review, since to refuse the true times would keep false ones. To make
    a discharge of another ending is to discharge.
    """
    moment = at if closing.left_at is None else min(at, closing.left_at)
    if isinstance(command, Chart):
        return refuse_unmet(protocol, session, "leave", moment, _STAYS_OPEN)
    before = session.fact(command.target)
    was = None if before is None else before.payload
    if not isinstance(was, SessionClosed) or was.ending == "discharged":
        return None
    still_open = session.without(command.target)
    refusal = refuse_unmet(
        protocol, still_open, "leave", moment, "The amendment is not charted"
    )
    remedy = "Strike out the closing, record it, and close the session again"
    return refusal and structs.replace(refusal, field="ending", remedy=remedy)


def refuse_gate_fact(
    protocol: CareProtocol, session: Session, fact: GateFact, at: datetime
) -> Refusal | None:
    """Refuse an answer this protocol does not take, and an override of nothing."""
    gate = protocol.gate(fact.gate)
    if gate is None:
        return Refusal(
            what="The check is not charted",
            why=f"the protocol has no {fact.gate}",
            remedy="Choose one of the list",
        )
    if isinstance(fact, GateAnswered):
        refusal = refuse_answers(gate, fact, at)
    else:
        refusal = _refuse_override(gate_state(protocol, session, gate, at), fact)
    return (
        refusal
        or _refuse_afterwards(gate, session, at)
        or _refuse_beforehand(gate, session, fact, at)
    )


def refuse_gate_change(
    protocol: CareProtocol, before: object, now: GateAnswered, at: datetime
) -> Refusal | None:
    """Refuse to put right an answer by one of another gate, or by none."""
    gate = protocol.gate(now.gate)
    if gate is None or not isinstance(before, GateAnswered) or before.gate != now.gate:
        return Refusal(
            what="The amendment is not charted",
            why="it is of another check than what it replaces",
            remedy="Strike out the entry and chart a new one",
        )
    return refuse_answers(gate, now, at)


def _refuse_start(
    protocol: CareProtocol, session: Session, at: datetime, now: datetime
) -> Refusal | None:
    """Refuse the first of the drug over an unmet gate, also after it was cleared."""
    if session.dose_started_at is not None:
        return None
    what = "The start is not charted"
    return (
        refuse_unlike(session)
        or refuse_early(session, at)
        or refuse_stale(protocol, session, at, now)
        or refuse_unmet(protocol, session, "start", at, what)
    )


def _refuse_override(state: GateState, fact: GateOverridden) -> Refusal | None:
    if not state.gate.blocks:
        why = "it blocks nothing"
    elif state.standing == "overridden":
        why = "it is overridden already"
    elif not state.is_unmet:
        why = "it is met"
    elif state.gate.computed and state.standing == "waiting" and not state.overridable:
        why = "nothing is known of it yet"
    elif state.judged.unread:
        why = f"no {', '.join(state.judged.unread)} is read yet"
    elif fact.values != state.overridable:
        why = "the values have changed since"
    else:
        return None
    return Refusal(
        what=f"{state.gate.label} is not overridden",
        why=why,
        remedy="Look at its row again",
    )


def _refuse_beforehand(
    gate: Gate, session: Session, fact: GateFact, at: datetime
) -> Refusal | None:
    """What is asked before leaving is asked once the dose has ended.

    Without a dose it can be answered, and there is nothing that a prescriber knows.
    """
    is_undosed = session.dose_started_at is None
    if gate.phase != "leave":
        return None
    if is_undosed and isinstance(fact, GateOverridden):
        why, remedy = "no dose was given", "Close the session as cancelled"
    elif not is_in_time(session, gate, at):
        why, remedy = "the dose had not ended", "Check it again after the dose"
    else:
        return None
    done = "overridden" if isinstance(fact, GateOverridden) else "charted"
    return Refusal(
        field="time", what=f"{gate.label} is not {done}", why=why, remedy=remedy
    )


def _refuse_afterwards(gate: Gate, session: Session, at: datetime) -> Refusal | None:
    """What is asked before the dose is not asked for the first time after it."""
    started = session.dose_started_at
    if gate.phase != "start" or started is None or at <= started:
        return None
    return Refusal(
        field="time",
        what=f"{gate.label} is not charted",
        why="the dose has started",
        remedy="Amend what is wrong, or write a note",
    )
