"""What is known of the patient as the facts of a chart go by."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    ChartReattributed,
    EffectEnded,
    EffectRecorded,
    LimitChanged,
    ObservationsRecorded,
    OxygenRecorded,
)

OXYGEN = "oxygen"
"""The topic of a change between air and oxygen."""


def effect_topic(code: str) -> str:
    """The topic under which a side effect is news."""
    return f"effect {code}"


def limit_topic(rule: str) -> str:
    """The topic under which a changed limit is news."""
    return f"limit {rule}"


class OngoingEffect(Struct, frozen=True):
    """A side effect that has begun, ``since`` then, and not ended."""

    code: str
    grade: int
    since: datetime


class Read(Struct, frozen=True, eq=False):
    """One reading of a field, and the one before it; ``fact`` is what charted it."""

    at: datetime
    value: Decimal
    before: "Read | None" = None
    fact: Settled | None = None


class Known:
    """What is known so far; what it holds is replaced, never changed in place."""

    def __init__(self) -> None:
        self.values: Mapping[str, Decimal] = {}
        self.reads: Mapping[str, Read] = {}
        self.oxygen: Decimal | None = None
        self.ongoing: Mapping[UUID, OngoingEffect] = {}
        self.episodes: Mapping[str, int] = {}
        self._over: frozenset[UUID] = frozenset()
        self._limited: frozenset[str] = frozenset()

    def copy(self) -> "Known":
        """The same, to learn something else from here on."""
        other = Known()
        other.__dict__.update(self.__dict__)
        return other

    def learn(self, fact: Settled, at: datetime) -> frozenset[str]:
        """Take in one fact of that time; its topics, empty where no rule judges it."""
        match fact.payload:
            case ObservationsRecorded() as observed:
                return self._learn_set(fact, observed, at)
            case OxygenRecorded() as oxygen:
                return self.learn_oxygen(oxygen.litres_per_minute)
            case EffectRecorded(code=code, grade=grade):
                return self.learn_effect(fact.id, code, grade, at)
            case EffectEnded() as end:
                return self.learn_end(end.effect)
            case LimitChanged() | ChartReattributed() as step:
                return self._learn_limits(step)
            case _:
                return frozenset()

    def learn_values(
        self, fresh: Mapping[str, Decimal], at: datetime, fact: Settled | None = None
    ) -> frozenset[str]:
        if fresh:
            reads = {f: Read(at, v, self.reads.get(f), fact) for f, v in fresh.items()}
            self.reads = {**self.reads, **reads}
            self.values = {**self.values, **fresh}
        return frozenset(fresh)

    def learn_oxygen(self, litres_per_minute: Decimal | None) -> frozenset[str]:
        self.oxygen = litres_per_minute
        return frozenset({OXYGEN})

    def learn_effect(
        self, id_: UUID, code: str, grade: int, at: datetime
    ) -> frozenset[str]:
        if grade > 0:
            count = self.episodes.get(code, 0)
            self.episodes = {**self.episodes, code: count + 1}
            # An onset that was amended past the end of it goes on no longer.
            if id_ not in self._over:
                begun = OngoingEffect(code, grade, at)
                self.ongoing = {**self.ongoing, id_: begun}
        return frozenset({effect_topic(code)})

    def learn_end(self, id_: UUID) -> frozenset[str]:
        self._over |= {id_}
        ended = self.ongoing.get(id_)
        self.ongoing = {i: e for i, e in self.ongoing.items() if i != id_}
        return frozenset({effect_topic(ended.code)} if ended else ())

    def _learn_limits(self, step: LimitChanged | ChartReattributed) -> frozenset[str]:
        """The limits of whose chart it was end with a move."""
        if isinstance(step, ChartReattributed):
            topics, self._limited = self._limited, frozenset()
            return topics
        topics = frozenset({limit_topic(step.rule)})
        self._limited |= topics
        return topics

    def _learn_set(
        self, fact: Settled, observed: ObservationsRecorded, at: datetime
    ) -> frozenset[str]:
        values = {r.field: r.value for r in observed.readings if r.value is not None}
        return self.learn_values(values, at, fact)
