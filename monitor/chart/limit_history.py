"""The limits that were changed for one patient, and the alerts that were snoozed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import AlertSnoozed, ChartReattributed, LimitChanged


class LimitChange(Struct, frozen=True, kw_only=True):
    """A change in force, from when on, and who charted it."""

    id: UUID
    at: datetime
    by: UUID
    change: LimitChanged


class LimitsEnded(Struct, frozen=True, kw_only=True):
    """The chart was moved: what was changed before was of another patient."""

    id: UUID
    at: datetime


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
    """What was changed, in the order in which it was true, and every snooze."""

    steps: tuple[LimitChange | LimitsEnded, ...] = ()
    snoozes: tuple[Snoozing, ...] = ()

    @property
    def changes(self) -> tuple[LimitChange, ...]:
        """Every change, also of whoever's chart it was before."""
        return tuple(step for step in self.steps if isinstance(step, LimitChange))

    @property
    def in_force(self) -> tuple[LimitChange, ...]:
        """The changes of the patient whose chart it is now."""
        return self.known_at(None)

    def known_at(self, at: datetime | None) -> tuple[LimitChange, ...]:
        """The changes by then of whose chart it was then; by now where it is None."""
        found: tuple[LimitChange, ...] = ()
        for step in self.steps:
            if at is None or step.at <= at:
                found = (*found, step) if isinstance(step, LimitChange) else ()
        return found

    def snoozed(self, key: str) -> tuple[Snoozing, ...]:
        """How an alert was snoozed."""
        return tuple(s for s in self.snoozes if s.key == key)


NO_LIMITS = LimitHistory()


def limit_history(
    changed: Iterable[Settled],
    snoozed: Iterable[tuple[Settled, AlertSnoozed]],
) -> LimitHistory:
    """Of the facts that changed a limit, or moved the chart, and every snooze."""
    return LimitHistory(
        steps=tuple(step for fact in changed if (step := _step(fact)) is not None),
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


def _step(fact: Settled) -> LimitChange | LimitsEnded | None:
    match fact.payload:
        case LimitChanged() as change:
            by = fact.first.author
            return LimitChange(id=fact.id, at=fact.effective_at, by=by, change=change)
        case ChartReattributed():
            return LimitsEnded(id=fact.id, at=fact.effective_at)
        case _:
            return None
