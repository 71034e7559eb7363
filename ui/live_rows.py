"""The rows of sessions that go on, as they are now and not as they were opened."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from monitor.charting.reads import AnyRead, SessionRead
from monitor.charting.review_list import ReviewRow
from monitor.review.indexed import as_it_goes


class LiveRows:
    """Works out the figures of a session anew once something was charted in it."""

    def __init__(self) -> None:
        self._known: dict[UUID, tuple[int, ReviewRow]] = {}

    def of(self, reads: Sequence[AnyRead]) -> Mapping[bytes, ReviewRow]:
        """Of those that can be read, by the bytes of their id."""
        found: dict[UUID, tuple[int, ReviewRow]] = {}
        for read in reads:
            if isinstance(read, SessionRead):
                known = self._known.get(read.id)
                count = len(read.entries)
                is_same = known is not None and known[0] == count
                row = known[1] if known is not None and is_same else _row(read)
                found[read.id] = (count, row)
        self._known = found
        return {id_.bytes: row for id_, (_, row) in found.items()}


def unreadable(reads: Sequence[AnyRead]) -> frozenset[bytes]:
    """Of those that can't be read here, whatever is kept of them."""
    return frozenset(r.id.bytes for r in reads if not isinstance(r, SessionRead))


def _row(read: SessionRead) -> ReviewRow:
    return as_it_goes(read.session, read.protocol, read.patient)
