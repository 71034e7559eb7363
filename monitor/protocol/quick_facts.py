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


def quick_facts(
    event: Quick, protocol: CareProtocol, session: Session, at: datetime
) -> tuple[EffectRecorded | DoseDoubtful, ...]:
    """A doubt from that time on, a side effect as the protocol grades it, or both.

    Of a doubt at most so much was given as was worked out until then.
    """
    facts: list[EffectRecorded | DoseDoubtful] = []
    if event.doubt is not None:
        most = at_most_mg(session, at)
        facts.append(DoseDoubtful(cause=event.doubt, at_most_mg=most))
    if event.effect:
        facts.append(_effect(event, protocol))
    return tuple(facts)


def _effect(event: Quick, protocol: CareProtocol) -> EffectRecorded:
    spec = protocol.effect(event.effect)
    grade = event.grade or 1
    return EffectRecorded(
        code=event.effect,
        grade=grade,
        mode="observed",
        expected=spec.expected,
        serious=any(g.serious for g in protocol.grades if g.grade == grade),
    )
