"""Bands by the minute: worked out by hand, and small groups hidden."""

from collections.abc import Mapping
from datetime import timedelta
from statistics import mean, quantiles, stdev

import pytest

from monitor.charting.measured import MeasuredRow
from monitor.review.cohort import (
    Band,
    bands,
    from_baseline,
    mean_at,
    mean_of_peaks,
    readings_of,
)


def row(
    session: int, minute: float, value: float | None, patient: int | None = None
) -> MeasuredRow:
    """A reading of a session that began at 1,000,000 ms; each its own patient's."""
    effective = 1_000_000 + round(minute * 60_000)
    whose = bytes([session if patient is None else patient])
    return MeasuredRow(bytes([session]), 1_000_000, effective, (value,), whose)


def rows(*sessions: Mapping[float, float]) -> list[MeasuredRow]:
    """Of each session its values by minute."""
    return [
        row(number, minute, value)
        for number, values in enumerate(sessions)
        for minute, value in values.items()
    ]


def band(found: tuple[Band, ...], minute: int) -> Band:
    return next(b for b in found if b.minute == minute)


def test_middle_and_quartiles() -> None:
    """Of 100, 110, 120, 130 and 140 the middle is 120, the quartiles 110 and 130."""
    values = (100.0, 110.0, 120.0, 130.0, 140.0)
    found = band(
        bands(readings_of(rows(*({10.0: v} for v in values))), first=0, last=20), 10
    )
    assert (found.n, found.median) == (5, 120)
    assert (found.lower_quartile, found.upper_quartile) == (110, 130)
    assert (found.p5, found.p95) == (102, 138)


def test_quantiles_are_those_of_the_library() -> None:
    values = [float((7 * n) % 61) for n in range(60)]
    found = band(
        bands(readings_of(rows(*({20.0: v} for v in values))), first=0, last=20), 20
    )
    cuts = quantiles(values, n=20, method="inclusive")
    assert found.p5 == pytest.approx(cuts[0])
    assert found.lower_quartile == pytest.approx(cuts[4])
    assert found.median == pytest.approx(cuts[9])
    assert found.upper_quartile == pytest.approx(cuts[14])
    assert found.p95 == pytest.approx(cuts[18])


@pytest.mark.parametrize(("n", "is_hidden"), [(0, True), (4, True), (5, False)])
def test_a_group_below_five_tells_nothing_but_its_size(n: int, is_hidden: bool) -> None:
    near = {10.0: 120.0}
    found = band(bands(readings_of(rows(*[near] * n, {90: 1})), first=0, last=20), 10)
    assert (found.n, found.is_hidden) == (n, is_hidden)
    assert (found.median is None) == is_hidden


@pytest.mark.parametrize(
    ("patients", "is_hidden"), [(1, True), (4, True), (5, False), (6, False)]
)
def test_many_sessions_of_fewer_than_five_patients_are_hidden(
    patients: int, *, is_hidden: bool
) -> None:
    """Six sessions, whosever they are: one patient's own would be drawn as many."""
    often = [row(n, 10, 100.0 + n, n % patients) for n in range(6)]
    readings = readings_of(often)
    found = band(bands(readings, first=0, last=20), 10)
    assert (found.n, found.patients, found.is_hidden) == (6, patients, is_hidden)
    assert (found.median is None) == is_hidden
    for told in (mean_at(readings, 10), mean_of_peaks(readings)):
        assert (told.n, told.patients) == (6, patients)
        assert (told.mean is None, told.sd is None) == (is_hidden, is_hidden)
    assert (readings.n, readings.of_patients) == (6, patients)


def test_whose_the_change_from_the_baseline_is() -> None:
    """Who has no baseline is not among them."""
    before = [row(n, minute, 100.0, n // 2) for n in range(4) for minute in (-5, 10)]
    readings = readings_of([*before, row(4, 10, 100.0, 9)])
    found = from_baseline(readings, timedelta(minutes=60))
    assert (readings.n, readings.of_patients) == (5, 3)
    assert (found.n, found.of_patients) == (4, 2)


@pytest.mark.parametrize(
    ("minute", "at"), [(7.4, 5), (7.5, 10), (10, 10), (12.4, 10), (12.5, 15)]
)
def test_a_reading_counts_where_it_is_nearest(minute: float, at: int) -> None:
    """Half a step before a time belongs to it, half a step after to the next."""
    found = bands(readings_of(rows(*[{minute: 120.0}] * 5)), first=0, last=20)
    assert [b.minute for b in found if b.n] == [at]


def test_a_session_counts_once_at_a_time_by_what_is_nearest() -> None:
    twice = {9.0: 200.0, 10.5: 120.0}
    found = band(bands(readings_of(rows(*[twice] * 5)), first=0, last=20), 10)
    assert (found.n, found.median, found.p95) == (5, 120, 120)


def test_sets_without_the_field_are_left_out() -> None:
    found = readings_of([row(0, 5, None), row(1, 5, 98)])
    assert (found.n, list(found.values)) == (1, [98])


def test_change_from_the_own_baseline() -> None:
    """Medians of 118 and 101; readings of before the last hour do not count."""
    one = {-70.0: 10.0, -14.0: 118.0, -9.0: 116.0, 0.0: 120.0, 10.0: 138.0}
    other = {-5.0: 100.0, -2.0: 102.0, 10.0: 111.0}
    without = {10.0: 150.0}
    readings = readings_of(rows(one, other, without))
    found = from_baseline(readings, timedelta(minutes=60))
    at_ten = found.values[found.minutes == 10]
    assert list(at_ten) == [20, 10]
    assert found.n == 2


def test_the_mean_of_peaks_is_not_the_mean_at_a_time() -> None:
    """Peaks of 10 at other times each: 10 on average, and 2 at any one of them."""
    sessions = [
        {float(t): 10.0 if t == peak else 0.0 for t in (10, 20, 30, 40, 50)}
        for peak in (10, 20, 30, 40, 50)
    ]
    readings = readings_of(rows(*sessions))
    assert mean_at(readings, 20).mean == 2
    assert mean_at(readings, 20).sd == pytest.approx(stdev([10, 0, 0, 0, 0]))
    assert (mean_of_peaks(readings).n, mean_of_peaks(readings).mean) == (5, 10)


def test_a_peak_is_of_after_the_start() -> None:
    """What was read before, or as the dose began, is the baseline's."""
    sessions = [{-5.0: 300.0, 0.0: 200.0, 10.0: 100.0 + n} for n in range(5)]
    found = mean_of_peaks(readings_of(rows(*sessions)))
    assert found.mean == mean(100.0 + n for n in range(5))


def test_means_of_small_groups_are_hidden() -> None:
    readings = readings_of(rows(*[{10.0: 120.0}] * 4))
    assert mean_at(readings, 10).mean is None
    assert mean_of_peaks(readings).mean is None
    assert bands(readings_of([]), first=0, last=5)[0].n == 0
