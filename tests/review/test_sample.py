"""A sample that anybody can draw again."""

from collections import Counter
from hashlib import sha256
from uuid import UUID, uuid5

import pytest

from monitor.review.sample import drawn, place
from tests.builders import SPACE

SESSIONS = [uuid5(SPACE, f"sampled {n}") for n in range(20)]


def test_a_place_can_be_worked_out_by_any_program() -> None:
    """``printf '7F3A:0b0d…746f' | sha256sum`` gives the same."""
    text = b"7F3A:0b0d6c52-52a4-4a0a-8a52-6d6f6e69746f"
    assert place(UUID("0b0d6c5252a44a0a8a526d6f6e69746f"), "7F3A") == (
        sha256(text).hexdigest()
    )


def test_the_same_seed_draws_the_same_in_whatever_order_they_came() -> None:
    once = drawn(SESSIONS, "7F3A", 5)
    assert drawn([*reversed(SESSIONS), SESSIONS[3]], "7F3A", 5) == once
    assert len(set(once)) == 5
    assert drawn(SESSIONS, "7F3B", 5) != once


def test_a_larger_sample_goes_on_with_a_smaller_one() -> None:
    assert drawn(SESSIONS, "7F3A", 9)[:5] == drawn(SESSIONS, "7F3A", 5)


@pytest.mark.parametrize(("count", "found"), [(0, 0), (19, 19), (20, 20), (21, 20)])
def test_never_more_than_there_are(count: int, found: int) -> None:
    assert len(drawn(SESSIONS, "7F3A", count)) == found


def test_less_than_none_is_refused() -> None:
    with pytest.raises(ValueError, match="can't be drawn"):
        drawn(SESSIONS, "7F3A", -1)


def test_each_session_is_drawn_about_as_often() -> None:
    """5 of 20 by 400 seeds: 100 times each; beyond five deviations of 8.7 is no lot."""
    times = Counter(one for n in range(400) for one in drawn(SESSIONS, str(n), 5))
    assert all(57 <= times[one] <= 143 for one in SESSIONS)
