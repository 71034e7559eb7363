"""What one key charts, for the session as it stands."""

from datetime import datetime
from uuid import UUID

from monitor.chart.commands import Chart, ChartDoubt
from monitor.chart.effects import Effect
from monitor.chart.given import at_most_mg
from monitor.chart.kinds import DoseDoubtful, DoubtCause, EffectRecorded
from monitor.chart.session import Session
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.known import effect_topic
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
    """The doubt, and the side effect that it is too by the protocol's events.

    While such a side effect goes on and calls, this tells more of it, and adds no
    second one. Only another side effect brings an alert back that a person ended.
    """
    effect = effect_of_doubt(protocol, doubt.cause)
    if effect is None or effect_told(protocol, session, doubt.cause) is not None:
        return Chart(id=id_, stream_id=session.id, at=at, fact=doubt)
    return ChartDoubt(id=id_, stream_id=session.id, at=at, doubt=doubt, effect=effect)


def effect_told(
    protocol: CareProtocol, session: Session, cause: DoubtCause
) -> Effect | None:
    """The side effect of such a doubt that goes on and calls; None where none does."""
    effect = effect_of_doubt(protocol, cause)
    if effect is None or _is_over(protocol, session, effect.code):
        return None
    going_on = (e for e in session.effects if e.code == effect.code and e.is_ongoing)
    return next(going_on, None)


def _is_over(protocol: CareProtocol, session: Session, code: str) -> bool:
    """Whether alerts of that side effect were raised, and none is active by now."""
    rules = {rule.id for rule in protocol.rules if effect_topic(code) in rule.about}
    last = session.facts[-1].effective_at
    raised = [a for a in evaluate(protocol, session, last).alerts if a.rule in rules]
    return bool(raised) and not any(alert.is_active for alert in raised)


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
