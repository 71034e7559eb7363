"""How every gate of a phase stands, and what is still in the way of the start."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.chart.observations import answers
from monitor.chart.session import Session
from monitor.protocol.answers import judged_answers
from monitor.protocol.as_of import as_of
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.covering import covers, is_fact_in_time, override_of
from monitor.protocol.criteria import CRITERIA
from monitor.protocol.doses import Dose, InjectionDose
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import Gate, GatePhase
from monitor.protocol.known_then import was_known
from monitor.protocol.preparing import dose_obstacles


def gates(
    protocol: CareProtocol, session: Session, phase: GatePhase, now: datetime
) -> tuple[GateState, ...]:
    """Every gate of that phase, in the protocol's order.

    Gates before the start are judged as of the start once the dose has begun, those
    before leaving as of when the patient left once the session is closed.
    """
    then = as_of(session, phase, now)
    return tuple(
        gate_state(protocol, session, gate, then)
        for gate in protocol.gates
        if gate.phase == phase
    )


def let_pass(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[GateState, ...]:
    """The gates that an override holds for still: answered since, one is met or not."""
    passed = {o.gate for o in session.overrides if not o.is_void}
    states = (
        gate_state(protocol, session, gate, as_of(session, gate.phase, now))
        for gate in protocol.gates
        if gate.id in passed
    )
    return tuple(state for state in states if state.standing == "overridden")


def gate_state(
    protocol: CareProtocol, session: Session, gate: Gate, moment: datetime
) -> GateState:
    """How one gate stands at that moment, by all that is known."""
    answered = next((a for a in session.gates if a.gate == gate.id), None)
    if answered is not None and not is_fact_in_time(session, gate, answered.id):
        answered = None
    if gate.computed:
        judged = CRITERIA[gate.computed](protocol, session, gate, moment)
    else:
        zone = ZoneInfo(session.opened.zone)
        judged = judged_answers(gate, answered, moment, zone)
    override = override_of(session, gate)
    is_unmet = judged.found in ("not met", "waiting")
    is_covered = (
        is_unmet
        and override is not None
        and is_fact_in_time(session, gate, override.id)
        and covers(protocol, session, override, judged, answered)
        and was_known(protocol, session, gate, override, judged)
    )
    return GateState(
        gate=gate,
        standing="overridden" if is_covered else judged.found,
        judged=judged,
        answered=answered,
        override=override,
    )


def start_obstacles(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[str, ...]:
    """One sentence for each obstacle beside the gates; empty when there is none."""
    obstacles = []
    if session.weight is None and isinstance(protocol.dose, Dose | InjectionDose):
        obstacles.append("No weight is charted")
    if session.order is None:
        obstacles.append("No dose is ordered")
    obstacles.extend(dose_obstacles(protocol, session))
    stale = why_stale(protocol, session, now, now)
    if stale:
        obstacles.append(f"{stale[:1].upper()}{stale[1:]}")
    return tuple(obstacles)


def why_stale(
    protocol: CareProtocol, session: Session, start: datetime, until: datetime
) -> str:
    """What of a fresh baseline there is none of; empty where it is fresh.

    No longer before the start, or between the two, there has to be a complete set, and
    a value of each field that a check before the start is worked out from: a reason why
    it was not read tells nobody what it is.
    """
    minutes = protocol.baseline.fresh_minutes
    earliest = start - timedelta(minutes=minutes)
    fresh = [s for s in session.sets if earliest <= s.observed_at <= until]
    if not any(answers(s, protocol.baseline.fields) for s in fresh):
        return f"no complete baseline set in the last {minutes}min"
    judged = {f for g in protocol.gates if g.phase == "start" for f in g.fields}
    unread = [
        spec.short
        for spec in protocol.charting.fields
        if spec.code in judged and all(s.value(spec.code) is None for s in fresh)
    ]
    return f"{', '.join(unread)} not read in the last {minutes}min" if unread else ""
