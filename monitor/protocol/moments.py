"""The chart as a row of moments: what was known at each fact that a rule can judge."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    ObservationsRecorded,
    OxygenRecorded,
)
from monitor.chart.session import Session

OXYGEN = "oxygen"
"""The topic of a change between air and oxygen."""


def effect_topic(code: str) -> str:
    """The topic under which a side effect is news."""
    return f"effect {code}"


class OngoingEffect(Struct, frozen=True):
    """A side effect that has begun and not ended."""

    code: str
    grade: int


class Moment(Struct, frozen=True, kw_only=True):
    """One fact, and what was known of the patient with it.

    ``fact`` is the id it was first charted under, ``charted_at`` when that was;
    ``entry`` and ``recorded_at`` are of what now stands. ``touches`` are its topics:
    fields it has a value for, oxygen, side effects. ``values`` are the last known
    values, its own included, and ``before`` the reading before the last of each
    field. ``baseline`` is empty until the dose has started. ``oxygen`` is L/min, None
    on air; ``episodes`` counts side effects by code. ``since_end`` is the time since
    the infusion ended.
    """

    at: datetime
    charted_at: datetime
    recorded_at: datetime
    fact: UUID
    entry: UUID
    touches: frozenset[str]
    values: Mapping[str, Decimal]
    before: Mapping[str, Decimal]
    baseline: Mapping[str, Decimal]
    oxygen: Decimal | None = None
    ongoing: tuple[OngoingEffect, ...] = ()
    episodes: Mapping[str, int]
    since_end: timedelta | None = None
    is_set: bool


class _Known:
    """What is known so far, as the facts go by."""

    def __init__(self) -> None:
        self.values: dict[str, Decimal] = {}
        self.before: dict[str, Decimal] = {}
        self.oxygen: Decimal | None = None
        self.ongoing: dict[UUID, OngoingEffect] = {}
        self.episodes: dict[str, int] = {}

    def learn(self, fact: Settled) -> frozenset[str]:
        """Take one fact in; its topics, empty where no rule can judge it."""
        match fact.payload:
            case ObservationsRecorded() as observed:
                return self._learn_set(observed)
            case OxygenRecorded() as oxygen:
                self.oxygen = oxygen.litres_per_minute
                return frozenset({OXYGEN})
            case EffectRecorded() as effect:
                return self._learn_effect(fact.id, effect)
            case EffectEnded() as end:
                ended = self.ongoing.pop(end.effect, None)
                return frozenset({effect_topic(ended.code)} if ended else ())
            case _:
                return frozenset()

    def _learn_set(self, observed: ObservationsRecorded) -> frozenset[str]:
        return self.learn_values(
            {r.field: r.value for r in observed.readings if r.value is not None}
        )

    def learn_values(self, fresh: Mapping[str, Decimal]) -> frozenset[str]:
        if fresh:
            known = {f: self.values[f] for f in fresh if f in self.values}
            self.before = {**self.before, **known}
            self.values = {**self.values, **fresh}
        return frozenset(fresh)

    def _learn_effect(self, id_: UUID, effect: EffectRecorded) -> frozenset[str]:
        if effect.grade > 0:
            count = self.episodes.get(effect.code, 0)
            self.episodes = {**self.episodes, effect.code: count + 1}
            self.ongoing[id_] = OngoingEffect(effect.code, effect.grade)
        return frozenset({effect_topic(effect.code)})


def moments(session: Session, baseline: Mapping[str, Decimal]) -> tuple[Moment, ...]:
    """The moments of a session in chart order, judged against that baseline.

    The baseline counts from the start of the dose on, not before.
    """
    known = _Known()
    return tuple(
        Moment(
            at=fact.effective_at,
            charted_at=fact.first.recorded_at,
            recorded_at=fact.entry.recorded_at,
            fact=fact.id,
            entry=fact.entry.id,
            touches=touches,
            values=known.values,
            before=known.before,
            baseline=_baseline_at(fact.effective_at, session, baseline),
            oxygen=known.oxygen,
            ongoing=tuple(known.ongoing.values()),
            episodes=known.episodes,
            since_end=_since_end(fact.effective_at, session),
            is_set=isinstance(fact.payload, ObservationsRecorded),
        )
        for fact in session.facts
        if (touches := known.learn(fact))
    )


def imagined(
    session: Session,
    baseline: Mapping[str, Decimal],
    values: Mapping[str, Decimal],
    at: datetime,
) -> Moment:
    """The moment there would be if these values were charted at that time."""
    known = _Known()
    for fact in session.facts:
        if fact.effective_at <= at:
            known.learn(fact)
    return Moment(
        at=at,
        charted_at=at,
        recorded_at=at,
        fact=session.id,
        entry=session.id,
        touches=known.learn_values(values),
        values=known.values,
        before=known.before,
        baseline=_baseline_at(at, session, baseline),
        oxygen=known.oxygen,
        ongoing=tuple(known.ongoing.values()),
        episodes=known.episodes,
        since_end=_since_end(at, session),
        is_set=True,
    )


def _baseline_at(
    at: datetime, session: Session, baseline: Mapping[str, Decimal]
) -> Mapping[str, Decimal]:
    started = session.dose_started_at
    return baseline if started is not None and at >= started else {}


def _since_end(at: datetime, session: Session) -> timedelta | None:
    ended = session.dose_ended_at
    return None if ended is None else at - ended
