"""A closed session cut down to what a rule can judge, and put together again."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache, cached_property
from uuid import UUID

import msgspec
from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    LimitChanged,
    ObservationsRecorded,
    OxygenRecorded,
    Priority,
)
from monitor.chart.session import Session
from monitor.charting.condensed import CondensedRow
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.going_on import waits_of
from monitor.protocol.known import Known
from monitor.protocol.lasting import lasts_until
from monitor.protocol.moments import Clock, Happened, Moment, moment_of, moments
from monitor.review.fired import Fired
from monitor.review.milliseconds import known_ms, ms, time_in
from monitor.review.time_trial import timed_by
from monitor.review.walking import walked

_MS = timedelta(milliseconds=1)
_JUDGED = (ObservationsRecorded, OxygenRecorded, EffectRecorded, EffectEnded)


class Told(Struct, frozen=True, array_like=True):
    """What tells of most sessions that they need not be judged.

    ``lasted`` is milliseconds; ``raised`` counts the alerts of the record by rule;
    ``reach`` has the least and the greatest value of each field, ``baseline`` its
    median before the dose, by the session's own protocol. ``effects`` are the codes of
    its side effects. One that ``is_plain`` can be judged from what is kept here: no
    limit of it was changed, it is of one patient, and nothing in it is contradicted.
    """

    lasted: int
    raised: dict[str, int]
    reach: dict[str, tuple[Decimal, Decimal]]
    baseline: dict[str, Decimal]
    effects: tuple[str, ...]
    is_plain: bool


class Seed(Struct, frozen=True, array_like=True, omit_defaults=True):
    """A fact that a rule can judge, in milliseconds: when it was, and was charted.

    A set has ``values``; a side effect a ``code`` and its grade as ``number``, and the
    end of one the place of that; oxygen its ``litres`` per minute, None on air.
    """

    at: int
    recorded: int
    kind: int
    values: dict[str, Decimal] = {}
    code: str = ""
    number: int = 0
    litres: Decimal | None = None
    until: int | None = None


class Course(Struct, frozen=True, array_like=True, dict=True):
    """When the dose began and ended, in milliseconds, and what was ``charted``.

    That is read once it is asked for: it takes longer than all else. ``fired`` are the
    rule, priority and time of each alert that its own protocol finds in a plain
    session, by parameter; those without any are left out. ``timed`` is what
    ``timed_in`` reads; rows of before have none.
    """

    started: int | None
    ended: int | None
    infusion_ended: int | None
    charted: msgspec.Raw
    fired: dict[str, tuple[tuple[str, Priority, int], ...]]
    timed: msgspec.Raw = msgspec.Raw()

    @cached_property
    def seeds(self) -> tuple[Seed, ...]:
        return _SEEDS.decode(self.charted)

    @cached_property
    def read_at(self) -> list[int]:
        """When each set was read; without reading what it was, which takes longer."""
        return [each.at for each in _TIMES.decode(self.charted) if each.kind == _SET]

    def values(self, field: str) -> Iterator[Decimal]:
        return (s.values[field] for s in self.seeds if field in s.values)

    def fired_of(self, parameter: str) -> list[Fired]:
        found = self.fired.get(parameter, ())
        return [
            Fired(rule, priority, time_in(at), parameter)
            for rule, priority, at in found
        ]


class _SeedTime(Struct, frozen=True, array_like=True):
    """What a ``Seed`` begins with."""

    at: int
    recorded: int
    kind: int


_SET, _OXYGEN, _EFFECT, _END = range(4)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_TOLD = msgspec.msgpack.Decoder(Told)
_COURSE = msgspec.msgpack.Decoder(Course)
_TIMES = msgspec.msgpack.Decoder(tuple[_SeedTime, ...])
_SEEDS = msgspec.msgpack.Decoder(tuple[Seed, ...])
told_in, course_in = _TOLD.decode, _COURSE.decode


def condensed(session: Session, protocol: CareProtocol) -> CondensedRow | None:
    """A closed session, by its own protocol; None of one that is open."""
    if session.closed_at is None:
        return None
    pin = session.opened.protocol
    return CondensedRow(
        session=session.id.bytes,
        protocol_id=pin.id,
        sha256=pin.sha256,
        opened_ms=ms(session.opened_at),
        told=_ENCODER.encode(_told(session, protocol, session.closed_at)),
        course=_ENCODER.encode(_course(session, protocol)),
    )


def as_before_times(row: CondensedRow) -> CondensedRow:
    """As it was written before what time decides was condensed too."""
    course = course_in(row.course)
    before = msgspec.structs.astuple(course)[:-1]
    return row._replace(course=_ENCODER.encode(before))


def moments_in(
    course: Course,
    baseline: Mapping[str, Decimal],
    topics: frozenset[str],
    since: int = 0,
) -> tuple[Moment, ...]:
    """As ``moments`` has them of the session, where it is plain and nothing waits.

    Only those from a place on that touch one of these topics, and of values only
    theirs. The ids are other ones, by the place among what was charted.
    """
    known, clock = Known(), _clock(course, baseline)
    return tuple(
        _moment(seed, place, touches, known, clock)
        for place, seed in enumerate(course.seeds)
        if not topics.isdisjoint(touches := _learned(known, seed, place, topics))
        and place >= since
    )


def _told(session: Session, protocol: CareProtocol, closed_at: datetime) -> Told:
    lasted = max((session.over_at or closed_at) - session.opened_at, timedelta(0))
    return Told(
        lasted=lasted // _MS,
        raised=Counter(raised.alert.rule for raised in session.alerts),
        reach={field: (min(v), max(v)) for field, v in values_in(session).items()},
        baseline=medians(protocol, session, closed_at),
        effects=tuple(sorted({effect.code for effect in session.effects})),
        is_plain=_is_plain(session),
    )


def values_in(session: Session) -> dict[str, list[Decimal]]:
    """What was read of each field."""
    found: dict[str, list[Decimal]] = {}
    for observed in session.sets:
        for reading in observed.readings:
            if reading.value is not None:
                found.setdefault(reading.field, []).append(reading.value)
    return found


def _is_plain(session: Session) -> bool:
    return not session.moves and not any(
        fact.is_conflicting or isinstance(fact.payload, LimitChanged)
        for fact in session.facts
    )


def _course(session: Session, protocol: CareProtocol) -> Course:
    judged = [f for f in session.facts if isinstance(f.payload, _JUDGED)]
    places = {fact.id: place for place, fact in enumerate(judged)}
    seeds = tuple(_seed(session, fact, places) for fact in judged)
    return Course(
        started=known_ms(session.dose_started_at),
        ended=known_ms(session.dose_ended_at),
        infusion_ended=known_ms(session.infusion.ended_at),
        charted=msgspec.Raw(_ENCODER.encode(seeds)),
        fired=_fired(session, protocol) if _is_plain(session) else {},
        timed=msgspec.Raw(_ENCODER.encode(timed_by(session, protocol))),
    )


def _fired(
    session: Session, protocol: CareProtocol
) -> dict[str, tuple[tuple[str, Priority, int], ...]]:
    over = session.closed_at or session.opened_at
    before, waits = medians(protocol, session, over), waits_of(protocol, session, over)
    found = walked(protocol, moments(session, before, waits))
    return {
        parameter: tuple((f.rule, f.priority, ms(f.at)) for f in alerts)
        for parameter, alerts in found.items()
        if alerts
    }


def _seed(session: Session, fact: Settled, places: Mapping[UUID, int]) -> Seed:
    at, recorded = ms(fact.effective_at), ms(fact.entry.recorded_at)
    until = known_ms(lasts_until(session, fact))
    match fact.payload:
        case ObservationsRecorded(readings=readings):
            values = {r.field: r.value for r in readings if r.value is not None}
            return Seed(at, recorded, _SET, values, until=until)
        case OxygenRecorded(litres_per_minute=litres):
            return Seed(at, recorded, _OXYGEN, litres=litres, until=until)
        case EffectRecorded(code=code, grade=grade):
            return Seed(at, recorded, _EFFECT, code=code, number=grade, until=until)
        case EffectEnded(effect=effect):
            # The end of one that is not there ends nothing: it has no place.
            number = places.get(effect, -1)
            return Seed(at, recorded, _END, number=number, until=until)
        case _:
            raise TypeError("No rule judges this fact.")


def _learned(
    known: Known, seed: Seed, place: int, topics: frozenset[str]
) -> frozenset[str]:
    at = time_in(seed.at)
    if seed.kind == _SET:
        values = {f: value for f, value in seed.values.items() if f in topics}
        return known.learn_values(values, at)
    if seed.kind == _OXYGEN:
        return known.learn_oxygen(seed.litres)
    if seed.kind == _EFFECT:
        return known.learn_effect(_id(place), seed.code, seed.number, at)
    return known.learn_end(_id(seed.number) if seed.number >= 0 else _NOWHERE)


def _moment(
    seed: Seed, place: int, touches: frozenset[str], known: Known, clock: Clock
) -> Moment:
    at, recorded = time_in(seed.at), time_in(seed.recorded)
    happened = Happened(
        at=at,
        until=None if seed.until is None else time_in(seed.until),
        charted_at=recorded,
        recorded_at=recorded,
        fact=_id(place),
        entry=_id(place),
        touches=touches,
        is_set=seed.kind == _SET,
    )
    return moment_of(happened, known, clock)


def _clock(course: Course, baseline: Mapping[str, Decimal]) -> Clock:
    times = (course.started, course.ended, course.infusion_ended)
    started, ended, infusion_ended = (
        None if time is None else time_in(time) for time in times
    )
    return Clock(
        baseline=baseline,
        started=started,
        ended=ended,
        infusion_ended=infusion_ended,
    )


_NOWHERE = UUID(int=(1 << 128) - 1)


@cache
def _id(place: int) -> UUID:
    return UUID(int=place)
