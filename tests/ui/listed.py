"""Rows of the review list, short to write."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec

from monitor.charting.review_list import (
    COUNT_FIELDS,
    TEXT_FIELDS,
    FacetCounts,
    ReviewRow,
)
from monitor.review.filter_text import read_filter
from monitor.review.indexed import place
from tests.ui.opening import INGRID
from ui.views.review_list.page import Listed, ReviewListView, review_list_view

OPENED = datetime(2026, 7, 14, 12, 26, tzinfo=UTC)
NOW = OPENED + timedelta(hours=4)
TODAY = date(2026, 7, 14)


def row(number: int = 1, **changes: object) -> ReviewRow:
    """A closed session of Ingrid, so many hours ago; ``changes`` by column."""
    id_, opened = UUID(int=number), OPENED - timedelta(hours=number - 1)
    opened_ms = int(opened.timestamp() * 1000)
    plain = ReviewRow(
        session=id_.bytes,
        number=place(id_, opened),
        patient=INGRID.id.bytes,
        opened_ms=opened_ms,
        opened_day=opened.date().isoformat(),
        started_ms=opened_ms + 14 * 60_000,
        closed_ms=opened_ms + 123 * 60_000,
        zone="Europe/London",
        room="Room 1",
        nurse="A. Okafor RN",
        protocol="iv40 v3",
        route="iv",
        drug="ketamine",
        dosed=1,
        series_of=6,
        state="signed",
        peak_sbp=182.0,
        rise=64.0,
        lowest_spo2=95.0,
        peak_dissociation=7.0,
        peak_distress=3.0,
        medium=2,
        low=1,
        median_ack_ms=95_000,
        late=1,
        missed=0,
        untimely=1,
        pauses=1,
        is_open=0,
        details=msgspec.json.encode(INGRID.details),
        before=2,
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def rows(count: int) -> list[ReviewRow]:
    return [row(number) for number in range(1, count + 1)]


def counts(found: Sequence[ReviewRow], total: int | None = None) -> FacetCounts:
    """Of these rows alone."""
    return FacetCounts(
        total=len(found) if total is None else total,
        found=len(found),
        marks={f: sum(bool(getattr(r, f)) for r in found) for f in COUNT_FIELDS},
        calls=0,
        days={"today": len(found), "week": len(found), "month": len(found)},
        values={
            f: tuple(
                (value, sum(getattr(r, f) == value for r in found))
                for value in sorted({getattr(r, f) for r in found})
            )
            for f in TEXT_FIELDS
        },
    )


def view(
    found: Sequence[ReviewRow], typed: str = "", **changes: object
) -> ReviewListView:
    listed = Listed(
        now=NOW,
        today=TODAY,
        typed=typed,
        rows=found,
        counts=counts(found),
        fault=read_filter(typed, TODAY).fault,
    )
    return review_list_view(msgspec.structs.replace(listed, **changes))
