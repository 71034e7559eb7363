"""What one key charts, for the session as it stands."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from monitor.chart.commands import Chart, ChartDoubt
from monitor.chart.effects import Effect
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

    Of a doubt at most so much was given as was worked out until then. It adds no second
    side effect while one of its kind goes on, unless a person ended that one's alert.
    """
    if event.doubt is None:
        fact = _effect(event, protocol)
        return Chart(id=id_, stream_id=session.id, at=at, fact=fact)
    doubt = DoseDoubtful(cause=event.doubt, at_most_mg=at_most_mg(session, at))
    chart = Chart(id=id_, stream_id=session.id, at=at, fact=doubt)
    effect = effect_of_doubt(protocol, event.doubt)
    told = () if effect is None else _going_on(session, effect.code)
    # Only another side effect brings an alert back that a person ended.
    ended = {a.alert.opened_by for a in session.alerts if a.life.resolved is not None}
    return _doubted(chart, doubt, None if {e.id for e in told} - ended else effect)


def doubt_command(
    doubt: DoseDoubtful,
    protocol: CareProtocol,
    session: Session,
    at: datetime,
    id_: UUID,
) -> Chart | ChartDoubt:
    """The doubt, and the side effect that it is too by the protocol's events.

    While such a side effect goes on, this tells more of it, and adds no second one.
    """
    chart = Chart(id=id_, stream_id=session.id, at=at, fact=doubt)
    if effect_told(protocol, session, doubt.cause) is not None:
        return chart
    return _doubted(chart, doubt, effect_of_doubt(protocol, doubt.cause))


def effect_told(
    protocol: CareProtocol, session: Session, cause: DoubtCause
) -> Effect | None:
    """The side effect of such a doubt that goes on already; None where none does."""
    effect = effect_of_doubt(protocol, cause)
    return None if effect is None else next(_going_on(session, effect.code), None)


def _going_on(session: Session, code: str) -> Iterator[Effect]:
    return (e for e in session.effects if e.code == code and e.is_ongoing)


def _doubted(
    chart: Chart, doubt: DoseDoubtful, effect: EffectRecorded | None
) -> Chart | ChartDoubt:
    if effect is None:
        return chart
    return ChartDoubt(
        id=chart.id, stream_id=chart.stream_id, at=chart.at, doubt=doubt, effect=effect
    )


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
