"""The alert that a session is sooner after the last dose than the protocol has it."""

from collections.abc import Iterator
from datetime import timedelta

from monitor.chart.session import Session
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.series import SPACING

_HOUR = timedelta(hours=1)


def spacing_alerts(protocol: CareProtocol, session: Session) -> Iterator[Alert]:
    """At most one, from the opening until the dose begins.

    A session opened too soon alerts then, while there is time to think; it is judged
    by what was known of the last dose when it was opened.
    """
    series, last = protocol.series, session.opened.last_dose_at
    if series is None or last is None:
        return
    since = session.opened_at - last
    if since >= series.least_hours_between * _HOUR:
        return
    started = session.dose_started_at
    over = started or session.closed_at
    value = f"Last dose {since // _HOUR}hr before"
    limit = f"limit {series.least_hours_between}hr"
    yield Alert(
        key=f"{SPACING}:{session.id}",
        rule=SPACING,
        parameter=SPACING,
        priority=series.sooner_priority,
        opened_by=None,
        raised_at=session.opened_at,
        value=value,
        limit=limit,
        reasons=(f"{value}, {limit}",),
        state="active" if over is None else "cleared",
        resolved_at=over,
        resolved_how=None
        if over is None
        else ("dose started" if started else "session closed"),
    )
