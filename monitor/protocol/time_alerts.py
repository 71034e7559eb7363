"""Alerts that time alone raises, as if none was ever shown."""

from collections.abc import Iterator
from datetime import datetime

from monitor.chart.session import Session
from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.missing import Missing, missing_alerts
from monitor.protocol.overdue import overdue_alerts
from monitor.protocol.pausing import not_held_back
from monitor.protocol.spacing import spacing_alerts


def time_alerts(
    protocol: CareProtocol, session: Session, due_slots: tuple[Slot, ...], now: datetime
) -> Iterator[Alert]:
    """What ``evaluate`` finds of these at that time; the slots are of that time."""
    if not protocol.record_only:
        missing = missing_alerts(protocol, session, now)
        yield from by_time(protocol, session, due_slots, missing, now)


def by_time(
    protocol: CareProtocol,
    session: Session,
    due_slots: tuple[Slot, ...],
    missing: Missing,
    now: datetime,
) -> Iterator[Alert]:
    """Of sets, of fields without a reading, and of a dose that came too soon."""
    overdue = overdue_alerts(protocol, session, due_slots, now)
    yield from not_held_back(session, (*overdue, *missing.alerts))
    yield from spacing_alerts(protocol, session)
