"""What of a session a person has to look at again, by its protocol as well."""

from collections.abc import Iterator

from monitor.chart import review
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_tables import GatePhase
from monitor.protocol.gates import gates, start_obstacles
from monitor.protocol.left_out import left_out_in_alerts
from monitor.protocol.preparing import unlike_weight
from monitor.protocol.starting import is_early


def is_to_review(protocol: CareProtocol | None, session: Session) -> bool:
    """Whether anything of it waits for another look.

    Without its protocol, which this version may not be able to read, only what the
    record alone tells.
    """
    if review.is_to_review(session):
        return True
    if protocol is None:
        return False
    left_out = next(left_out_in_alerts(protocol, session), None)
    return left_out is not None or bool(unmet(protocol, session))


def unmet(protocol: CareProtocol, session: Session) -> tuple[str, ...]:
    """A sentence for each thing that the dose, or a discharge, went on without.

    Neither is let pass over any of it. What was corrected since may show that it was
    not so: that is charted, and told here.
    """
    return (*_of_the_start(protocol, session), *_of_a_discharge(protocol, session))


def _of_the_start(protocol: CareProtocol, session: Session) -> Iterator[str]:
    start, unlike = session.dose_started_at, unlike_weight(session)
    if start is None:
        return
    if is_early(session, start):
        yield "The dose was begun before the session was declared ready"
    if unlike:
        yield f"The dose is not of the weight that is charted: {unlike}"
    yield from start_obstacles(protocol, session, start)
    yield from _blocking(protocol, session, "start")


def _of_a_discharge(protocol: CareProtocol, session: Session) -> Iterator[str]:
    if session.closed is not None and session.closed.ending == "discharged":
        yield from _blocking(protocol, session, "leave")


def _blocking(
    protocol: CareProtocol, session: Session, phase: GatePhase
) -> Iterator[str]:
    """As of the start or the leaving, which were before the last entry."""
    then = session.dose_started_at if phase == "start" else session.over_at
    if then is not None:
        states = gates(protocol, session, phase, then)
        yield from (state.sentence for state in states if state.blocks)
