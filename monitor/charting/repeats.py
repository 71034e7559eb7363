"""A command that comes again, because nobody saw what became of it the first time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.chart.kinds import StaffNamed
from monitor.chart.refusals import Refusal
from monitor.charting.faults import ConflictingEntry
from monitor.charting.stamping import is_repeat

Decided = tuple[NewEntry, ...] | Refusal
Judge = Callable[[Sequence[Entry], datetime], Decided]


def charted_before(
    entries: Sequence[Entry], id_: UUID, actor: Actor, judge: Judge
) -> tuple[Entry, ...]:
    """The entry that the command of this id became; empty if it never was charted.

    ``judge`` decides on the command as of a time, over the entries known then. Since
    deciding is pure, the same command gives the same entry again; raises
    ConflictingEntry if it does not.
    """
    for place, entry in enumerate(entries):
        if entry.id == id_:
            before = _without_naming(entries[:place])
            decided = judge(before, entry.recorded_at)
            if not _holds(decided, actor, entry):
                raise ConflictingEntry(id_)
            return (entry,)
    return ()


def _without_naming(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries but for the name of the author, charted along with the command."""
    named = entries and isinstance(entries[-1].payload, StaffNamed)
    return entries[:-1] if named else entries


def _holds(decided: Decided, actor: Actor, entry: Entry) -> bool:
    if isinstance(decided, Refusal):
        return False
    return any(
        is_repeat(new, actor, entry) and new.payload == entry.payload for new in decided
    )
