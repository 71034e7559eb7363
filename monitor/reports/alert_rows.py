"""Alerts as they are handed out: what was shown, and all that became of it."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.kinds import EscalationLevel, Measured, Priority
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Repeat
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.reasons import first_field


class ActionOut(Struct, frozen=True, kw_only=True):
    """What was done about an alert."""

    at: datetime
    by: str
    code: int
    note: str


class SeenOut(Struct, frozen=True, kw_only=True):
    """The card stood before that person."""

    at: datetime
    by: str


class CallOut(Struct, frozen=True, kw_only=True):
    """Somebody was called about an alert, or arrived; a number only of a call."""

    at: datetime
    by: str
    who: str
    number: str = ""


class ResolvedOut(Struct, frozen=True, kw_only=True):
    """A person ended an alert."""

    at: datetime
    by: str
    reason: str


class EscalatedOut(Struct, frozen=True, kw_only=True):
    """An alert was told farther off, since nobody had answered."""

    at: datetime
    level: EscalationLevel
    contact: str
    number: str


class AlertOut(Struct, frozen=True, kw_only=True):
    """One alert; ``action`` is the first of ``actions``.

    ``value`` is that of the rule's own field, as ``limit`` and ``baseline`` are;
    ``values`` are all that were known of the card's fields.
    ``repeat`` is what the next reading said of it, at ``repeated_at``.
    """

    key: str
    rule: str
    parameter: str
    priority: Priority
    raised_at: datetime
    value: Decimal | None
    limit: str
    baseline: Decimal | None
    reasons: tuple[str, ...]
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    action: int | None
    actions: tuple[ActionOut, ...]
    resolved_at: datetime | None
    resolved_how: str | None
    seen: tuple[SeenOut, ...] = ()
    called: tuple[CallOut, ...] = ()
    arrived: tuple[CallOut, ...] = ()
    resolved_by_person: ResolvedOut | None = None
    escalated: tuple[EscalatedOut, ...] = ()
    repeat: Repeat = "none"
    repeated_at: datetime | None = None
    values: tuple[Measured, ...] = ()


def alert_row(alert: Alert, session: Session, protocol: CareProtocol) -> AlertOut:
    """One alert with all that people did about it."""
    by = alert.acknowledged_by
    actions = tuple(
        ActionOut(at=a.at, by=session.name_of(a.by), code=a.code, note=a.note)
        for a in alert.actions
    )
    return AlertOut(
        key=alert.key,
        rule=alert.rule,
        parameter=alert.parameter,
        priority=alert.priority,
        raised_at=alert.raised_at,
        value=_value(alert, protocol),
        limit=alert.limit,
        baseline=None if alert.shift is None else alert.shift.baseline,
        reasons=alert.reasons,
        acknowledged_at=alert.acknowledged_at,
        acknowledged_by=None if by is None else session.name_of(by),
        action=actions[0].code if actions else None,
        actions=actions,
        resolved_at=alert.resolved_at,
        resolved_how=alert.resolved_how,
        seen=tuple(SeenOut(at=s.at, by=session.name_of(s.by)) for s in alert.life.seen),
        called=tuple(
            CallOut(at=c.at, by=session.name_of(c.by), who=c.who, number=c.number)
            for c in alert.life.calls
        ),
        arrived=tuple(
            CallOut(at=a.at, by=session.name_of(a.by), who=a.who)
            for a in alert.life.arrivals
        ),
        resolved_by_person=_resolved(alert, session),
        escalated=_escalated(alert),
        repeat=alert.repeat,
        repeated_at=alert.repeated_at,
        values=alert.values,
    )


def _escalated(alert: Alert) -> tuple[EscalatedOut, ...]:
    return tuple(
        EscalatedOut(at=e.at, level=e.level, contact=e.contact, number=e.number)
        for e in alert.life.escalated
    )


def _value(alert: Alert, protocol: CareProtocol) -> Decimal | None:
    """None where time fired it, or a rule that the protocol has no more."""
    rules = (rule for rule in protocol.rules if rule.id == alert.rule)
    fields = {first_field(rule) for rule in rules}
    found = (m.value for m in alert.values if m.field in fields)
    return next(found, None)


def _resolved(alert: Alert, session: Session) -> ResolvedOut | None:
    resolved = alert.life.resolved
    if resolved is None:
        return None
    by = session.name_of(resolved.by)
    return ResolvedOut(at=resolved.at, by=by, reason=resolved.cause)
