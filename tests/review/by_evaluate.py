"""What differs between two protocols, by ``evaluate`` alone.

Slow and plain: what a back-test does more quickly is held against it.
"""

from datetime import datetime

from monitor.chart.session import Session, fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert
from monitor.protocol.cards import UNCHECKED
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import without_alerts
from monitor.review.fired import Difference, Fired, differences, when
from monitor.review.time_fired import times_of


def judged_by_evaluate(
    session: Session, own: CareProtocol, changed: CareProtocol, now: datetime
) -> tuple[Difference, ...]:
    bare = without_alerts(session)
    before, after = (_fired(protocol, bare, now) for protocol in (own, changed))
    return tuple(differences(before, after))


def _fired(protocol: CareProtocol, bare: Session, now: datetime) -> list[Fired]:
    at_end = evaluate(protocol, bare, now)
    found = [alert for alert in at_end.alerts if alert.opened_by is not None]
    timed = {alert.key: alert for alert in at_end.alerts if _is_of_time(alert)}
    for at in sorted(set(times_of(protocol, bare, at_end.slots, now))):
        known = (e for e in bare.settlement.entries if e.recorded_at <= at)
        for alert in evaluate(protocol, fold(known), at).alerts:
            if _is_of_time(alert):
                timed.setdefault(alert.key, alert)
    alerts = (*found, *timed.values())
    told = (Fired(a.rule, a.priority, a.raised_at, a.parameter) for a in alerts)
    return sorted(told, key=when)


def _is_of_time(alert: Alert) -> bool:
    return alert.opened_by is None and alert.parameter != UNCHECKED
