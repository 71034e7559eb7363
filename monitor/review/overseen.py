"""What a supervisor looks over: the sessions of some days, and what they leave open.

It asks the recorder, a session or a page at a time, so that charting comes between.
"""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Actor
from monitor.chart.keeping import Hold, Retention
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import Compared, Days, ReviewRow, Sought
from monitor.protocol.drug_account import DrugAccount, drug_account
from monitor.review.left_open import LeftOpen, left_open
from monitor.review.overrides import OverrideFigures, override_figures
from monitor.review.reports_due import ReportDue, by_urgency, reports_due
from monitor.review.retention import KeptSo, past_retention

PAGE = 200


class Kept(Struct, frozen=True, kw_only=True):
    """How long records are kept, which holds stand, and whose are past that."""

    retention: Retention | None
    holds: tuple[Hold, ...]
    past: tuple[KeptSo, ...]


class Overseen(Struct, frozen=True, kw_only=True):
    """Of the sessions opened from ``first`` to ``last``, both included.

    ``left`` is of all opened by ``last``. ``rows`` has the line of each session that
    is told of; ``unreadable`` counts those this version can't read.
    """

    first: date
    last: date
    rows: dict[UUID, ReviewRow]
    left: tuple[LeftOpen, ...]
    accounts: tuple[DrugAccount, ...]
    overrides: OverrideFigures
    reports: tuple[ReportDue, ...]
    unreadable: int
    kept: Kept


def rows_of(recorder: Recorder, sought: Sought, by: Actor) -> Iterator[ReviewRow]:
    """Every line that is sought, newest first; raises NotPermitted."""
    after: int | None = None
    while page := recorder.review.page(sought, after, PAGE, by=by):
        yield from page
        after = page[-1].number


def closed_of(
    recorder: Recorder, first: date, last: date, by: Actor
) -> tuple[UUID, ...]:
    """The closed sessions of these days: those that a sample is drawn from."""
    found = rows_of(recorder, Sought((Days(first, last),)), by)
    return tuple(
        UUID(bytes=row.session) for row in found if not (row.is_open or row.erased)
    )


def oversee(recorder: Recorder, first: date, last: date, by: Actor) -> Overseen:
    """All of it; raises NotPermitted, and UnknownKind where holds can't be read."""
    now = recorder.clock.now()
    told = [
        row
        for row in rows_of(recorder, Sought((Days(first, last),)), by)
        if not row.erased
    ]
    unfinished = _unfinished(recorder, by)
    found = [recorder.session(UUID(bytes=row.session), by=by) for row in told]
    reads = [read for read in found if isinstance(read, SessionRead)]
    return Overseen(
        first=first,
        last=last,
        rows={UUID(bytes=row.session): row for row in (*told, *unfinished)},
        left=left_open(unfinished, last),
        accounts=tuple(_accounts(reads, now)),
        overrides=override_figures((r.session, r.protocol) for r in reads),
        reports=by_urgency(
            (one for r in reads for one in reports_due(r.session, r.protocol)), last
        ),
        unreadable=len(found) - len(reads),
        kept=_kept(recorder, last, by),
    )


def _unfinished(recorder: Recorder, by: Actor) -> tuple[ReviewRow, ...]:
    """Open, or not signed as it stands; a session is one of the two."""
    open_ = rows_of(recorder, Sought((Compared("is_open", ">", 0),)), by)
    unsigned = rows_of(recorder, Sought((Compared("to_sign", ">", 0),)), by)
    found = {row.session: row for row in (*open_, *unsigned)}
    return tuple(found.values())


def _accounts(reads: list[SessionRead], now: datetime) -> Iterator[DrugAccount]:
    for read in reads:
        account = drug_account(read.session, now)
        if account is not None:
            yield account


def _kept(recorder: Recorder, today: date, by: Actor) -> Kept:
    retention, holds = recorder.site.retention(), recorder.site.holds()
    standing = tuple(hold for hold in holds if hold.stands)
    past: tuple[KeptSo, ...] = ()
    if retention is not None:
        days = _days(rows_of(recorder, Sought(), by))
        held = {hold.patient for hold in standing}
        past = past_retention(days, retention.years, held, today)
    return Kept(retention=retention, holds=standing, past=past)


def _days(rows: Iterator[ReviewRow]) -> Iterator[tuple[UUID, date]]:
    """Of whom each session is, and of whom it was first charted."""
    for row in rows:
        if row.erased or not row.opened_day:
            continue
        day = date.fromisoformat(row.opened_day)
        yield UUID(bytes=row.patient), day
        if row.moved_from is not None:
            yield UUID(bytes=row.moved_from), day
