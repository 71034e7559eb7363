"""High alerts that nobody answered and that were told nowhere, from the bare facts."""

from datetime import timedelta

from monitor.chart.entries import Entry
from monitor.chart.kinds import (
    AlertAcknowledged,
    AlertActioned,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    ClinicianArrived,
    ClinicianCalled,
    EmergencyDeclared,
    EmergencyEnded,
)
from monitor.charting.reads import SessionRead
from monitor.clock import Clock
from monitor.protocol.assessment import Alert
from tests.walk.tables import tables

ANSWERS = (
    AlertAcknowledged,
    AlertActioned,
    AlertResolved,
    ClinicianCalled,
    ClinicianArrived,
)


def silent(read: SessionRead, clock: Clock) -> list[Alert]:
    """High alerts nobody answered in the time that the file gives, and not told.

    Worked out from what was written, not from what was found of it. In an emergency
    nothing is told farther; from its end, unless declared in error, time counts anew.
    The seconds that never step count as well as what the clock shows.
    """
    if _is_emergency(read):
        return []
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
        and _has_waited(read, alert, clock) >= late
        and not _is_answered(read, alert)
    ]


def _is_emergency(read: SessionRead) -> bool:
    """Whether one was declared and not ended, in the order of writing."""
    said = [
        f
        for f in read.session.facts
        if isinstance(f.payload, EmergencyDeclared | EmergencyEnded)
    ]
    last = max(said, key=lambda f: f.first.seq, default=None)
    return last is not None and isinstance(last.payload, EmergencyDeclared)


def _has_waited(read: SessionRead, alert: Alert, clock: Clock) -> timedelta:
    """Since it was shown, or since the last emergency was over."""
    begun = [_raised(read, alert), *_ends(read)]
    by_seconds = clock.monotonic() - max(e.recorded_mono for e in begun)
    by_clock = clock.now() - max(e.effective_at for e in begun)
    return max(by_clock, timedelta(seconds=by_seconds))


def _ends(read: SessionRead) -> list[Entry]:
    return [
        e
        for e in read.entries
        if isinstance(e.payload, EmergencyEnded) and not e.payload.in_error
    ]


def _raised(read: SessionRead, alert: Alert) -> Entry:
    raised = (
        e
        for e in read.entries
        if isinstance(e.payload, AlertRaised) and e.payload.key == alert.key
    )
    found = next(raised, None)
    assert found is not None, f"{alert.key} calls, and is not on record"
    return found


def _is_answered(read: SessionRead, alert: Alert) -> bool:
    """Whether somebody answered it, or a worse one of its card that came after it.

    One that came late is answered for itself alone, and so is one that came before.
    """
    shown = {a.key: a for a in read.assessment.alerts}
    for entry in read.entries:
        if not isinstance(entry.payload, ANSWERS):
            continue
        also = entry.payload.also if isinstance(entry.payload, AlertResolved) else ()
        for key in (entry.payload.key, *also):
            if key == alert.key or _stood_over(read, shown[key], alert):
                return True
    return False


def _stood_over(read: SessionRead, answered: Alert, alert: Alert) -> bool:
    if answered.is_late or answered.parameter != alert.parameter:
        return False
    as_high = answered.priority == "high" or alert.priority != "high"
    mono = _raised(read, alert).recorded_mono
    return as_high and _raised(read, answered).recorded_mono >= mono
