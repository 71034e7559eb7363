"""Medians and tenths of delays of which some never ended."""

from datetime import timedelta

import pytest

from monitor.review.delays import delay_figures


def seconds(*delays: int | None) -> list[timedelta | None]:
    return [None if d is None else timedelta(seconds=d) for d in delays]


@pytest.mark.parametrize(
    ("delays", "median"),
    [
        ((22,), 22),
        ((95, 22, None), 95),
        ((22, None, None), None),
        ((20, 40, None, None), None),
        ((20, 40, 60, None), 50),
        ((None,), None),
        ((), None),
    ],
)
def test_one_that_never_ended_took_longer_than_any(
    delays: tuple[int | None, ...], median: int | None
) -> None:
    found = delay_figures(seconds(*delays)).median
    assert found == (None if median is None else timedelta(seconds=median))


@pytest.mark.parametrize(
    ("n", "never", "p90"),
    [(1, 0, 1), (9, 0, 9), (10, 0, 9), (10, 1, 9), (10, 2, None), (11, 1, 10)],
)
def test_nine_in_ten_keep_within_the_nearest_rank(
    n: int, never: int, p90: int | None
) -> None:
    """Of ten delays of 1, 2, 3 ... seconds the ninth; of eleven the tenth."""
    ended = range(1, n - never + 1)
    found = delay_figures(seconds(*ended, *[None] * never))
    assert found.p90 == (None if p90 is None else timedelta(seconds=p90))
    assert (found.n, found.happened, found.never) == (n, n - never, never)
