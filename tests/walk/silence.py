"""High alerts that nobody answered and that were told nowhere, from the bare facts."""

from datetime import datetime, timedelta

from monitor.chart.kinds import (
    AlertAcknowledged,
    AlertActioned,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    ClinicianArrived,
    ClinicianCalled,
)
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from tests.walk.start_gates import tables

ANSWERS = (
    AlertAcknowledged,
    AlertActioned,
    AlertResolved,
    ClinicianCalled,
    ClinicianArrived,
)


def silent(read: SessionRead, now: datetime) -> list[Alert]:
    """High alerts nobody answered in the time that the file gives, and not told.

    Worked out from what was written, not from what was found of it. In an emergency
    nothing is told farther; from its end, unless declared in error, time counts anew.
    """
    emergencies = read.session.emergencies
    if any(emergency.ended_at is None for emergency in emergencies):
        return []
    over = [
        emergency.ended_at
        for emergency in emergencies
        if emergency.ended_at is not None
        and not emergency.in_error
        and emergency.ended_at <= now
    ]
    table = tables(read.protocol.id)["escalation"]
    late = timedelta(seconds=table["high_rooms_after_seconds"])
    told = {
        e.payload.key
        for e in read.entries
        if isinstance(e.payload, AlertEscalated) and e.payload.level == "rooms"
    }
    return [
        alert
        for alert in read.assessment.alerts
        if alert.priority == "high"
        and alert.is_active
        and not alert.is_late
        and alert.key not in told
        and now - max((_raised_at(read, alert), *over)) >= late
        and not _is_answered(read, alert)
    ]


def _raised_at(read: SessionRead, alert: Alert) -> datetime:
    raised = (
        e.effective_at
        for e in read.entries
        if isinstance(e.payload, AlertRaised) and e.payload.key == alert.key
    )
    at = next(raised, None)
    assert at is not None, f"{alert.key} calls, and is not on record"
    return at


def _is_answered(read: SessionRead, alert: Alert) -> bool:
    """Whether somebody answered it, or its card after it was on it."""
    cards = {
        e.payload.key: e.payload.parameter
        for e in read.entries
        if isinstance(e.payload, AlertRaised)
    }
    raised_at = _raised_at(read, alert)
    for entry in read.entries:
        if not isinstance(entry.payload, ANSWERS):
            continue
        also = entry.payload.also if isinstance(entry.payload, AlertResolved) else ()
        keys = {entry.payload.key, *also}
        if alert.key in keys:
            return True
        on_card = any(cards.get(key) == alert.parameter for key in keys)
        if on_card and entry.effective_at > raised_at:
            return True
    return False
