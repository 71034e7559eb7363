"""Lines of the review list, read to the last of them a page at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
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


def closed_of(
    recorder: Recorder, first: date | None, last: date, by: Actor
) -> tuple[UUID, ...]:
    """The closed sessions of these days: those that a sample is drawn from."""
    return tuple(
        UUID(bytes=row.session)
        for page in pages_of(recorder, Sought((Days(first, last),)), by)
        for row in page
        if not (row.is_open or row.erased)
    )


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
