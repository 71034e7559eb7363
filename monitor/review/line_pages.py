"""Lines of the review list, read to the last of them a page at a time."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from monitor.chart.entries import Actor
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import (
    ERASED,
    Days,
    Named,
    OfSession,
    Place,
    ReviewRow,
    Sought,
)

PAGE = 200
_ERASED = Named("state", (ERASED,))


def pages_of(
    recorder: Recorder, sought: Sought, by: Actor
) -> Iterator[Sequence[ReviewRow]]:
    """Every line that is sought, newest first, by the page; raises NotPermitted."""
    after: Place | None = None
    while page := recorder.review.page(sought, after, PAGE, by=by):
        yield page
        after = page[-1].place


def closed_in(rows: Sequence[ReviewRow]) -> tuple[UUID, ...]:
    """The closed sessions of these lines: those that a sample is drawn from."""
    return tuple(UUID(bytes=r.session) for r in rows if not (r.is_open or r.erased))


def lines_of(
    recorder: Recorder, sessions: Sequence[UUID], by: Actor
) -> dict[UUID, ReviewRow]:
    """The line of each of a few sessions; raises NotPermitted."""
    return {
        id_: row
        for id_ in sessions
        for row in recorder.review.page(Sought((OfSession(id_),)), by=by)
    }


def still_there(recorder: Recorder, days: Days, by: Actor) -> int | None:
    """How many sessions of these days are not erased; None while they are counted."""
    found = recorder.review.found(Sought((days,)), by=by)
    gone = recorder.review.found(Sought((days, _ERASED)), by=by)
    return None if found is None or gone is None else found - gone


def in_whole_days(rows: Sequence[ReviewRow], most: int) -> list[ReviewRow]:
    """The newest of more than ``most``, without a day that was cut: it has sums.

    A day that alone has more is cut all the same.
    """
    kept, cut = rows[:most], rows[most].opened_day
    return [row for row in kept if row.opened_day != cut] or list(kept)
