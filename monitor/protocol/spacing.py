"""The alert that a session is sooner after the last dose than the protocol has it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Resolution
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.series import SPACING

_HOUR = timedelta(hours=1)


def spacing_alerts(protocol: CareProtocol, session: Session) -> Iterator[Alert]:
    """At most one, until the dose begins or the session is closed.

    A session opened too soon alerts then, while there is time to think. It is judged by
    what was known of the last dose when it was opened; of a chart that was moved, by
    the last dose of the patient whose it is, from the move on.
    """
    series, known = protocol.series, _known(session)
    if series is None or known.last_dose_at is None:
        return
    since = session.opened_at - known.last_dose_at
    if since >= series.least_hours_between * _HOUR:
        return
    value = f"Last dose {since // _HOUR}hr before"
    limit = f"limit {series.least_hours_between}hr"
    over, how = _end(session, known.at)
    yield Alert(
        key=known.key,
        rule=SPACING,
        parameter=SPACING,
        priority=series.sooner_priority,
        opened_by=None,
        raised_at=known.at,
        value=value,
        limit=limit,
        reasons=(f"{value}, {limit}",),
        state="active" if over is None else "cleared",
        resolved_at=over,
        resolved_how=how,
    )


class _Known(Struct, frozen=True):
    """The last dose before the session, since when it is known, and the alert's key."""

    last_dose_at: datetime | None
    at: datetime
    key: str


def _known(session: Session) -> _Known:
    key = f"{SPACING}:{session.id}"
    if not session.moves:
        return _Known(session.opened.last_dose_at, session.opened_at, key)
    at, moved = session.moves[-1]
    return _Known(moved.last_dose_at, at, f"{key}:{moved.to_patient}")


def _end(
    session: Session, raised_at: datetime
) -> tuple[datetime | None, Resolution | None]:
    """A dose that began before it was known ends nothing: somebody has to look."""
    started, closed = session.dose_started_at, session.closed_at
    if started is not None and started >= raised_at:
        return started, "dose started"
    if closed is not None:
        return max(closed, raised_at), "session closed"
    return None, None
