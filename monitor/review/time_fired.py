"""Alerts that time alone raises, as they would have been raised at the time."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from monitor.chart.session import Session, fold
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AfterEnd, AfterStart, NoReading
from monitor.protocol.schedule import slots
from monitor.protocol.time_alerts import time_alerts

_MINUTE = timedelta(minutes=1)


def fired_by_time(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[Alert, ...]:
    """Such as a set that was overdue: by the end another set has answered it.

    Of a session without what was shown in it. At each time at which one might be raised
    it is judged as it was known then, and only then.
    """
    due_slots = slots(protocol, session, now)
    at_end = time_alerts(protocol, session, due_slots, now)
    found = {alert.key: alert for alert in at_end}
    for at in sorted(set(times_of(protocol, session, due_slots, now))):
        known = fold(e for e in session.settlement.entries if e.recorded_at <= at)
        then = time_alerts(protocol, known, slots(protocol, known, at), at)
        for alert in then:
            found.setdefault(alert.key, alert)
    return tuple(found.values())


def times_of(
    protocol: CareProtocol,
    session: Session,
    due_slots: tuple[Slot, ...],
    now: datetime,
) -> Iterator[datetime]:
    """When one might be raised; the slots are those of the whole session."""
    if protocol.record_only:
        return
    ends = (session.closed_at, now)
    end = min(time for time in ends if time is not None)
    times = (*_of_slots(session, due_slots), *_of_readings(protocol, session))
    yield from (at for at in times if session.opened_at <= at <= end)


def _of_slots(session: Session, due_slots: Iterable[Slot]) -> Iterator[datetime]:
    """When a slot became overdue that no set filled which was charted by then."""
    charted = {observed.id: observed.recorded_at for observed in session.sets}
    for slot in due_slots:
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
