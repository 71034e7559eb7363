"""What differs between two protocols, by ``evaluate`` alone.

Slow and plain: what a back-test does more quickly is held against it. When time could
have alerted it does not work out: it asks again and again, by what was known then.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from monitor.chart.session import Session, fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert
from monitor.protocol.cards import UNCHECKED
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import without_alerts
from monitor.review.fired import Difference, Fired, differences, when

SELDOM = timedelta(minutes=10)
"""Where the protocols differ in nothing that time decides."""
HALF_MINUTE = timedelta(seconds=30)

_LEAST = timedelta(milliseconds=1)


def judged_by_evaluate(
    session: Session,
    own: CareProtocol,
    changed: CareProtocol,
    now: datetime,
    every: timedelta = SELDOM,
) -> tuple[Difference, ...]:
    before, after = (
        fired_by_evaluate(protocol, session, now, every) for protocol in (own, changed)
    )
    return tuple(differences(before, after))


def fired_by_evaluate(
    protocol: CareProtocol, session: Session, now: datetime, every: timedelta
) -> list[Fired]:
    bare = without_alerts(session)
    at_end = evaluate(protocol, bare, now)
    found = [alert for alert in at_end.alerts if alert.opened_by is not None]
    timed = {alert.key: alert for alert in at_end.alerts if _is_of_time(alert)}
    entries = bare.settlement.entries
    for at in sorted(set(_moments(protocol, bare, now, every))):
        known = fold(e for e in entries if e.recorded_at <= at)
        for alert in evaluate(protocol, known, at).alerts:
            if _is_of_time(alert):
                timed.setdefault(alert.key, alert)
    alerts = (*found, *timed.values())
    told = (Fired(a.rule, a.priority, a.raised_at, a.parameter) for a in alerts)
    return sorted(told, key=when)


def _moments(
    protocol: CareProtocol, bare: Session, now: datetime, every: timedelta
) -> Iterator[datetime]:
    """All through the session; where often, also about what was charted then."""
    end = min(time for time in (bare.closed_at, now) if time is not None)
    at = bare.opened_at
    while at <= end:
        yield at
        at += every
    if every > HALF_MINUTE:
        return
    grace = timedelta(minutes=protocol.overdue.grace_minutes)
    for entry in bare.settlement.entries:
        for time in (entry.recorded_at, entry.effective_at):
            for about in (time - _LEAST, time, time + _LEAST, time + grace):
                if bare.opened_at <= about <= end:
                    yield about


def _is_of_time(alert: Alert) -> bool:
    return alert.opened_by is None and alert.parameter != UNCHECKED
