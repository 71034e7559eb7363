"""Side effects as they stand, each from its onset to its end."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import EffectEnded, EffectRecorded, Mode, Related


class Effect(Struct, frozen=True, kw_only=True):
    """A side effect with its grade (0 to 5); ``ended`` is None while it lasts."""

    id: UUID
    code: str
    grade: int
    onset: datetime
    ended: datetime | None
    mode: Mode | None
    action: str
    outcome: str
    related: Related | None
    expected: bool | None
    serious: bool | None

    @property
    def is_ongoing(self) -> bool:
        """Whether it is there and has not ended."""
        return self.grade > 0 and self.ended is None


def effects(
    begun: Iterable[tuple[Settled, EffectRecorded]],
    ended: Iterable[tuple[Settled, EffectEnded]],
) -> tuple[Effect, ...]:
    """Join beginnings and ends; the earliest end counts where there are several."""
    ends: dict[UUID, tuple[datetime, EffectEnded]] = {}
    for fact, end in ended:
        ends.setdefault(end.effect, (fact.effective_at, end))
    return tuple(_effect(fact, effect, ends.get(fact.id)) for fact, effect in begun)


def _effect(
    fact: Settled, effect: EffectRecorded, end: tuple[datetime, EffectEnded] | None
) -> Effect:
    return Effect(
        id=fact.id,
        code=effect.code,
        grade=effect.grade,
        onset=fact.effective_at,
        ended=end[0] if end else None,
        mode=effect.mode,
        action=effect.action,
        outcome=(end[1].outcome if end else "") or effect.outcome,
        related=effect.related,
        expected=effect.expected,
        serious=effect.serious,
    )
