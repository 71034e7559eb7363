"""What stood against a gate, besides values, when a prescriber let it pass."""

from monitor.chart.amendments import Settled
from monitor.chart.gates import Override
from monitor.chart.session import Session, fold
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.covering import in_force
from monitor.protocol.criteria import CRITERIA
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate


def was_known(
    protocol: CareProtocol,
    session: Session,
    gate: Gate,
    override: Override,
    judged: Judged,
) -> bool:
    """Whether all of it besides values stood there when the override was given.

    Oxygen since then, more of it, and sets that have grown too old since were not. It
    is judged as of then, from what was charted by then.
    """
    if not judged.besides:
        return True
    given = in_force(session, override.id)
    known = _known_by(session, given)
    then = CRITERIA[gate.computed](protocol, known, gate, given.effective_at).besides
    steps = {s.field: s.step for s in protocol.steadiness}
    return all(
        any(now.is_no_worse_than(was, steps) for was in then) for now in judged.besides
    )


def _known_by(session: Session, given: Settled) -> Session:
    """The session as it stood then: what was put right since is as it was."""
    at = given.entry.recorded_at
    return fold(e for e in session.settlement.entries if e.recorded_at <= at)
