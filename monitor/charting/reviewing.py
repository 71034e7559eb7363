"""The review list, for whoever may read the list of sessions."""

from collections.abc import Sequence
from datetime import date

from monitor.chart.entries import Actor
from monitor.charting.authority import Authority
from monitor.charting.review_list import (
    PAGE,
    FacetCounts,
    Place,
    ReviewIndex,
    ReviewRow,
    Sought,
)


class ReviewList:
    """Asks the index; raises NotPermitted where that may not be read."""

    def __init__(self, index: ReviewIndex, authority: Authority) -> None:
        self._index = index
        self._authority = authority

    def page(
        self,
        sought: Sought,
        after: Place | None = None,
        limit: int = PAGE,
        *,
        by: Actor | None = None,
    ) -> Sequence[ReviewRow]:
        """``after`` is the place of the last row before."""
        self._authority.reader(by, "sessions")
        return self._index.reviewed(sought, after, limit)

    def counts(
        self, sought: Sought, today: date, *, by: Actor | None = None
    ) -> FacetCounts | None:
        """None while they are still being counted: to be asked again."""
        self._authority.reader(by, "sessions")
        return self._index.review_counts(sought, today)

    def found(self, sought: Sought, *, by: Actor | None = None) -> int | None:
        self._authority.reader(by, "sessions")
        return self._index.review_found(sought)
