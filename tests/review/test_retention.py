"""Whose record has been kept as long as the site keeps them."""

from datetime import date
from uuid import uuid5

import pytest

from monitor.review.retention import past_retention, years_after
from tests.builders import SPACE

ONE, OTHER = uuid5(SPACE, "one"), uuid5(SPACE, "other")


@pytest.mark.parametrize(
    ("today", "is_past"),
    [
        (date(2034, 3, 13), False),
        (date(2034, 3, 14), False),
        (date(2034, 3, 15), True),
    ],
)
def test_eight_years_after_the_last_session(today: date, is_past: bool) -> None:
    sessions = [(ONE, date(2026, 3, 14)), (ONE, date(2020, 1, 1))]
    assert bool(past_retention(sessions, 8, (), today)) is is_past


def test_who_waits_longest_comes_first_and_who_is_held_says_so() -> None:
    sessions = [(ONE, date(2020, 1, 2)), (OTHER, date(2020, 1, 1))]
    found = past_retention(sessions, 1, {OTHER}, date(2026, 1, 1))
    assert [(k.patient, k.is_held) for k in found] == [(OTHER, True), (ONE, False)]
    assert found[0].until == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("years", "until"), [(4, date(2028, 2, 29)), (7, date(2031, 3, 1))]
)
def test_a_leap_day(years: int, until: date) -> None:
    assert years_after(date(2024, 2, 29), years) == until
