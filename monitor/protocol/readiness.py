"""How far a patient is on the way to leaving, and since when ready."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.as_of import as_of
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.criteria import LEAVING
from monitor.protocol.gate_state import GateState
from monitor.protocol.gates import gates


class Readiness(Struct, frozen=True, kw_only=True):
    """Every check before leaving; ``since`` when all were met, where all are."""

    states: tuple[GateState, ...] = ()
    since: datetime | None = None

    @property
    def met(self) -> int:
        return sum(not state.is_unmet for state in self.states)

    @property
    def blocking(self) -> tuple[GateState, ...]:
        return tuple(state for state in self.states if state.blocks)


def readiness(protocol: CareProtocol, session: Session, now: datetime) -> Readiness:
    """As of now, or of when the patient left where that was before."""
    states = gates(protocol, session, "leave", now)
    if not states or any(state.is_unmet for state in states):
        return Readiness(states=states)
    then = as_of(session, "leave", now)
    times = [_since(protocol, session, state, then) for state in states]
    return Readiness(states=states, since=max((t for t in times if t), default=None))


def _since(
    protocol: CareProtocol, session: Session, state: GateState, moment: datetime
) -> datetime | None:
    """None for what does not concern this patient."""
    found = LEAVING.get(state.gate.computed)
    if found is None or state.standing == "overridden":
        return state.at
    return found(protocol, session, state.gate, moment).since
