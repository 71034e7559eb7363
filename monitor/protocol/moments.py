"""The chart as a row of moments: what was known at each fact that a rule can judge."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    LimitChanged,
    ObservationsRecorded,
    OxygenRecorded,
)
from monitor.chart.session import Session

MomentPhase = Literal["baseline", "during", "recovery"]

OXYGEN = "oxygen"
"""The topic of a change between air and oxygen."""


def effect_topic(code: str) -> str:
    """The topic under which a side effect is news."""
    return f"effect {code}"


def limit_topic(rule: str) -> str:
    """The topic under which a changed limit is news."""
    return f"limit {rule}"


class OngoingEffect(Struct, frozen=True):
    """A side effect that has begun and not ended."""

    code: str
    grade: int


class Read(Struct, frozen=True, eq=False):
    """One reading of a field, and the one before it."""

    at: datetime
    value: Decimal
    before: "Read | None" = None


class Moment(Struct, frozen=True, kw_only=True):
    """One fact, and what was known of the patient with it.

    ``fact`` is the id it was first charted under, ``charted_at`` when that was;
    ``entry`` and ``recorded_at`` are of what now stands. ``touches`` are its topics:
    fields it has a value for, oxygen, side effects. ``values`` are the last known
    values, its own included, and ``reads`` the same with those before them.
    ``baseline`` is empty until the dose has started. ``oxygen`` is L/min, None on air;
    ``episodes`` counts side effects by code. ``since_start`` is the time since the
    dose began and ``since_end`` that since it ended; None before.
    """

    at: datetime
    charted_at: datetime
    recorded_at: datetime
    fact: UUID
    entry: UUID
    touches: frozenset[str]
    values: Mapping[str, Decimal]
    reads: Mapping[str, Read]
    baseline: Mapping[str, Decimal]
    oxygen: Decimal | None = None
    ongoing: tuple[OngoingEffect, ...] = ()
    episodes: Mapping[str, int]
    phase: MomentPhase
    since_start: timedelta | None = None
    since_end: timedelta | None = None
    is_set: bool
    is_contested: bool = False


class _Known:
    """What is known so far, as the facts go by."""

    def __init__(self) -> None:
        self.values: dict[str, Decimal] = {}
        self.reads: dict[str, Read] = {}
        self.oxygen: Decimal | None = None
        self.ongoing: dict[UUID, OngoingEffect] = {}
        self.episodes: dict[str, int] = {}

    def learn(self, fact: Settled) -> frozenset[str]:
        """Take one fact in; its topics, empty where no rule can judge it."""
        match fact.payload:
            case ObservationsRecorded() as observed:
                return self._learn_set(observed, fact.effective_at)
            case OxygenRecorded() as oxygen:
                self.oxygen = oxygen.litres_per_minute
                return frozenset({OXYGEN})
            case EffectRecorded() as effect:
                return self._learn_effect(fact.id, effect)
            case EffectEnded() as end:
                ended = self.ongoing.pop(end.effect, None)
                return frozenset({effect_topic(ended.code)} if ended else ())
            case LimitChanged():
                return frozenset({limit_topic(fact.payload.rule)})
            case _:
                return frozenset()

    def _learn_set(
        self, observed: ObservationsRecorded, at: datetime
    ) -> frozenset[str]:
        return self.learn_values(
            {r.field: r.value for r in observed.readings if r.value is not None}, at
        )

    def learn_values(
        self, fresh: Mapping[str, Decimal], at: datetime
    ) -> frozenset[str]:
        if fresh:
            reads = {f: Read(at, v, self.reads.get(f)) for f, v in fresh.items()}
            self.reads = {**self.reads, **reads}
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
            reads=known.reads,
            baseline=_baseline_at(fact.effective_at, session, baseline),
            oxygen=known.oxygen,
            ongoing=tuple(known.ongoing.values()),
            episodes=known.episodes,
            phase=_phase_at(fact.effective_at, session),
            since_start=_since(session.dose_started_at, fact.effective_at),
            since_end=_since(session.dose_ended_at, fact.effective_at),
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
        touches=known.learn_values(values, at),
        values=known.values,
        reads=known.reads,
        baseline=_baseline_at(at, session, baseline),
        oxygen=known.oxygen,
        ongoing=tuple(known.ongoing.values()),
        episodes=known.episodes,
        phase=_phase_at(at, session),
        since_start=_since(session.dose_started_at, at),
        since_end=_since(session.dose_ended_at, at),
        is_set=True,
    )


def _baseline_at(
    at: datetime, session: Session, baseline: Mapping[str, Decimal]
) -> Mapping[str, Decimal]:
    started = session.dose_started_at
    return baseline if started is not None and at > started else {}


def _since(anchor: datetime | None, at: datetime) -> timedelta | None:
    """How long the anchor lies back; None before it."""
    return None if anchor is None or at < anchor else at - anchor


def _phase_at(at: datetime, session: Session) -> MomentPhase:
    """Which phase that was in. Without an infusion the dose has no recovery.

    The very moment at which the drug begins is still of the baseline.
    """
    started, ended = session.dose_started_at, session.infusion.ended_at
    if started is None or at <= started:
        return "baseline"
    return "during" if ended is None or at < ended else "recovery"
