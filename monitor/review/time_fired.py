"""Alerts that time alone raises, as they would have been raised at the time."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from monitor.chart.session import Session, fold
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AfterEnd, AfterStart, NoReading
from monitor.protocol.schedule import slots
from monitor.protocol.schedules import Closing
from monitor.protocol.time_alerts import time_alerts
from monitor.review.knowing import Stretch, stretches

_MINUTE = timedelta(minutes=1)
_LEAST = timedelta(microseconds=1)


def fired_by_time(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[Alert, ...]:
    """Such as a set that was overdue: by the end another set has answered it.

    Of a session without what was shown in it. At each time at which one might be raised
    it is judged as it was known then, and only then.
    """
    at_end = time_alerts(protocol, session, slots(protocol, session, now), now)
    found = {alert.key: alert for alert in at_end}
    for at in sorted(set(_times(protocol, session, now))):
        known = fold(e for e in session.settlement.entries if e.recorded_at <= at)
        then = time_alerts(protocol, known, slots(protocol, known, at), at)
        for alert in then:
            found.setdefault(alert.key, alert)
    return tuple(found.values())


def _times(
    protocol: CareProtocol, session: Session, now: datetime
) -> Iterator[datetime]:
    """When one might be raised: as a stretch begins, and at what is due within it."""
    if protocol.record_only:
        return
    end = min(time for time in (session.closed_at, now) if time is not None)
    for stretch in stretches(session, end + _LEAST):
        known = stretch.known
        due = slots(protocol, known, min(stretch.until, end))
        times = (
            stretch.since,
            *_of_slots(known, due),
            *_of_emergencies(protocol, known),
            *_of_readings(protocol, known),
            *_of_leaving(protocol, session, due, stretch),
        )
        yield from (at for at in times if stretch.since <= at < stretch.until)


def _of_slots(known: Session, due: Iterable[Slot]) -> Iterator[datetime]:
    """When a slot became overdue that no set filled which was charted by then."""
    charted = {observed.id: observed.fact.entry.recorded_at for observed in known.sets}
    for slot in due:
        filled_by = slot.filled_by
        if filled_by is None or charted[filled_by] > slot.alert_at:
            yield slot.alert_at


def _of_emergencies(protocol: CareProtocol, known: Session) -> Iterator[datetime]:
    """When a set became overdue that one had held back, whatever came afterwards."""
    grace = protocol.overdue.grace_minutes * _MINUTE
    for emergency in known.emergencies:
        if emergency.ended_at is not None:
            yield emergency.ended_at + grace


def _of_leaving(
    protocol: CareProtocol, session: Session, due: Iterable[Slot], stretch: Stretch
) -> Iterator[datetime]:
    """When a set after the last one may have been due, whatever was known later."""
    closing = protocol.schedule.closing
    last = max((slot.at for slot in due if not slot.is_closing), default=None)
    if closing is None or last is None:
        return
    first = last + closing.every_minutes * _MINUTE
    yield from _beats(closing, first, stretch, protocol.overdue.grace_minutes)
    came = (entry.recorded_at for entry in session.settlement.entries)
    yield from (at for at in came if at >= first)


def _beats(
    closing: Closing, first: datetime, stretch: Stretch, grace: int
) -> Iterator[datetime]:
    at = first + grace * _MINUTE
    while at < stretch.until:
        yield at
        at += closing.every_minutes * _MINUTE


def _of_readings(protocol: CareProtocol, known: Session) -> Iterator[datetime]:
    """When a field might have gone without a reading for too long."""
    anchors = (known.dose_started_at, known.dose_ended_at)
    begun = [anchor for anchor in anchors if anchor is not None]
    for rule in protocol.rules:
        for missing in rule.when:
            if isinstance(missing, NoReading):
                read = (s.observed_at for s in known.sets)
                since: Iterable[datetime] = (*begun, *read)
                spans = [missing.minutes, *_spans(rule.when)]
                yield from (at + span * _MINUTE for at in since for span in spans)


def _spans(when: Iterable[object]) -> Iterator[int]:
    for condition in when:
        if isinstance(condition, AfterStart):
            yield condition.minutes
        elif isinstance(condition, AfterEnd):
            yield condition.minutes - condition.tolerance_minutes
