"""Alerts that time alone raises, as they would have been raised at the time."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from monitor.chart.session import Session, fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.cards import UNCHECKED
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AfterEnd, AfterStart, NoReading

_MINUTE = timedelta(minutes=1)


def fired_by_time(
    protocol: CareProtocol, session: Session, at_end: Assessment
) -> tuple[Alert, ...]:
    """Such as a set that was overdue: by the end another set has answered it.

    ``at_end`` is the assessment of the whole session. At each time at which one might
    be raised the session is judged as it was known then, and only then.
    """
    found = {alert.key: alert for alert in at_end.alerts if _is_of_time(alert)}
    for at in sorted(set(_times(protocol, session, at_end))):
        known = (e for e in session.settlement.entries if e.recorded_at <= at)
        then = evaluate(protocol, fold(known), at)
        for alert in then.alerts:
            if _is_of_time(alert):
                found.setdefault(alert.key, alert)
    return tuple(found.values())


def _is_of_time(alert: Alert) -> bool:
    return alert.opened_by is None and alert.parameter != UNCHECKED


def _times(
    protocol: CareProtocol, session: Session, at_end: Assessment
) -> Iterator[datetime]:
    if protocol.record_only:
        return
    ends = (session.closed_at, at_end.at)
    end = min(time for time in ends if time is not None)
    times = (*_of_slots(session, at_end), *_of_readings(protocol, session))
    yield from (at for at in times if session.opened_at <= at <= end)


def _of_slots(session: Session, at_end: Assessment) -> Iterator[datetime]:
    """When a slot became overdue that no set filled which was charted by then."""
    charted = {observed.id: observed.recorded_at for observed in session.sets}
    for slot in at_end.slots:
        filled_by = slot.filled_by
        if filled_by is None or charted[filled_by] > slot.alert_at:
            yield slot.alert_at


def _of_readings(protocol: CareProtocol, session: Session) -> Iterator[datetime]:
    """When a field might have gone without a reading for too long."""
    anchors = [session.dose_started_at, session.dose_ended_at]
    known = [anchor for anchor in anchors if anchor is not None]
    for rule in protocol.rules:
        for missing in rule.when:
            if isinstance(missing, NoReading):
                read = (s.observed_at for s in session.sets)
                since: Iterable[datetime] = (*known, *read)
                spans = [missing.minutes, *_spans(rule.when)]
                yield from (at + span * _MINUTE for at in since for span in spans)


def _spans(when: Iterable[object]) -> Iterator[int]:
    for condition in when:
        if isinstance(condition, AfterStart):
            yield condition.minutes
        elif isinstance(condition, AfterEnd):
            yield condition.minutes - condition.tolerance_minutes
