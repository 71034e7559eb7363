"""All of a closed session that decides when time alone alerts, in milliseconds."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from monitor.chart.entries import Entry
from monitor.chart.kinds import (
    EntryAmended,
    GateAnswered,
    GateOverridden,
    Priority,
)
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.planning import end_turn, turn_of
from monitor.review.knowing import Stretch, stretches
from monitor.review.milliseconds import known_ms, ms

TimedAlert = tuple[str, Priority, int, str]
"""Its rule, priority, time and parameter."""

_LEAST = timedelta(milliseconds=1)


class Dose(Struct, frozen=True, array_like=True):
    """A turn of the slots: when it was, was first charted, and charted as it stands."""

    at: int
    told: int
    known: int


class Snooze(Struct, frozen=True, array_like=True):
    """When a slot was put off, by its time, and by how much."""

    asked: int
    slot: int
    minutes: int


class Read(Struct, frozen=True, array_like=True):
    """A set: when it was read and charted, and which fields it has, by their place.

    A field is there with its value, or with the reason why there is none.
    """

    at: int
    charted: int
    fields: int


class Known(Struct, frozen=True, array_like=True):
    """A stretch of the session, from ``since`` on up to the next one.

    The first is of the dose. ``sets`` are places among all that were read, in the
    order of the chart. Those that came within the stretch come last, each after the
    one before.
    """

    since: int
    started: int | None
    ended: Dose | None
    doses: tuple[Dose, ...]
    snoozes: tuple[Snooze, ...]
    sets: tuple[int, ...]

    @property
    def anchors(self) -> tuple[object, ...]:
        return self.started, self.ended, self.doses, self.snoozes


class Timed(Struct, frozen=True, array_like=True):
    """A closed session as time went by in it, before ``until``.

    ``since_dose`` is how long after the last one of before it was opened. ``answered``
    has of each check when an answer or override of it was first, whatever became of
    that: before then it was met by nobody. ``fired`` is what its own protocol
    alerts to of slots and of the dose before.
    """

    until: int
    since_dose: int | None
    answered: dict[str, int]
    fields: tuple[tuple[str, ...], ...]
    sets: tuple[Read, ...]
    known: tuple[Known, ...]
    fired: tuple[TimedAlert, ...] = ()


_TIMED = msgspec.msgpack.Decoder(Timed | None)


def timed_in(stored: msgspec.Raw) -> Timed | None:
    """None of what has to be judged in full, or was stored without."""
    return _TIMED.decode(stored) if memoryview(stored) else None


def timed(session: Session) -> Timed | None:
    """None of one that can't be told so: moved, contradicted, with an emergency."""
    closed, last_dose = session.closed_at, session.opened.last_dose_at
    if closed is None or session.settlement.waiting:
        return None
    pool = _Pool()
    known: list[Known] = []
    until = closed + _LEAST
    for stretch in stretches(session, until):
        if stretch.known.closed is not None:
            until = stretch.since
            break
        if not _is_plain(stretch.known):
            return None
        if known or stretch.known.dose_started_at is not None:
            _add(known, _known(stretch, pool))
    if not pool.is_told_as_read:
        return None
    return Timed(
        until=ms(until),
        since_dose=None if last_dose is None else ms(session.opened_at) - ms(last_dose),
        answered=_answered(session.settlement.entries),
        fields=tuple(pool.fields),
        sets=tuple(pool.sets),
        known=tuple(known),
    )


def _is_plain(session: Session) -> bool:
    if session.moves or session.emergencies:
        return False
    return not any(fact.is_conflicting for fact in session.facts)


class _Pool:
    """Sets and what they have, each once, by their places."""

    def __init__(self) -> None:
        self.fields: dict[tuple[str, ...], int] = {}
        self.sets: dict[Read, int] = {}

    def place(self, observed: ObservationSet) -> int:
        names = tuple(sorted({r.field for r in observed.readings}))
        fields = self.fields.setdefault(names, len(self.fields))
        at, charted = observed.observed_at, observed.fact.entry.recorded_at
        read = Read(ms(at), ms(charted), fields)
        return self.sets.setdefault(read, len(self.sets))

    @property
    def is_told_as_read(self) -> bool:
        """Whether none was charted as of a time to come."""
        return all(read.at <= read.charted for read in self.sets)


def _known(stretch: Stretch, pool: _Pool) -> Known:
    session = stretch.known
    return Known(
        since=ms(stretch.since),
        started=known_ms(session.dose_started_at),
        ended=_ended(session),
        doses=tuple(_doses(session)),
        snoozes=tuple(
            Snooze(ms(asked), ms(snooze.slot), snooze.minutes)
            for asked, snooze in session.snoozes
        ),
        sets=tuple(pool.place(observed) for observed in session.sets),
    )


def _ended(session: Session) -> Dose | None:
    turn = end_turn(session)
    if turn is None:
        return None
    return Dose(ms(turn.at), ms(turn.told_at), ms(turn.known_at))


def _doses(session: Session) -> Iterator[Dose]:
    for dose in session.doses:
        turn = turn_of(dose.at, session.fact(dose.id))
        yield Dose(ms(turn.at), ms(turn.told_at), ms(turn.known_at))


def _add(known: list[Known], new: Known) -> None:
    """As one with the last stretch, where nothing but sets came after all of them."""
    if known and known[-1].anchors == new.anchors:
        before = known[-1]
        if before.sets == new.sets[: len(before.sets)]:
            known[-1] = msgspec.structs.replace(before, sets=new.sets)
            return
    known.append(new)


def _answered(entries: Iterable[Entry]) -> dict[str, int]:
    found: dict[str, datetime] = {}
    for entry in entries:
        told = entry.payload
        fact = told.replacement if isinstance(told, EntryAmended) else told
        if isinstance(fact, GateAnswered | GateOverridden):
            first = found.get(fact.gate, entry.effective_at)
            found[fact.gate] = min(first, entry.effective_at)
    return {gate: ms(at) for gate, at in sorted(found.items())}
