"""What is not finished at the end of a day."""

from datetime import date

import pytest

from monitor.charting.review_list import ReviewRow
from monitor.review.indexed import indexed
from monitor.review.left_open import left_open
from tests.builders import Chronicle, iv40

DAY = date(2026, 3, 14)
NOW = date(2026, 3, 20)


@pytest.fixture(scope="module")
def row() -> ReviewRow:
    """A session opened on that day that nobody closed."""
    return indexed(Chronicle().open().session, iv40(), None)


def test_never_closed_first_and_the_oldest_of_each_first(row: ReviewRow) -> None:
    closed = row._replace(is_open=0, to_sign=1, state="not signed")
    rows = [
        closed._replace(number=5),
        closed._replace(number=4, state="amended since signed"),
        row._replace(number=3),
        row._replace(number=2, opened_day="2026-03-12"),
        closed._replace(number=1, to_sign=0, state="signed"),
        row._replace(number=0, erased=1),
        closed._replace(number=6, to_sign=0, state="returned with query"),
    ]
    found = left_open(rows, DAY, DAY)
    assert [(f.row.number, f.what, f.days) for f in found] == [
        (2, "never closed", 2),
        (3, "never closed", 0),
        (6, "returned with query", 0),
        (4, "amended since signed", 0),
        (5, "not signed", 0),
    ]


@pytest.mark.parametrize(
    ("opened", "is_told"),
    [("2026-03-13", True), ("2026-03-14", True), ("2026-03-15", False)],
)
def test_what_was_opened_later_is_of_another_day(
    row: ReviewRow, opened: str, is_told: bool
) -> None:
    assert bool(left_open([row._replace(opened_day=opened)], DAY, NOW)) is is_told


def test_how_long_counts_up_to_today(row: ReviewRow) -> None:
    """Also where days of before are looked at."""
    (found,) = left_open([row], DAY, NOW)
    assert found.days == 6
