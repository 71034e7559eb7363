"""What stood against a gate, besides values, when a prescriber let it pass."""

from msgspec import structs

from monitor.chart.gates import Override
from monitor.chart.session import Session, assemble
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.criteria import CRITERIA
from monitor.protocol.fact_order import fact_order
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
    is judged as of then, from what was charted by then, whatever the clock showed.
    """
    if not judged.besides:
        return True
    given = next(fact for fact in session.facts if fact.id == override.id)
    order = fact_order(session)
    at, *_ = order.written(given)
    by_then = tuple(fact for fact in session.facts if order.charted(fact)[0] <= at)
    known = assemble(structs.replace(session.settlement, in_force=by_then))
    asked = known.times.of(given)
    then = CRITERIA[gate.computed](protocol, known, gate, asked).besides
    return all(
        any(was.of == now.of and was.value >= now.value for was in then)
        for now in judged.besides
    )
