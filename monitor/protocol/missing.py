"""Alerts that a field has had no reading for too long, raised by time alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct, structs

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Resolution
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import (
    AfterEnd,
    AfterStart,
    AnyCondition,
    InPhase,
    NoReading,
)
from monitor.protocol.courses import Broken
from monitor.protocol.reasons import missing_words
from monitor.protocol.rules import Rule

_MINUTE = timedelta(minutes=1)


class _Window(Struct, frozen=True):
    """When a rule counts: from one time on, until before another if there is one."""

    start: datetime
    end: datetime | None = None

    def narrowed(self, start: datetime, end: datetime | None) -> "_Window":
        ends = [e for e in (self.end, end) if e is not None]
        return _Window(max(self.start, start), min(ends, default=None))


class Missing(Struct, frozen=True):
    """Alerts about readings that are missing, and rules that could not be checked."""

    alerts: tuple[Alert, ...]
    broken: tuple[Broken, ...]


def missing_alerts(protocol: CareProtocol, session: Session, now: datetime) -> Missing:
    """One for each field that goes without a reading now, and for each on record."""
    alerts: list[Alert] = []
    broken: list[Broken] = []
    for rule in protocol.rules:
        try:
            if rule.missing is not None:
                alerts.extend(_of_rule(protocol, rule, rule.missing, session, now))
        except Exception as error:  # noqa: BLE001 - one rule must not silence the others
            broken.append(Broken(rule, type(error).__name__))
    return Missing(tuple(alerts), tuple(broken))


def _of_rule(
    protocol: CareProtocol,
    rule: Rule,
    condition: NoReading,
    session: Session,
    now: datetime,
) -> Iterator[Alert]:
    due_at = _due_at(rule, condition, session, now)
    if due_at is not None and due_at <= now:
        yield _alert(protocol, rule, condition, due_at)
    for raised in session.alerts:
        if raised.alert.rule == rule.id and raised.key != _key(rule, due_at):
            past = _past(protocol, rule, condition, session, raised)
            if past is not None:
                yield past


def _due_at(
    rule: Rule, condition: NoReading, session: Session, now: datetime
) -> datetime | None:
    """When the last reading has been, or will be, too old; None where never."""
    window = _window(rule, session)
    if window is None or session.closed_at is not None:
        return None
    read = [
        s.observed_at
        for s in session.sets
        if s.observed_at <= now and s.value(condition.field) is not None
    ]
    dosed = session.dose_started_at
    last = max(read, default=None)
    since = max(t for t in (last, dosed) if t is not None)
    is_over = window.end is not None and now >= window.end
    due_at = max(since + condition.minutes * _MINUTE, window.start)
    return None if is_over else due_at


def _window(rule: Rule, session: Session) -> _Window | None:
    """The time that the other conditions leave; None where none of it has begun."""
    started = session.dose_started_at
    if started is None:
        return None
    window: _Window | None = _Window(started)
    for condition in rule.when:
        window = None if window is None else _limited(window, condition, session)
    return window


def _limited(
    window: _Window, condition: AnyCondition, session: Session
) -> _Window | None:
    started, ended = session.dose_started_at, session.dose_ended_at
    match condition:
        case AfterStart() if started is not None:
            until = condition.until_minutes
            end = None if until is None else started + until * _MINUTE
            return window.narrowed(started + condition.minutes * _MINUTE, end)
        case AfterEnd():
            if ended is None:
                return None
            minutes = condition.minutes - condition.tolerance_minutes
            return window.narrowed(ended + minutes * _MINUTE, None)
        case InPhase():
            return _in_phases(window, condition, session)
        case _:
            return window


def _in_phases(window: _Window, condition: InPhase, session: Session) -> _Window | None:
    ended = session.infusion.ended_at
    if "recovery" in condition.phases:
        if "during" in condition.phases:
            return window
        return None if ended is None else window.narrowed(ended, None)
    return (
        window.narrowed(window.start, ended) if "during" in condition.phases else None
    )


def _past(
    protocol: CareProtocol,
    rule: Rule,
    condition: NoReading,
    session: Session,
    raised: RaisedAlert,
) -> Alert | None:
    """One that was shown and that a reading or the end has answered."""
    due_at = _time_of(rule, raised.key)
    if due_at is None:
        return None
    since = due_at - condition.minutes * _MINUTE
    read = [
        s.fact.entry.recorded_at
        for s in session.sets
        if s.observed_at > since and s.value(condition.field) is not None
    ]
    alert = _alert(protocol, rule, condition, due_at)
    window = _window(rule, session)
    if read:
        return _over(alert, "charted", min(read), raised)
    if session.closed_at is not None:
        return _over(alert, "session closed", session.closed_at, raised)
    if window is not None and window.end is not None and window.end > due_at:
        return _over(alert, "no longer due", window.end, raised)
    return None  # The start or the end was corrected; the record tells how it ended.


def _over(alert: Alert, how: Resolution, at: datetime, raised: RaisedAlert) -> Alert:
    return structs.replace(
        alert,
        state="cleared",
        resolved_at=max(at, raised.raised_at),
        resolved_how=how,
    )


def _alert(
    protocol: CareProtocol, rule: Rule, condition: NoReading, due_at: datetime
) -> Alert:
    value, limit = missing_words(protocol, condition)
    return Alert(
        key=_key(rule, due_at),
        rule=rule.id,
        parameter=rule.parameter,
        priority=rule.priority,
        opened_by=None,
        raised_at=due_at,
        value=value,
        limit=limit,
        reasons=(f"{value}, {limit}",),
        state="active",
    )


def _key(rule: Rule, due_at: datetime | None) -> str:
    return "" if due_at is None else f"{rule.id}:{due_at.isoformat()}"


def _time_of(rule: Rule, key: str) -> datetime | None:
    """The time that a key names; None where it is another kind of key."""
    try:
        return datetime.fromisoformat(key.removeprefix(f"{rule.id}:"))
    except ValueError:
        return None
