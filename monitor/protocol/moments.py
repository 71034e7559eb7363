"""The chart as a row of moments: what was known at each fact that a rule can judge."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import DoseGiven, InfusionRecorded, ObservationsRecorded
from monitor.chart.session import Session
from monitor.protocol.fact_order import FactOrder, fact_order
from monitor.protocol.known import Known, OngoingEffect, Read, effect_topic
from monitor.protocol.lasting import lasts_until
from monitor.protocol.waiting import NO_WAITS, Waits

MomentPhase = Literal["baseline", "during", "recovery"]

_DOSES = (InfusionRecorded, DoseGiven)


class Moment(Struct, frozen=True, kw_only=True):
    """One fact, and what was known of the patient with it.

    ``fact`` is the id it was first charted under, ``charted_at`` when that was;
    ``entry`` and ``recorded_at`` are of what now stands. ``touches`` are its topics:
    fields it has a value for, oxygen, side effects. ``values`` are the last known
    values, its own included, and ``reads`` the same with those before them.
    ``baseline`` is empty until the dose has started. ``oxygen`` is L/min, None on air;
    ``episodes`` counts side effects by code. ``since_start`` is the time since the
    dose began and ``since_end`` that since it ended; None before. ``true_at`` is when
    it was by the clock as it stands by now, and ``until`` when it was over: at once
    for a reading, None for what goes on. ``is_contested`` where corrections of the
    fact contradict each other; each of them then is a moment. ``is_of_time`` where an
    effect goes on and nothing else is new.
    """

    at: datetime
    true_at: datetime
    until: datetime | None
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
    is_of_time: bool
    is_contested: bool


class _News(Struct, frozen=True):
    """A fact and when it was true; ``shown_at`` is by the clock of then.

    Or an effect that goes on, and a time at which that alone is news.
    """

    fact: Settled
    at: datetime
    shown_at: datetime
    touches: frozenset[str]
    is_of_time: bool


class _Clock(Struct, frozen=True, kw_only=True):
    """When a session's dose began and ended, by the clock as it stands by now."""

    baseline: Mapping[str, Decimal]
    started: datetime | None
    ended: datetime | None
    infusion_ended: datetime | None

    def baseline_at(self, at: datetime) -> Mapping[str, Decimal]:
        return {} if self.phase(at) == "baseline" else self.baseline

    def phase(self, at: datetime) -> MomentPhase:
        """Which phase that was in. Without an infusion the dose has no recovery.

        The very moment at which the drug begins is still of the baseline.
        """
        if self.started is None or at <= self.started:
            return "baseline"
        ended = self.infusion_ended
        return "during" if ended is None or at < ended else "recovery"


def moments(
    session: Session, baseline: Mapping[str, Decimal], waits: Waits = NO_WAITS
) -> tuple[Moment, ...]:
    """The moments of a session in order of time, judged against that baseline.

    The baseline counts from the start of the dose on, not before. An effect that goes
    on is a moment once more when what ``waits`` for it has passed.
    """
    order = fact_order(session)
    clock = _clock(session, order, baseline)
    return tuple(
        Moment(
            at=news.shown_at,
            true_at=news.at,
            until=lasts_until(session, news.fact),
            charted_at=news.fact.first.recorded_at,
            recorded_at=news.fact.entry.recorded_at,
            fact=news.fact.id,
            entry=news.fact.entry.id,
            touches=news.touches,
            values=known.values,
            reads=known.reads,
            baseline=clock.baseline_at(news.at),
            oxygen=known.oxygen,
            ongoing=tuple(known.ongoing.values()),
            episodes=known.episodes,
            phase=clock.phase(news.at),
            since_start=_since(clock.started, news.at),
            since_end=_since(clock.ended, news.at),
            is_set=isinstance(news.fact.payload, ObservationsRecorded),
            is_of_time=news.is_of_time,
            is_contested=news.fact.is_conflicting,
        )
        for news, known in _told(order, waits)
    )


def _told(order: FactOrder, waits: Waits) -> Iterator[tuple[_News, Known]]:
    """Each fact that a rule can judge, and each time between that one waits for.

    Contradicting versions of a fact know the same of what was before.
    """
    known = Known()
    reached: datetime | None = None
    for versions in order.one_by_one():
        at = order.at(versions[0])
        for news in _awaited(order, waits.between(known, reached, at), known):
            yield news, known
        before, reached = known, at
        for fact in versions:
            known = before.copy() if len(versions) > 1 else known
            at = order.at(fact)
            touches = known.learn(fact, at)
            if touches:
                news = _News(fact, at, fact.effective_at, touches, is_of_time=False)
                yield news, known
    for news in _awaited(order, waits.between(known, reached, None), known):
        yield news, known


def _awaited(
    order: FactOrder, times: Iterable[tuple[datetime, UUID]], known: Known
) -> Iterator[_News]:
    for at, id_ in times:
        topic = effect_topic(known.ongoing[id_].code)
        fact = next(f for f in order.facts if f.id == id_)
        yield _News(fact, at, at, frozenset({topic}), is_of_time=True)


def imagined(
    session: Session,
    baseline: Mapping[str, Decimal],
    values: Mapping[str, Decimal],
    at: datetime,
) -> Moment:
    """The moment there would be if these values were charted at that time."""
    order = fact_order(session)
    clock = _clock(session, order, baseline)
    known = Known()
    for fact in order.facts:
        if order.at(fact) <= at:
            known.learn(fact, order.at(fact))
    return Moment(
        at=at,
        true_at=at,
        until=at,
        charted_at=at,
        recorded_at=at,
        fact=session.id,
        entry=session.id,
        touches=known.learn_values(values, at),
        values=known.values,
        reads=known.reads,
        baseline=clock.baseline_at(at),
        oxygen=known.oxygen,
        ongoing=tuple(known.ongoing.values()),
        episodes=known.episodes,
        phase=clock.phase(at),
        since_start=_since(clock.started, at),
        since_end=_since(clock.ended, at),
        is_set=True,
        is_of_time=False,
        is_contested=False,
    )


def _clock(
    session: Session, order: FactOrder, baseline: Mapping[str, Decimal]
) -> _Clock:
    return _Clock(
        baseline=baseline,
        started=order.anchor(session.dose_started_at, _DOSES),
        ended=order.anchor(session.dose_ended_at, _DOSES),
        infusion_ended=order.anchor(session.infusion.ended_at, _DOSES),
    )


def _since(anchor: datetime | None, at: datetime) -> timedelta | None:
    """How long the anchor lies back; None before it."""
    return None if anchor is None or at < anchor else at - anchor
