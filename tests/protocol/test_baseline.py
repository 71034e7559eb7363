"""The baseline: an exact median, and which sets make it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.chart.timeliness import joins_baseline_late
from monitor.protocol.assessment import Baseline
from monitor.protocol.baseline import median, too_close
from tests.builders import Chronicle, at
from tests.typed_sets import readings

VALUES = st.lists(st.integers(20, 299).map(Decimal), min_size=1, max_size=9)


def systolic(*before: tuple[float, int], start: float | None = 0) -> Baseline | None:
    chronicle = Chronicle().open(-90)
    for minute, value in before:
        chronicle.observe(minute, readings(sbp=value))
    if start is not None:
        chronicle.infuse(start, "started", "51.3")
    return chronicle.assess(0 if start is None else start).baseline("sbp")


def test_halves_are_kept() -> None:
    """Of two readings the median lies exactly between."""
    found = systolic((-10, 118), (-5, 119))
    assert found is not None
    assert found.median == Decimal("118.5")
    assert found.n == 2
    assert found.times == (at(-10), at(-5))


def test_the_odd_one_does_not_count() -> None:
    """The median of three is the middle one, whatever the first was."""
    found = systolic((-14, 160), (-9, 118), (-4, 120))
    assert found is not None
    assert found.median == 120


@pytest.mark.parametrize(("minute", "counts"), [(-60, True), (-60.1, False)])
def test_only_the_last_hour_counts(minute: float, *, counts: bool) -> None:
    """A set 60min before the dose counts, an older one does not."""
    found = systolic((minute, 100), (-5, 120))
    assert found is not None
    assert found.n == (2 if counts else 1)


@pytest.mark.parametrize(
    ("minute", "counts"), [(-1 / 60, True), (0, True), (1 / 60, False)]
)
def test_only_what_is_read_up_to_the_start_counts(
    minute: float, *, counts: bool
) -> None:
    """A set of the very moment at which the drug begins counts, one second on not."""
    found = systolic((-5, 120), (minute, 180))
    assert found is not None
    assert found.times == ((at(-5), at(minute)) if counts else (at(-5),))


def test_the_median_is_the_same_once_the_drug_has_begun() -> None:
    """What was charted at that moment is not lost with the first of the drug."""
    chronicle = Chronicle().open()
    chronicle.observe(-5, readings(sbp=118))
    chronicle.observe(0, readings(sbp=122))
    before = chronicle.assess(0).baseline("sbp")
    chronicle.infuse(0, "started", "51.3")
    assert chronicle.assess(0).baseline("sbp") == before
    assert before is not None
    assert before.median == 120


def test_a_set_of_the_start_fills_no_slot_and_is_asked_about_once_late() -> None:
    """Charted before or at the start it is in time; after it, it moves the baseline."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    session, charting = chronicle.session, chronicle.protocol.charting
    assert not joins_baseline_late(at(0), at(0), session, charting)
    assert joins_baseline_late(at(0), at(1 / 60), session, charting)
    assert joins_baseline_late(at(-1 / 60), at(1 / 60), session, charting)
    assert not joins_baseline_late(at(1 / 60), at(1), session, charting)
    chronicle.observe(0, "118/72 70 98 14 5 0 1 0")
    assert not [s for s in chronicle.assess(1).slots if s.filled_by]


def test_before_the_start_it_is_what_there_is_so_far() -> None:
    """While the baseline is taken its median is shown with what there is."""
    found = systolic((-14, 118), (0, 122), start=None)
    assert found is not None
    assert (found.median, found.n) == (Decimal(120), 2)


def test_retracted_set_does_not_count() -> None:
    """A struck-out set is no reading."""
    chronicle = Chronicle().open()
    wrong = chronicle.observe(-9, readings(sbp=181))
    chronicle.observe(-5, readings(sbp=118))
    chronicle.retract(-3, wrong)
    chronicle.infuse(0, "started", "51.3")
    found = chronicle.assess(1).baseline("sbp")
    assert found is not None
    assert (found.median, found.n) == (Decimal(118), 1)


def test_amended_baseline_is_judged_anew() -> None:
    """A corrected baseline set moves the limits that hang on it."""
    chronicle = Chronicle().open()
    target = chronicle.observe(-5, readings(sbp=118))
    chronicle.infuse(0, "started", "51.3")
    chronicle.observe(10, readings(sbp=142))
    assert [a.rule for a in chronicle.assess(10).alerts] == ["SBP-OVER-1"]
    chronicle.show(10)
    chronicle.amend(12, target, readings(sbp=138))
    (alert,) = chronicle.assess(12).alerts
    assert (alert.state, alert.resolved_how) == ("cleared", "amended value")
    assert alert.resolved_at == at(12)


def test_a_field_never_read_has_none() -> None:
    """No reading, no baseline, and no relative rule."""
    chronicle = Chronicle().start()
    assert Chronicle().open().assess(-5).baselines == ()
    assert chronicle.assess(1).baseline("sbp") is not None


def test_no_value_has_no_median() -> None:
    """The median of nothing is refused, not zero."""
    with pytest.raises(ValueError, match="no median"):
        median([])


@given(VALUES)
def test_median_splits_the_values(values: list[Decimal]) -> None:
    """Half of the values lie on either side, in whatever order they come."""
    middle = median(values)
    assert 2 * sum(v < middle for v in values) <= len(values)
    assert 2 * sum(v > middle for v in values) <= len(values)
    assert middle == median(sorted(values, reverse=True))
    assert middle * 2 == int(middle * 2)


@pytest.mark.parametrize(("apart", "count"), [(1.9, 1), (2, 0), (2.1, 0)])
def test_sets_that_are_too_close(apart: float, count: int) -> None:
    """Of two sets nearer than 2min the later one is told."""
    chronicle = Chronicle().open(-90)
    for minute in (-20, -10):
        chronicle.observe(minute, readings(sbp=118))
    later = chronicle.observe(-10 + apart, readings(sbp=118))
    found = too_close(chronicle.protocol, chronicle.session.sets)
    assert [s.id for s in found] == [later] * count
