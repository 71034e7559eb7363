"""The limits that were changed for one patient, and the alerts that were snoozed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.entries import Written
from monitor.chart.kinds import AlertSnoozed, ChartReattributed, LimitChanged
from monitor.chart.moves import is_of_other, moves_of


class LimitChange(Struct, frozen=True, kw_only=True):
    """A change, from when on it holds, and who charted it."""

    id: UUID
    at: datetime
    by: UUID
    change: LimitChanged


class LimitsEnded(Struct, frozen=True, kw_only=True):
    """The chart was moved: what was changed before was of another patient.

    Whose a change is goes by when it was first written, not by the time it tells.
    """

    id: UUID
    at: datetime
    written: Written


class Snoozing(Struct, frozen=True, kw_only=True):
    """One stretch for which an alert is silent; ``is_void`` ended with a move."""

    id: UUID
    key: str
    at: datetime
    until: datetime
    by: UUID
    minutes: int
    reason: str
    is_void: bool = False


class LimitHistory(Struct, frozen=True, kw_only=True):
    """What was changed, in order of time, and every snooze."""

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
        """How an alert was snoozed for the patient whose chart it is now."""
        return tuple(s for s in self.snoozes if s.key == key and not s.is_void)

    def is_void(self, id_: UUID) -> bool:
        """Whether a change was for the patient that the chart was moved from."""
        of_now = {change.id for change in self.in_force}
        return id_ in {change.id for change in self.changes} - of_now

    @property
    def ends(self) -> tuple[LimitsEnded, ...]:
        return tuple(step for step in self.steps if isinstance(step, LimitsEnded))

    def holds_since(self, at: datetime) -> datetime:
        """From when a change of that time would hold, if it was charted now."""
        return max((at, *(end.at for end in self.ends)))

    def holds_from(self, fact: Settled) -> datetime:
        """From when on a change holds."""
        return _holds_from(fact, self.ends)

    def turn(self, fact: Settled) -> tuple[datetime, datetime, UUID, int]:
        """Where a fact stands in order of time: a change of a limit where it holds."""
        if isinstance(fact.payload, LimitChanged | ChartReattributed):
            return (self.holds_from(fact), *fact.first.written)
        return fact.entry.chart_order


NO_LIMITS = LimitHistory()


def limit_history(
    facts: Iterable[Settled],
    snoozed: Iterable[tuple[Settled, AlertSnoozed]],
) -> LimitHistory:
    """Of all facts those that changed a limit, or ended all, and every snooze."""
    known = tuple(facts)
    moves = moves_of(known)
    ends = tuple(
        LimitsEnded(id=m.id, at=m.effective_at, written=m.first.written) for m in moves
    )
    return LimitHistory(
        steps=_steps(known, ends),
        snoozes=tuple(
            Snoozing(
                id=fact.id,
                key=snooze.key,
                at=fact.effective_at,
                until=fact.effective_at + timedelta(minutes=snooze.minutes),
                by=fact.first.author,
                minutes=snooze.minutes,
                reason=snooze.reason,
                is_void=is_of_other(fact, moves),
            )
            for fact, snooze in snoozed
        ),
    )


def _steps(
    facts: tuple[Settled, ...], ends: tuple[LimitsEnded, ...]
) -> tuple[LimitChange | LimitsEnded, ...]:
    """Each patient's changes, then the end of them."""
    found: list[tuple[datetime, Written, LimitChange | LimitsEnded]] = [
        (end.at, end.written, end) for end in ends
    ]
    for fact in facts:
        if isinstance(fact.payload, LimitChanged):
            at, by = _holds_from(fact, ends), fact.first.author
            step = LimitChange(id=fact.id, at=at, by=by, change=fact.payload)
            found.append((at, fact.first.written, step))
    return tuple(step for _, _, step in sorted(found, key=lambda one: one[:2]))


def _holds_from(fact: Settled, ends: tuple[LimitsEnded, ...]) -> datetime:
    """Not before the move to its own patient, nor after the move to the next."""
    own = [end.at for end in ends if end.written < fact.first.written]
    others = [end.at for end in ends if fact.first.written < end.written]
    return min((max((fact.effective_at, *own)), *others))
