"""A command that comes again, because nobody saw what became of it the first time."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from monitor.chart.commands import AnyCommand
from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.chart.kinds import AnyKind, BreakGlassOpened, StaffNamed
from monitor.chart.proposals import beside
from monitor.chart.refusals import Refusal
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import Journal
from monitor.charting.stamping import is_repeat

Decided = tuple[NewEntry, ...] | Refusal
F = TypeVar("F", Entry, NewEntry)
Judge = Callable[[Sequence[Entry], datetime], Decided]
AsThen = Callable[[AnyKind], NewEntry | None]


def was_charted(journal: Journal, command: AnyCommand, actor: Actor) -> bool:
    """Whether that command is in the record already, of that person."""
    found = journal.confirm([command.id])
    return any(entry.author == actor.person for entry in found)


def charted_before(
    entries: Sequence[Entry], id_: UUID, actor: Actor, judge: Judge
) -> tuple[Entry, ...]:
    """The facts that the command of this id became; empty if it never was charted.

    ``judge`` decides on the command as of a time, over the entries known then. Since
    deciding is pure, the same command gives the same facts again; raises
    ConflictingEntry if it does not.
    """
    for place, entry in enumerate(entries):
        if entry.id == id_:
            first = _first_place(entries, place)
            decided = judge(entries[:first], entry.recorded_at)
            written = _facts(entries[first : place + 1])
            if not _are_the_same(decided, actor, written):
                raise ConflictingEntry(id_)
            return written
    return ()


def confirmed_before(
    entries: Sequence[Entry], id_: UUID, actor: Actor, as_then: AsThen
) -> tuple[Entry, ...]:
    """The entry that the command of this id became; empty if it never was charted.

    For what hangs on more than its own stream: the patient's name, what is on offer
    and what was given before may have changed since, so nothing is judged again.
    ``as_then`` is what is asked for, with what was known then taken from what was
    written, or None; raises ConflictingEntry where that is not what was written.
    """
    for entry in entries:
        if entry.id == id_:
            new = as_then(entry.payload)
            if new is None or not _is_the_same(new, actor, entry):
                raise ConflictingEntry(id_)
            return (entry,)
    return ()


def _first_place(entries: Sequence[Entry], place: int) -> int:
    """Where the entries begin that were charted along with that one."""
    along = beside(entries[place].id)
    while place and entries[place - 1].id in along:
        place -= 1
    return place


def _facts(entries: Iterable[F]) -> tuple[F, ...]:
    """Without who the author is, which is charted where it is not yet known."""
    who = StaffNamed | BreakGlassOpened
    return tuple(e for e in entries if not isinstance(e.payload, who))


def _are_the_same(decided: Decided, actor: Actor, written: tuple[Entry, ...]) -> bool:
    if isinstance(decided, Refusal):
        return False
    facts = _facts(decided)
    return len(facts) == len(written) and all(
        _is_the_same(new, actor, entry)
        for new, entry in zip(facts, written, strict=True)
    )


def _is_the_same(new: NewEntry, actor: Actor, entry: Entry) -> bool:
    return is_repeat(new, actor, entry) and new.payload == entry.payload
