"""When a fact was true, also where the clock was set back since."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.clock_steps import NO_STEP, set_back_after
from monitor.chart.entries import Entry


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

    def written(self, entry: Entry) -> tuple[datetime, UUID, int]:
        """What was written first comes first."""
        set_back = self.set_back.get(entry.id, NO_STEP)
        return (entry.recorded_at - set_back, entry.station, entry.seq)


def true_times(facts: Iterable[Settled]) -> TrueTimes:
    written = {e.id: e for f in facts for e in (f.first, f.entry)}
    return TrueTimes(set_back_after(written.values()))
