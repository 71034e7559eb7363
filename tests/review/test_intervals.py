"""Intervals against figures that were published, or follow from a line of algebra."""

import pytest

from monitor.review.intervals import exact, wilson


def test_wilson_of_ten_in_a_hundred() -> None:
    """0.0552 to 0.1744: Wilson 1927, by Newcombe's formula (Stat Med 1998)."""
    interval = wilson(10, 100)
    assert interval is not None
    assert interval.low == pytest.approx(0.0552, abs=5e-5)
    assert interval.high == pytest.approx(0.1744, abs=5e-5)


def test_exact_of_one_in_twenty() -> None:
    """Clopper and Pearson: 0.0013 to 0.2487."""
    interval = exact(1, 20)
    assert interval is not None
    assert interval.low == pytest.approx(0.0013, abs=5e-5)
    assert interval.high == pytest.approx(0.2487, abs=5e-5)


@pytest.mark.parametrize("n", [5, 100, 684])
def test_no_event_has_an_upper_bound_near_the_rule_of_three(n: int) -> None:
    interval = exact(0, n)
    assert interval is not None
    assert (interval.low, interval.method) == (0, "upper bound")
    assert interval.high == pytest.approx(1 - 0.05 ** (1 / n), abs=1e-9)
    assert interval.high < 3 / n


def test_nothing_of_nothing_has_none() -> None:
    assert wilson(0, 0) is None
    assert exact(0, 0) is None
