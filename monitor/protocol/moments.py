"""The chart as a row of moments: what was known at each fact that a rule can judge."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.contested import one_by_one
from monitor.chart.kinds import ChartReattributed, LimitChanged, ObservationsRecorded
from monitor.chart.session import Session
from monitor.protocol.known import Known, OngoingEffect, Read, effect_topic
from monitor.protocol.lasting import lasts_until
from monitor.protocol.waiting import NO_WAITS, Waits

MomentPhase = Literal["baseline", "during", "recovery"]


class Happened(Struct, frozen=True, kw_only=True):
    """What makes a moment: a fact, when it was so and told, and what it touches.

    ``fact`` is the id it was first charted under, ``charted_at`` when that was;
    ``entry`` and ``recorded_at`` are of what now stands. ``touches`` are its topics:
    fields it has a value for, oxygen, side effects. ``until`` is when it was over: at
    once for a reading, None for what goes on. ``is_contested`` where corrections of the
    fact contradict each other; each of them then is a moment. ``is_of_time`` where an
    effect goes on and nothing else is new.
    """

    at: datetime
    until: datetime | None
    charted_at: datetime
    recorded_at: datetime
    fact: UUID
    entry: UUID
    touches: frozenset[str]
    is_set: bool
    is_of_time: bool = False
    is_contested: bool = False


class Moment(Happened, frozen=True, kw_only=True):
    """A fact, and what was known of the patient with it.

    ``values`` are the last known values, its own included, and ``reads`` the same with
    those before them. ``baseline`` is empty until the dose has started. ``oxygen`` is
    L/min, None on air; ``episodes`` counts side effects by code. ``since_start`` is the
    time since the dose began and ``since_end`` that since it ended; None before.
    """

    values: Mapping[str, Decimal]
    reads: Mapping[str, Read]
    baseline: Mapping[str, Decimal]
    oxygen: Decimal | None = None
    ongoing: tuple[OngoingEffect, ...] = ()
    episodes: Mapping[str, int]
    phase: MomentPhase
    since_start: timedelta | None = None
    since_end: timedelta | None = None


class _News(Struct, frozen=True):
    """A fact; or an effect that goes on, and a time at which that alone is news."""

    fact: Settled
    at: datetime
    touches: frozenset[str]
    is_of_time: bool


class Clock(Struct, frozen=True, kw_only=True):
    """When a session's dose began and ended."""

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

    def since_start(self, at: datetime) -> timedelta | None:
        """How long the dose has run; None before it."""
        return _since(self.started, at)

    def since_end(self, at: datetime) -> timedelta | None:
        """How long ago the dose ended; None before that."""
        return _since(self.ended, at)


def moment_of(happened: Happened, known: Known, clock: Clock) -> Moment:
    """What a rule judges then: what happened, and what was known by that time."""
    at = happened.at
    return Moment(
        at=at,
        until=happened.until,
        charted_at=happened.charted_at,
        recorded_at=happened.recorded_at,
        fact=happened.fact,
        entry=happened.entry,
        touches=happened.touches,
        values=known.values,
        reads=known.reads,
        baseline=clock.baseline_at(at),
        oxygen=known.oxygen,
        ongoing=tuple(known.ongoing.values()),
        episodes=known.episodes,
        phase=clock.phase(at),
        since_start=clock.since_start(at),
        since_end=clock.since_end(at),
        is_set=happened.is_set,
        is_of_time=happened.is_of_time,
        is_contested=happened.is_contested,
    )


def moments(
    session: Session, baseline: Mapping[str, Decimal], waits: Waits = NO_WAITS
) -> tuple[Moment, ...]:
    """The moments of a session in order of time, judged against that baseline.

    The baseline counts from the start of the dose on, not before. An effect that goes
    on is a moment once more when what ``waits`` for it has passed.
    """
    clock = _clock(session, baseline)
    return tuple(
        moment_of(_happened(session, news), known, clock)
        for news, known in _told(session, waits)
    )


def _happened(session: Session, news: _News) -> Happened:
    return Happened(
        at=news.at,
        until=lasts_until(session, news.fact),
        charted_at=news.fact.first.recorded_at,
        recorded_at=news.fact.entry.recorded_at,
        fact=news.fact.id,
        entry=news.fact.entry.id,
        touches=news.touches,
        is_set=isinstance(news.fact.payload, ObservationsRecorded),
        is_of_time=news.is_of_time,
        is_contested=news.fact.is_conflicting,
    )


def _told(session: Session, waits: Waits) -> Iterator[tuple[_News, Known]]:
    """Each fact that a rule can judge, and each time between that one waits for.

    Contradicting versions of a fact know the same of what was before.
    """
    known = Known()
    reached: datetime | None = None
    for versions in one_by_one(_in_turn(session)):
        at = versions[0][1]
        for news in _awaited(session, waits.between(known, reached, at), known):
            yield news, known
        before, reached = known, at
        for fact, at in versions:
            known = before.copy() if len(versions) > 1 else known
            touches = known.learn(fact, at)
            if touches:
                yield _News(fact, at, touches, is_of_time=False), known
    for news in _awaited(session, waits.between(known, reached, None), known):
        yield news, known


def _in_turn(session: Session) -> Iterator[tuple[Settled, datetime]]:
    """Its facts in order of time; a limit from when on it holds.

    Without the moves that ended none.
    """
    limits, facts = session.limits, session.facts
    if session.moves:
        ended = {end.id for end in limits.ends}
        moved = {f.id for f in facts if isinstance(f.payload, ChartReattributed)}
        told = (f for f in facts if f.id in ended or f.id not in moved)
        facts = tuple(sorted(told, key=limits.turn))
    for fact in facts:
        is_limit = isinstance(fact.payload, LimitChanged)
        yield fact, limits.holds_from(fact) if is_limit else fact.effective_at


def _awaited(
    session: Session, times: Iterable[tuple[datetime, UUID]], known: Known
) -> Iterator[_News]:
    for at, id_ in times:
        topic = effect_topic(known.ongoing[id_].code)
        fact = next(f for f in session.facts if f.id == id_)
        yield _News(fact, at, frozenset({topic}), is_of_time=True)


def imagined(
    session: Session,
    baseline: Mapping[str, Decimal],
    values: Mapping[str, Decimal],
    at: datetime,
) -> Moment:
    """The moment there would be if these values were charted at that time."""
    clock = _clock(session, baseline)
    known = Known()
    for fact in session.facts:
        if fact.effective_at <= at:
            known.learn(fact, fact.effective_at)
    happened = Happened(
        at=at,
        until=at,
        charted_at=at,
        recorded_at=at,
        fact=session.id,
        entry=session.id,
        touches=known.learn_values(values, at),
        is_set=True,
    )
    return moment_of(happened, known, clock)


def _clock(session: Session, baseline: Mapping[str, Decimal]) -> Clock:
    return Clock(
        baseline=baseline,
        started=session.dose_started_at,
        ended=session.dose_ended_at,
        infusion_ended=session.infusion.ended_at,
    )


def _since(anchor: datetime | None, at: datetime) -> timedelta | None:
    """How long the anchor lies back; None before it."""
    return None if anchor is None or at < anchor else at - anchor
