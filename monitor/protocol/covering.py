"""Which answers and overrides are about what a gate is asked before."""

from datetime import datetime

from monitor.chart.gates import AnsweredGate, Override
from monitor.chart.kinds import DoseGiven, DosesEnded, InfusionRecorded
from monitor.chart.session import Session
from monitor.chart.times import whole_minute
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.observing import LEAST_OBSERVATION

_OF_THE_DOSE = (InfusionRecorded, DoseGiven, DosesEnded)


def is_in_time(session: Session, gate: Gate, at: datetime) -> bool:
    """Whether what was found at that time can be about leaving: not before the end.

    Without a dose, and before the start, any time is in time.
    """
    if gate.phase != "leave" or session.dose_started_at is None:
        return True
    ended = session.dose_ended_at
    return ended is not None and at >= whole_minute(ended)


def covers(
    protocol: CareProtocol,
    session: Session,
    override: Override,
    judged: Judged,
    answered: AnsweredGate | None,
) -> bool:
    """Whether the prescriber knew of what stands against the gate.

    An override is of the answer, or of the values, that were there when it was given.
    Values that are worse by the step of an alert were not, nor what nobody has read,
    nor an alert that was raised since. One of the time since the dose is of the dose as
    it was charted then.
    """
    gate = protocol.gate(override.gate)
    computed = "" if gate is None else gate.computed
    if answered is not None and answered.known_at > override.known_at:
        return False
    if judged.unread or (computed and judged.found == "waiting" and not judged.beyond):
        return False
    if computed == LEAST_OBSERVATION and _is_dose_changed(session, override.known_at):
        return False
    if not all(_was_shown(session, key, override) for key in judged.going_on):
        return False
    then = {m.field: m.value for m in override.overridden.values}
    steps = {s.field: s.step for s in protocol.steadiness}
    return all(
        b.field in then and not b.is_worse_than(then[b.field], steps[b.field])
        for b in judged.beyond
    )


def _was_shown(session: Session, key: str, override: Override) -> bool:
    raised = session.alert(key)
    return raised is not None and raised.raised_at <= override.known_at


def _is_dose_changed(session: Session, since: datetime) -> bool:
    """Whether more of the dose was charted after that, or its times were amended."""
    return any(
        isinstance(fact.payload, _OF_THE_DOSE) and fact.entry.recorded_at > since
        for fact in session.facts
    )
