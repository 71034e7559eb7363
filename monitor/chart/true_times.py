"""When a fact was true, also where the clock was set back since."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.clock_steps import (
    NO_STEP,
    ClockReading,
    Line,
    lines_of,
    set_back_after,
    set_back_unread,
)
from monitor.chart.entries import Entry
from monitor.chart.settled import Settled

Written = tuple[datetime, UUID, int]
"""What sorts by when it was written, by what the clock of then would show by now."""


class TrueTimes(Struct, frozen=True):
    """When facts were true, by what their clock would show by now.

    ``set_back`` is how far the clock was set back after an entry, where it was;
    ``unread`` is what of that no entry tells yet, of each of the ``lines``.
    """

    set_back: Mapping[UUID, timedelta]
    lines: tuple[Line, ...] = ()
    unread: tuple[timedelta, ...] = ()

    def as_read(self, reading: ClockReading) -> "TrueTimes":
        """By the clock as it reads now, also where it was set back since."""
        unread = set_back_unread(self.lines, reading)
        if unread == self.unread:
            return self
        told = {
            entry.id: self.set_back.get(entry.id, NO_STEP) + now - before
            for line, now, before in zip(self.lines, unread, self.unread, strict=True)
            for entry in line
        }
        set_back = {id_: back for id_, back in told.items() if back}
        return TrueTimes(set_back, self.lines, unread)

    def before_set_back(self, back: timedelta) -> "TrueTimes":
        """By the clock as it stood before it was set back by so much in all."""
        entries = (entry for line in self.lines for entry in line)
        told = {e.id: self.set_back.get(e.id, NO_STEP) - back for e in entries}
        return TrueTimes(told, self.lines, self.unread)

    def of(self, fact: Settled) -> datetime:
        """An amendment that leaves the time leaves it by the clock of then."""
        first = fact.first
        is_kept = first.effective_at == fact.effective_at
        told_by = first if is_kept else fact.entry
        return fact.effective_at - self.set_back.get(told_by.id, NO_STEP)

    def written(self, entry: Entry) -> Written:
        set_back = self.set_back.get(entry.id, NO_STEP)
        return (entry.recorded_at - set_back, entry.station, entry.seq)

    def in_order(self, facts: Iterable[Settled]) -> tuple[Settled, ...]:
        """In the order in which they were true: chart order, as far as it was shown."""
        return tuple(sorted(facts, key=lambda f: (self.of(f), *self.written(f.entry))))


AS_SHOWN = TrueTimes({})
"""Where no clock was set back."""


def true_times(entries: Iterable[Entry]) -> TrueTimes:
    lines = lines_of(entries)
    return TrueTimes(set_back_after(lines), lines, tuple(NO_STEP for _ in lines))
