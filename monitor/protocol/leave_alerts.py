"""Whether an urgent alert stands in the way of leaving."""

from collections.abc import Iterator
from datetime import datetime

from monitor.chart.session import Session
from monitor.protocol.assessment import Alert
from monitor.protocol.baseline import baselines
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.episodes import courses
from monitor.protocol.firings import Background, firing_alerts
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.leave_criteria import Since
from monitor.protocol.limit_changes import rule_books
from monitor.protocol.moments import moments
from monitor.protocol.recorded import with_record
from monitor.protocol.shown import shown_by_fact

NO_OPEN_ALERT = "no_open_alert"
"""The name by which a protocol's gates ask for this criterion."""


def no_open_alert(
    protocol: CareProtocol, session: Session, _: Gate, now: datetime
) -> Since:
    """Whether no high alert on a value or an effect goes on.

    One that is listed as late holds nobody, nor one that a person ended. As of a time
    that has passed, what was raised by then counts.
    """
    if session.dose_started_at is None:
        return Since(Judged(found="not applicable", evidence="no dose was given"))
    was_raised = any(a.alert.priority == "high" for a in session.alerts)
    high = _high(protocol, session, now) if was_raised else iter(())
    found = [a for a in high if a.raised_at <= now and not a.is_late]
    for alert in found:
        if alert.is_active:
            return Since(Judged(found="not met", why=alert.reasons[0]))
    ended = [a.resolved_at for a in found if a.resolved_at is not None]
    evidence = "none goes on" if found else "none was raised"
    return Since(Judged(found="met", evidence=evidence), max(ended, default=None))


def _high(protocol: CareProtocol, session: Session, now: datetime) -> Iterator[Alert]:
    before = {b.field: b for b in baselines(protocol, session, now)}
    medians = {field: b.median for field, b in before.items()}
    judged = courses(
        protocol,
        moments(session, medians),
        shown_by_fact(session.alerts),
        rule_books(protocol, session),
    )
    background = Background(protocol=protocol, session=session, baselines=before)
    for alert in firing_alerts(background, judged):
        if alert.priority == "high":
            yield with_record(alert, session.alert(alert.key))
