"""Pages of the review list joined, of a record that goes on meanwhile."""

from uuid import UUID

import pytest
from msgspec import structs

from monitor.charting.review_list import PAGE, Place, ReviewRow
from tests.ui.listed import row
from ui.views.review_list.pages import first_page


def test_what_was_seen_meanwhile_is_listed_once() -> None:
    """It stood among what is to be reviewed, and stands among the rest now."""
    first, second, third = row(1, to_review=1), row(2, to_review=2), row(3)
    seen = second._replace(to_review=0)
    read = first_page("exceptions", [first, second])
    assert read.followed([seen, third]).rows == (first, second, third)


def test_a_page_of_lines_that_are_listed_already_is_passed() -> None:
    """What was to be reviewed was seen meanwhile, a whole page of it."""
    before = [row(n, to_review=1) for n in range(1, PAGE + 1)]
    read = first_page("exceptions", before)
    after = read.followed([one._replace(to_review=0) for one in before])
    assert after.rows == tuple(before)
    assert after.until == Place(is_to_review=False, number=before[-1].number)
    assert after.has_more


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        (row(2, to_review=1), [1, 2, 3, 4, 5]),
        (row(99, to_review=1), [1, 3, 99, 4, 5]),
        (row(6), [1, 3, 4, 5]),
        (row(5, state="not signed"), [1, 3, 4, 5]),
        (row(5, to_review=1), [1, 3, 4, 5]),
    ],
)
def test_a_line_that_came_stands_where_it_was_read_past(
    came: ReviewRow, expected: list[int]
) -> None:
    """One that is still to be read comes with its page, one that is listed stays."""
    lines = [row(1, to_review=1), row(3, to_review=1), row(4), row(5)]
    read = first_page("exceptions", lines)
    shown = structs.replace(read, has_more=True).with_line(came).rows
    assert [UUID(bytes=one.session).int for one in shown] == expected
    listed = {one.session for one in lines}
    assert (came in shown) == (came.session in listed or bool(came.to_review))


def test_without_a_further_page_every_line_that_came_is_listed() -> None:
    assert first_page("newest", [row(1), row(3)]).with_line(row(9)).rows[-1] == row(9)
    assert first_page("newest", []).with_line(row(9)).rows == (row(9),)
    read = first_page("newest", [row(1), row(3)]).with_line(row(2, to_review=1))
    assert read.rows[1] == row(2, to_review=1)
