"""What an emergency holds back: due sets, and alerts that time alone would raise."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from monitor.chart.emergencies import Emergency
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert

CAUSE = "Emergency"
"""Why a set was not charted in one; no failure."""


class Paused(Struct, frozen=True):
    """When a slot is due; since when an emergency is why nobody charted it."""

    due_at: datetime
    excused_at: datetime | None = None


def paused(
    due_at: datetime,
    alert_at: datetime,
    next_at: datetime | None,
    known: Iterable[Emergency],
    now: datetime,
) -> Paused:
    """A slot that nobody filled, as the emergencies of the session leave it.

    One whose alert came before the emergency is excused by none. One whose time went
    by in it is excused; where it ended before the next slot, that is due at the end.
    """
    for emergency in known:
        ended = emergency.ended_at
        if emergency.in_error or emergency.declared_at >= alert_at or now < due_at:
            continue
        if ended is None:
            return Paused(due_at, emergency.declared_at)
        if ended < due_at:
            continue
        if next_at is not None and ended >= next_at:
            is_excused = emergency.declared_at < next_at
            return Paused(due_at, emergency.declared_at if is_excused else None)
        due_at = ended
    return Paused(due_at)


def not_held_back(session: Session, alerts: Iterable[Alert]) -> Iterator[Alert]:
    """Alerts of time alone: while an emergency runs, only those on record already."""
    for alert in alerts:
        if session.emergency is None or session.alert(alert.key) is not None:
            yield alert
