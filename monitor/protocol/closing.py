"""When sets go on after the schedule: while a check before leaving is unmet."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import structs

from monitor.chart.gates import answered_gates
from monitor.chart.kinds import GateAnswered
from monitor.chart.session import Session
from monitor.protocol.asked_sets import overdue_key
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gates import gate_state
from monitor.protocol.leave_alerts import NO_OPEN_ALERT
from monitor.protocol.pacing import MOST_SLOTS
from monitor.protocol.schedules import Closing


def closing_times(
    protocol: CareProtocol,
    session: Session,
    closing: Closing,
    last: datetime,
    now: datetime,
) -> Iterator[datetime]:
    """Each time after the last slot at which the patient could not leave.

    From that slot on, up to the next one to come. One that was told as overdue stays,
    whatever is charted later.
    """
    every = timedelta(minutes=closing.every_minutes)
    closed = session.closed_at
    horizon = now if closed is None else min(now, closed)
    before = last
    for count in range(1, MOST_SLOTS + 1):
        if before > horizon:
            return
        at = last + count * every
        was_told = session.alert(overdue_key(at)) is not None
        if was_told or _is_held(protocol, session, min(at, horizon)):
            yield at
        before = at


def _is_held(protocol: CareProtocol, session: Session, moment: datetime) -> bool:
    """Whether a check before leaving was unmet then, by what was true by then.

    What is answered comes first, since what is worked out takes longer.
    """
    then = _as_of(session, moment)
    leaving = [gate for gate in protocol.gates if gate.phase == "leave"]
    leaving.sort(key=lambda gate: (bool(gate.computed), gate.computed == NO_OPEN_ALERT))
    return any(gate_state(protocol, then, gate, moment).is_unmet for gate in leaving)


def _as_of(session: Session, moment: datetime) -> Session:
    """With the answers and overrides that there were then."""
    answers = [
        (fact, fact.payload)
        for fact in session.facts
        if isinstance(fact.payload, GateAnswered) and fact.effective_at <= moment
    ]
    return structs.replace(
        session,
        gates=answered_gates(answers),
        overrides=tuple(o for o in session.overrides if o.at <= moment),
    )
