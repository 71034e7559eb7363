"""What became of each alert that was shown: who saw it, who did what."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.alert_life import NO_LIFE, AlertLife
from monitor.chart.amendments import Settled
from monitor.chart.kinds import AlertAcknowledged, AlertActioned, AlertRaised


class ActionTaken(Struct, frozen=True, kw_only=True):
    """One coded action about an alert."""

    at: datetime
    by: UUID
    code: int
    note: str


class RaisedAlert(Struct, frozen=True, kw_only=True):
    """An alert that was shown, with all that people did about it."""

    alert: AlertRaised
    raised_at: datetime
    acknowledged_at: datetime | None = None
    acknowledged_by: UUID | None = None
    actions: tuple[ActionTaken, ...] = ()
    life: AlertLife = NO_LIFE

    @property
    def key(self) -> str:
        return self.alert.key

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None


def raised_alerts(
    raised: Iterable[tuple[Settled, AlertRaised]],
    acknowledged: Iterable[tuple[Settled, AlertAcknowledged]],
    actioned: Iterable[tuple[Settled, AlertActioned]],
    lives: Mapping[str, AlertLife],
) -> tuple[RaisedAlert, ...]:
    """Join alerts with what points at their keys.

    The first acknowledgement counts. Where two workstations raised the same key,
    the earlier one stands.
    """
    seen: dict[str, Settled] = {}
    for fact, acknowledgement in acknowledged:
        seen.setdefault(acknowledgement.key, fact)
    actions: dict[str, list[ActionTaken]] = {}
    for fact, action in actioned:
        taken = ActionTaken(
            at=fact.effective_at,
            by=fact.first.author,
            code=action.code,
            note=action.note,
        )
        actions.setdefault(action.key, []).append(taken)
    joined: dict[str, RaisedAlert] = {}
    for fact, alert in raised:
        seen_by = seen.get(alert.key)
        found = RaisedAlert(
            alert=alert,
            raised_at=fact.effective_at,
            acknowledged_at=seen_by.effective_at if seen_by else None,
            acknowledged_by=seen_by.first.author if seen_by else None,
            actions=tuple(actions.get(alert.key, ())),
            life=lives.get(alert.key, NO_LIFE),
        )
        joined.setdefault(alert.key, found)
    return tuple(joined.values())
