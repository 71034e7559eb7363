"""What one key charts, for the session as it stands."""

from datetime import datetime
from uuid import UUID

from monitor.chart.commands import Chart, ChartDoubt
from monitor.chart.given import at_most_mg
from monitor.chart.kinds import DoseDoubtful, DoubtCause, EffectRecorded
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.quick import Quick


def quick_by_key(protocol: CareProtocol, key: str) -> Quick | None:
    """The event of that key; None where the protocol has none."""
    return next((event for event in protocol.quick if event.key == key), None)


def quick_command(
    event: Quick, protocol: CareProtocol, session: Session, at: datetime, id_: UUID
) -> Chart | ChartDoubt:
    """A doubt from that time on, a side effect as the protocol grades it, or both.

    Of a doubt at most so much was given as was worked out until then.
    """
    if event.doubt is None:
        fact = _effect(event, protocol)
        return Chart(id=id_, stream_id=session.id, at=at, fact=fact)
    doubt = DoseDoubtful(cause=event.doubt, at_most_mg=at_most_mg(session, at))
    return doubt_command(doubt, protocol, session, at, id_)


def doubt_command(
    doubt: DoseDoubtful,
    protocol: CareProtocol,
    session: Session,
    at: datetime,
    id_: UUID,
) -> Chart | ChartDoubt:
    """The doubt, and the side effect that it is too by the protocol's events."""
    effect = effect_of_doubt(protocol, doubt.cause)
    if effect is None:
        return Chart(id=id_, stream_id=session.id, at=at, fact=doubt)
    return ChartDoubt(id=id_, stream_id=session.id, at=at, doubt=doubt, effect=effect)


def effect_of_doubt(protocol: CareProtocol, cause: DoubtCause) -> EffectRecorded | None:
    """The side effect that a doubt of that cause is too; None where it is none."""
    events = (e for e in protocol.quick if e.doubt == cause and e.effect)
    event = next(events, None)
    return None if event is None else _effect(event, protocol)


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
