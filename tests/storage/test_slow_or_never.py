"""What nobody acknowledged was not acknowledged in time either."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from monitor.chart.kinds import SessionClosed
from monitor.charting.review_list import ReviewRow
from monitor.review.filter_text import read_filter
from monitor.review.matching import Line, matches
from monitor.storage import review_reading
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    named,
    new,
    opening,
    patient,
    session_stream,
)

TODAY = date(2026, 3, 20)
DAY = 24 * 60
ANSWERED: dict[str, tuple[int | None, int | None, int]] = {
    "in time": (0, 0, 1),
    "slowly": (1, 0, 0),
    "never": (0, 1, 1),
    "never, and slowly": (1, 1, 0),
    "never, of no time that is named": (None, 2, 1),
    "of no time that is named": (None, 0, 0),
    "not known": (None, None, 0),
}
"""Slow ones, those never acknowledged, and whether anything is to be reviewed."""
FOUND = ("never, of no time that is named", "never", "never, and slowly", "slowly")


@pytest.fixture(params=["few to review", "many to review"])
def journal(
    folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FileJournal]:
    if request.param.startswith("many"):
        monkeypatch.setattr(review_reading, "FEW_TO_REVIEW", 0)
    with Database(folder) as database:
        kept = FileJournal(database, ManualClock())
        kept.append([patient("demo")], NURSE, circumstances())
        for number, name in enumerate(ANSWERED):
            start = number * DAY
            closed = SessionClosed(ready_at=at(start + 60), left_at=at(start + 60))
            entries = [
                opening(name, start, patient=named("demo")),
                new(f"closing of {name}", closed, start + 60, name),
            ]
            kept.append(entries, NURSE, circumstances())
        with database.transaction() as connection:
            for name, figures in ANSWERED.items():
                connection.exec_driver_sql(
                    "UPDATE review_index SET slow = ?, unacknowledged = ?,"
                    " to_review = ? WHERE session = ?",
                    (*figures, session_stream(name).id.bytes),
                )
        yield kept


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("slow:yes", FOUND),
        ("slow>0 room:1", FOUND),
        ("slow>1", ("never, of no time that is named", "never, and slowly")),
        ("slow:1", ("never", "slowly")),
        ("slow:no", ("in time", "of no time that is named")),
        ("slow<1", ("in time", "of no time that is named")),
        ("unack:yes slow:yes", tuple(n for n in FOUND if n.startswith("never"))),
        ("demo slow:yes", FOUND),
    ],
)
@pytest.mark.parametrize("limit", [1, 3, 50])
def test_both_are_found_on_pages_that_join(
    journal: FileJournal, typed: str, expected: tuple[str, ...], limit: int
) -> None:
    names = {session_stream(name).id.bytes: name for name in ANSWERED}
    sought = read_filter(typed, TODAY).sought
    listed, after = [], None
    while page := journal.reviewed(sought, after, limit):
        listed += [names[row.session] for row in page]
        after = page[-1].place
    assert listed == list(expected)
    by_date = read_filter(f"{typed} order:date", TODAY).sought
    newest = [names[row.session] for row in journal.reviewed(by_date)]
    assert newest == [name for name in reversed(ANSWERED) if name in expected]
    assert journal.review_found(sought) == len(expected)


def test_both_are_counted(journal: FileJournal) -> None:
    counts = journal.review_counts(read_filter("", TODAY).sought, TODAY)
    assert counts is not None
    assert counts.marks["slow_or_never"] == len(FOUND)
    assert counts.marks["unacknowledged"] == 3


@pytest.mark.parametrize("name", ANSWERED)
def test_a_row_tells_the_same_without_a_database(name: str) -> None:
    slow, never, _ = ANSWERED[name]
    row = ReviewRow(b"", 0, b"", 0, slow=slow, unacknowledged=never)
    sought = read_filter("slow:yes", TODAY).sought
    assert matches(sought, Line(row=row), {}) is (name in FOUND)
