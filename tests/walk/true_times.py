"""When things were true, by the seconds that go on whatever is done to the clock."""

from datetime import datetime, timedelta

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.entries import Entry


class Moment(Struct, frozen=True):
    """A time in question, by the clock with which an entry was written."""

    at: datetime
    entry: Entry

    def of(self, fact: Settled) -> datetime:
        """When a fact was true, had the clock always been as it was for that entry.

        A correction that leaves the time as it was leaves it by the clock of then.
        """
        first = fact.first
        is_kept = first.effective_at == fact.effective_at
        told_by = first if is_kept else fact.entry
        since = timedelta(seconds=self.entry.recorded_mono - told_by.recorded_mono)
        ago = told_by.recorded_at - fact.effective_at
        return self.entry.recorded_at - since - ago


def moment_of(entry: Entry) -> Moment:
    """The time for which it was charted."""
    return Moment(entry.effective_at, entry)


def minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
