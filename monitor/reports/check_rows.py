"""The checks of a session and what overrode them, as they are handed out."""

from datetime import datetime

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import GatePhase
from monitor.protocol.gates import gates
from monitor.reports.session_record import AnswerOut, CheckOut, OverrideOut

_PHASES: tuple[GatePhase, ...] = ("start", "leave")


def check_rows(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[CheckOut, ...]:
    """Each check of the protocol, those before the start first."""
    return tuple(
        _row(state, session)
        for phase in _PHASES
        for state in gates(protocol, session, phase, now)
    )


def override_rows(session: Session) -> tuple[OverrideOut, ...]:
    return tuple(
        OverrideOut(
            gate=o.gate,
            at=o.at,
            prescriber=o.overridden.prescriber,
            reason=o.overridden.reason,
            shown=o.overridden.shown,
            charted_by=session.name_of(o.by),
            void=o.void,
        )
        for o in session.overrides
    )


def _row(state: GateState, session: Session) -> CheckOut:
    answered = () if state.answered is None else state.answered.answered.answers
    return CheckOut(
        gate=state.gate.id,
        label=state.gate.label,
        phase=state.gate.phase,
        state=state.standing,
        evidence=state.judged.evidence or state.judged.why,
        answers=tuple(AnswerOut(ask=a.ask, value=a.value) for a in answered),
        at=state.at,
        by=None if state.by is None else session.name_of(state.by),
    )
