"""How long records are kept, which are held, and whose are past that."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Actor
from monitor.chart.keeping import Hold, Retention
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import ReviewRow
from monitor.review.retention import KeptSo, past_retention


class Kept(Struct, frozen=True, kw_only=True):
    """How long records are kept, which holds stand, and whose are past that."""

    retention: Retention | None
    holds: tuple[Hold, ...]
    past: tuple[KeptSo, ...]


def kept_now(
    recorder: Recorder, days: Iterable[tuple[UUID, date]], today: date, by: Actor
) -> Kept:
    """``days`` are of which patient a session was on which day.

    Raises NotPermitted, and UnknownKind.
    """
    site = recorder.site
    retention, holds = site.retention(by=by), site.holds(by=by)
    standing = tuple(hold for hold in holds if hold.stands)
    past: tuple[KeptSo, ...] = ()
    if retention is not None:
        held = {hold.patient for hold in standing}
        past = past_retention(days, retention.years, held, today)
    return Kept(retention=retention, holds=standing, past=past)


def days_of(rows: Iterable[ReviewRow]) -> Iterator[tuple[UUID, date]]:
    """Of whom each session is, and of whom it was first charted."""
    for row in rows:
        if row.erased or not row.opened_day:
            continue
        day = date.fromisoformat(row.opened_day)
        yield UUID(bytes=row.patient), day
        if row.moved_from is not None:
            yield UUID(bytes=row.moved_from), day
