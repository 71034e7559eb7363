"""What one key charts, for the session as it stands."""

from datetime import datetime

from monitor.chart.given import at_most_mg
from monitor.chart.kinds import DoseDoubtful, EffectRecorded
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.quick import Quick


def quick_by_key(protocol: CareProtocol, key: str) -> Quick | None:
    """The event of that key; None where the protocol has none."""
    return next((event for event in protocol.quick if event.key == key), None)


def quick_fact(
    event: Quick, protocol: CareProtocol, session: Session, at: datetime
) -> EffectRecorded | DoseDoubtful:
    """A side effect as the protocol grades it, or a doubt from that time on.

    Of a doubt at most so much was given as was worked out until then.
    """
    if event.doubt is not None:
        return DoseDoubtful(cause=event.doubt, at_most_mg=at_most_mg(session, at))
    spec = protocol.effect(event.effect)
    grade = event.grade or 1
    return EffectRecorded(
        code=event.effect,
        grade=grade,
        mode="observed",
        expected=spec.expected,
        serious=any(g.serious for g in protocol.grades if g.grade == grade),
    )
