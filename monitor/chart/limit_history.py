"""The limits that were changed for one patient, and the alerts that were snoozed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import AlertSnoozed, LimitChanged


class LimitChange(Struct, frozen=True, kw_only=True):
    """A change in force, from when on, and who charted it."""

    id: UUID
    at: datetime
    by: UUID
    change: LimitChanged


class Snoozing(Struct, frozen=True, kw_only=True):
    """One stretch for which an alert is silent."""

    id: UUID
    key: str
    at: datetime
    until: datetime
    by: UUID
    minutes: int
    reason: str


class LimitHistory(Struct, frozen=True, kw_only=True):
    """What was changed, in chart order, and every snooze."""

    changes: tuple[LimitChange, ...] = ()
    snoozes: tuple[Snoozing, ...] = ()

    def snoozed(self, key: str) -> tuple[Snoozing, ...]:
        """How an alert was snoozed."""
        return tuple(s for s in self.snoozes if s.key == key)


NO_LIMITS = LimitHistory()


def limit_history(
    changed: Iterable[tuple[Settled, LimitChanged]],
    snoozed: Iterable[tuple[Settled, AlertSnoozed]],
) -> LimitHistory:
    """What is in force of both."""
    return LimitHistory(
        changes=tuple(
            LimitChange(
                id=fact.id, at=fact.effective_at, by=fact.first.author, change=change
            )
            for fact, change in changed
        ),
        snoozes=tuple(
            Snoozing(
                id=fact.id,
                key=snooze.key,
                at=fact.effective_at,
                until=fact.effective_at + timedelta(minutes=snooze.minutes),
                by=fact.first.author,
                minutes=snooze.minutes,
                reason=snooze.reason,
            )
            for fact, snooze in snoozed
        ),
    )
