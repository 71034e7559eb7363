"""Scales: unchanged, asked or observed, stepping."""

from datetime import timedelta

import pytest

from monitor.chart.keying.keys import Press
from monitor.chart.keying.press import press
from monitor.chart.keying.saving import readings
from monitor.chart.observations import ObservationSet
from tests.chart.keying.sheet import NOW, charted, refusal, type_in, typed, values

VITALS = "120/74 72 98 14 "
LAST = charted("118/72 70 98 14 4 2 1 0", NOW - timedelta(minutes=10))


def kept(runs: int) -> list[ObservationSet]:
    """An assessed set, then so many in which the scales were kept."""
    scales = frozenset({"sedation", "dissociation", "distress", "nausea"})
    line = "118/72 70 98 14 4 2 1 0"
    sets = [charted(line, NOW - timedelta(minutes=50))]
    for n in range(runs):
        at = NOW - timedelta(minutes=40 - 10 * n)
        sets.append(charted(line, at, unchanged=scales))
    return sets


def test_equals_keeps_this_and_the_remaining_scales() -> None:
    """They are stored with their last value, and as unchanged."""
    keying = typed(VITALS + "5 =", LAST)
    assert values(keying) == "120 74 72 98 14 5 2 1 0"
    marks = {r.field: r.unchanged for r in readings(keying)}
    assert [f for f, unchanged in marks.items() if unchanged] == [
        "dissociation",
        "distress",
        "nausea",
    ]


def test_equals_is_refused_in_a_vital_sign() -> None:
    """What is measured is measured each time."""
    keying = typed("120/74 =", LAST)
    assert "Heart rate is measured each time" in refusal(keying)
    assert values(keying) == "120 74 . . . . . . ."


def test_equals_needs_an_earlier_value() -> None:
    """Without one the key is refused and names the scale."""
    assert "Responsiveness has no earlier value" in refusal(typed(VITALS + "="))


def test_equals_passes_over_a_scale_without_a_value_that_is_not_needed() -> None:
    """But a needed one keeps the key from being taken."""
    last = charted("118/72 70 98 14 4", NOW - timedelta(minutes=10))
    assert values(typed(VITALS + "=", last)) == "120 74 72 98 14 4 . . ."
    needed = typed(VITALS + "=", last, needed={"distress"})
    assert "Distress has no earlier value" in refusal(needed)
    assert values(needed) == "120 74 72 98 14 . . . ."


@pytest.mark.parametrize(("runs", "is_taken"), [(0, True), (2, True), (3, False)])
def test_scales_are_kept_three_sets_running_at_most(runs: int, is_taken: bool) -> None:
    """The fourth time running the scale must be assessed and typed."""
    keying = typed(VITALS + "=", *kept(runs))
    assert (values(keying) == "120 74 72 98 14 4 2 1 0") is is_taken
    assert ("was kept 3 times running" in refusal(keying)) is not is_taken


def test_a_digit_does_not_change_a_kept_scale_unseen() -> None:
    """Behind a kept last scale a digit is refused; Backspace empties it first."""
    keying = typed(VITALS + "=", LAST)
    assert "Nausea 0 is complete" in refusal(type_in(keying, "1"))
    assert values(type_in(keying, "\b1")) == "120 74 72 98 14 4 2 1 1"


def test_the_point_says_asked_or_observed_of_the_scale_just_typed() -> None:
    """Asked, observed, and neither again."""
    modes = []
    for points in ("", ".", "..", "...", ","):
        keying = typed(VITALS + "5 2" + points)
        modes.append(keying.cells[6].mode)
        assert keying.spec.code == "distress"
    assert modes == [None, "asked", "observed", None, "asked"]


def test_a_mode_goes_only_with_a_value() -> None:
    """It is refused before the first scale, on a reason, and after one."""
    for text in (VITALS + ".", VITALS + "-D.", VITALS + "5\b\b."):
        keying = typed(text)
        assert "asked or observed goes only with a value" in refusal(keying)
        assert all(cell.mode is None for cell in keying.cells)


def test_a_new_digit_forgets_the_mode() -> None:
    """The mode was said of the value before."""
    keying = typed(VITALS + "5.")
    back = press(press(keying, Press.BACK_TAB, NOW), Press.BACK_TAB, NOW)
    assert back.spec.code == "rr"
    again = type_in(press(keying, Press.BACK_TAB, NOW), "4")
    assert (again.cells[5].typed, again.cells[5].mode) == ("4", None)


def test_a_vital_sign_takes_no_decimal_point() -> None:
    """Whole numbers only: the point is refused with that reason."""
    assert "Heart rate takes whole numbers" in refusal(typed("120/74 7."))


def test_arrows_step_a_scale_from_its_last_value() -> None:
    """Up and down change a scale by one, and stop at its ends."""
    down = press(typed(VITALS, LAST), Press.DOWN, NOW)
    assert down.cell.typed == "3"
    up = press(press(down, Press.UP, NOW), Press.UP, NOW)
    assert up.cell.typed == "5"
    assert "5 is the end of the scale" in refusal(press(up, Press.UP, NOW))
    assert type_in(up, "2").cells[5].typed == "2"


def test_arrows_never_step_a_vital_sign() -> None:
    """A measured value is typed, never stepped."""
    keying = typed("120/74 72", LAST)
    for key in (Press.UP, Press.DOWN):
        after = press(keying, key, NOW)
        assert after.cells == keying.cells
        assert "is typed, never stepped" in refusal(after)


def test_arrows_need_a_last_value() -> None:
    """An empty scale without an earlier value can't be stepped."""
    assert "no last value to step from" in refusal(press(typed(VITALS), Press.UP, NOW))
