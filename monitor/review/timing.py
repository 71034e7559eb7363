"""Condenses when all came in a closed session that time alone can alert to."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from monitor.chart.entries import Entry
from monitor.chart.kinds import EntryAmended, GateAnswered, GateOverridden
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.planning import end_turn, turn_of
from monitor.review.knowing import Stretch, stretches
from monitor.review.milliseconds import known_ms, ms
from monitor.review.timed import Dose, Known, Read, Snooze, Timed

_LEAST = timedelta(milliseconds=1)


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
