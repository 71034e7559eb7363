"""What of the review list was read so far, page by page."""

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from monitor.charting.review_list import PAGE, Order, Place, ReviewRow


class Pages(Struct, frozen=True, kw_only=True):
    """The lines that were read, each session once.

    ``until`` is the place up to which was read, whichever of those lines are listed;
    it is None where there is no line at all. ``has_more`` lines are behind it.
    """

    order: Order
    rows: tuple[ReviewRow, ...]
    until: Place | None
    has_more: bool

    def followed(self, page: Sequence[ReviewRow]) -> "Pages":
        """With the next page; what stood elsewhere meanwhile is listed once."""
        told = {row.session for row in page}
        known = told.intersection(map(attrgetter("session"), self.rows))
        new = (row for row in page if row.session not in known)
        return Pages(
            order=self.order,
            rows=(*self.rows, *new),
            until=page[-1].place if page else self.until,
            has_more=len(page) == PAGE,
        )

    def with_line(self, row: ReviewRow) -> "Pages":
        """With a line as it is now, where it does not come with a further page.

        One that is listed already stays in its place, for somebody reads there.
        """
        rows = list(self.rows)
        places = [n for n, one in enumerate(rows) if one.session == row.session]
        if places:
            rows[places[0]] = row
        elif self._is_to_come(row):
            return self
        else:
            rows.insert(self._place_of(row), row)
        return Pages(
            order=self.order,
            rows=tuple(rows),
            until=self.until or row.place,
            has_more=self.has_more,
        )

    def of_patient(self, patient: bytes) -> tuple[bytes, ...]:
        """The sessions that are listed of that one, or were first charted so."""
        return tuple(
            r.session for r in self.rows if patient in (r.patient, r.moved_from)
        )

    def without(self, session: bytes) -> "Pages":
        """Without the line of that one, whether or not it was listed."""
        rows = tuple(row for row in self.rows if row.session != session)
        return self if len(rows) == len(self.rows) else replace(self, rows=rows)

    def _place_of(self, row: ReviewRow) -> int:
        stands = self._stands(row.place)
        behind = (
            place
            for place, one in enumerate(self.rows)
            if self._stands(one.place) < stands
        )
        return next(behind, len(self.rows))

    def _is_to_come(self, row: ReviewRow) -> bool:
        """Whether a further page brings it."""
        if self.until is None or not self.has_more:
            return False
        return self._stands(row.place) <= self._stands(self.until)

    def _stands(self, place: Place) -> Place:
        is_first = place.is_to_review and self.order == "exceptions"
        return place._replace(is_to_review=is_first)


def first_page(order: Order, page: Sequence[ReviewRow]) -> Pages:
    """The list as it is read afresh."""
    nothing = Pages(order=order, rows=(), until=None, has_more=False)
    return nothing.followed(page)
