"""What is told of many sessions together, for whoever may review them."""

from collections.abc import Sequence
from functools import partial

from monitor.chart.entries import Actor
from monitor.charting.authority import Authority
from monitor.charting.measured import (
    MeasuredGroup,
    MeasuredQuery,
    MeasuredRow,
    Measurements,
)
from monitor.charting.ports import Journal
from monitor.charting.stored import ForReview, StoredForReview


class AllSessions:
    """Figures, cohorts and back-tests read from here; raises NotPermitted.

    ``measurements`` are None where nothing of a record is kept.
    """

    def __init__(self, journal: Journal, authority: Authority) -> None:
        self._journal = journal
        self._authority = authority
        self.measurements: Measurements | None = None

    def may_read(self, by: Actor) -> None:
        """Raises NotPermitted, once it is noted, of whoever may not review."""
        self._authority.reader(by, "review")

    def stored(self, *, by: Actor) -> StoredForReview:
        """All that is stored, to be read in turns: each asks first whether it may."""
        self.may_read(by)
        return ForReview(self._journal, partial(self.may_read, by))

    def groups(
        self, query: MeasuredQuery, *, by: Actor
    ) -> tuple[MeasuredGroup, ...] | None:
        """Of which versions such sessions are; None where nothing is kept."""
        self.may_read(by)
        kept = self.measurements
        return None if kept is None else kept.groups(query)

    def measured(
        self, fields: Sequence[str], query: MeasuredQuery, *, by: Actor
    ) -> tuple[MeasuredRow, ...]:
        """A row for each set that has one of these fields; none is kept, none told."""
        self.may_read(by)
        kept = self.measurements
        return () if kept is None else kept.measured(fields, query)
