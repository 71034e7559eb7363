"""When a fact was true, also where the clock was set back since."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.clock_steps import NO_STEP, set_back_after
from monitor.chart.entries import Entry
from monitor.chart.settled import Settled

Written = tuple[datetime, UUID, int]
"""What sorts by when it was written, by what the clock of then would show by now."""


class TrueTimes(Struct, frozen=True):
    """When facts were true, by what their clock would show by now.

    ``set_back`` is how far the clock was set back after an entry, where it was.
    """

    set_back: Mapping[UUID, timedelta]

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
    return TrueTimes(set_back_after(entries))
