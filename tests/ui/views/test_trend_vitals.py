"""Tests of ui.views.trend.vitals, readings and limits."""

from decimal import Decimal

import pytest
from msgspec import structs

from tests.builders import CALM, Chronicle, iv40
from tests.typed_sets import observed
from tests.ui.views.trend_scene import challenged, seen, vital
from ui.views.trend.lanes import Gap, LimitArea
from ui.views.trend.limits import beyond_words, drawn_limits
from ui.views.trend.readings import find_readings
from ui.views.trend.subject import subject


def test_a_pressure_has_both_its_values_and_its_text() -> None:
    """A pressure stands as one mark with systolic, diastolic and their text."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "128/78 74 98 14 5")
    mark = vital(seen(chronicle, 11), "bp").marks[-1]
    assert (mark.minute, mark.value, mark.lower, mark.text) == (10, 128, 78, "128/78")


def test_the_last_value_carries_what_qualifies_it() -> None:
    """Beside the last pressure stand the one before, its deviation and its age."""
    chronicle = Chronicle().start()
    chronicle.observe(30, "152/90 86 97 13 4 7 3 1")
    chronicle.observe(40, "183/107 92 96 13 4 8 3 1")
    last = vital(seen(chronicle, 41), "bp").last
    assert (last.text, last.was) == ("183/107", "was 152/90")
    told = ("65 (55 %) over baseline", "65 over baseline")
    assert (last.deviation, last.age) == (told, "1min old")
    assert last.priority == "medium"
    assert not last.is_stale


def test_a_value_at_the_baseline_has_no_direction() -> None:
    """A value equal to the baseline is neither up nor down."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert vital(seen(chronicle, 11), "bp").last.deviation == ("at baseline",)


def test_a_value_under_the_baseline_says_down() -> None:
    """The deviation of a lower value is told with below, in whole percent."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "100/60 70 98 14 5")
    told = ("18 (15 %) below baseline", "18 below baseline")
    assert vital(seen(chronicle, 11), "bp").last.deviation == told


def test_before_the_dose_nothing_deviates() -> None:
    """While the baseline is still being measured there is no deviation from it."""
    chronicle = Chronicle().open()
    chronicle.observe(-14, "118/72 70 98 14 5 0 1 0")
    assert vital(seen(chronicle, -10), "bp").last.deviation == ()


@pytest.mark.parametrize(("minute", "is_stale"), [(25, False), (25.5, True)])
def test_a_last_value_turns_stale(minute: float, *, is_stale: bool) -> None:
    """A value is stale beyond one and a half intervals, not at them."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert vital(seen(chronicle, minute), "hr").last.is_stale is is_stale


def test_the_band_lies_a_tenth_to_either_side_of_the_baseline() -> None:
    """The baseline band reaches from ten percent under to ten over the median."""
    band = vital(seen(Chronicle().start(), 1), "bp").baseline
    assert band is not None
    assert band.low == pytest.approx(106.2)
    assert band.high == pytest.approx(129.8)
    assert band.text == "baseline 118 ±10 %"


def test_readings_near_enough_are_joined() -> None:
    """A line runs to a reading that comes within one and a half intervals."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.observe(25, CALM)
    lane = vital(seen(chronicle, 26), "hr")
    assert lane.marks[-1].joins
    assert lane.gaps == ()


def test_pressures_never_join() -> None:
    """However near two pressures are, no line runs between them."""
    chronicle = Chronicle().start()
    chronicle.observe(3, CALM)
    assert not any(mark.joins for mark in vital(seen(chronicle, 4), "bp").marks)


def test_no_line_crosses_a_gap() -> None:
    """Beyond one and a half intervals there is no line, only words."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.observe(26, CALM)
    lane = vital(seen(chronicle, 27), "hr")
    assert not lane.marks[-1].joins
    assert lane.gaps == (Gap(10, 26, "no reading 16min"),)


def test_a_lane_may_have_a_gap_of_its_own() -> None:
    """A field that was not measured in between has a gap the others have not."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "118/72 70 98 14 5")
    chronicle.observe(20, "118/72 70 -E 14 5")
    chronicle.observe(30, "118/72 70 98 14 5")
    view = seen(chronicle, 31)
    assert [gap.text for gap in vital(view, "spo2").gaps] == ["no reading 20min"]
    assert vital(view, "hr").gaps == ()


def test_the_silence_up_to_now_is_a_gap() -> None:
    """A lane without a recent reading says so up to now."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert vital(seen(chronicle, 30), "rr").gaps == (Gap(10, 30, "no reading 20min"),)


def test_after_the_infusion_the_longer_interval_counts() -> None:
    """In recovery sets are due every 15min, so 20min without one is no gap."""
    chronicle = Chronicle().start()
    chronicle.observe(40, CALM)
    chronicle.infuse(41, "completed")
    chronicle.observe(60, CALM)
    assert vital(seen(chronicle, 61), "hr").marks[-1].joins


def test_a_closed_session_has_no_gap_up_to_now() -> None:
    """After closing nobody expects readings, so their lack is no gap."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.close(40)
    lane = vital(seen(chronicle, 90), "hr")
    assert lane.gaps == ()
    assert lane.last.age == "at 13:36"


def test_what_was_not_measured_keeps_its_reason() -> None:
    """A field that was not measured is a blank with its reason, and no mark."""
    chronicle = Chronicle().start()
    before = len(vital(seen(chronicle, 9), "spo2").marks)
    chronicle.observe(10, "118/72 70 -R 14 5")
    lane = vital(seen(chronicle, 11), "spo2")
    assert [(b.minute, b.reason) for b in lane.blanks] == [(10, "refused")]
    assert len(lane.marks) == before


def test_an_amended_value_keeps_its_first() -> None:
    """A value that was amended shows what it was first."""
    chronicle = Chronicle().start()
    slip = chronicle.observe(10, "128/78 174 98 14 5")
    chronicle.amend(11, slip, observed("128/78 74 98 14 5"))
    view = seen(chronicle, 12)
    mark = vital(view, "hr").marks[-1]
    assert (mark.value, mark.first, mark.was) == (74, 174, "was 174")
    assert vital(view, "bp").marks[-1].was == ""


def test_an_amended_diastolic_shows_the_whole_pressure() -> None:
    """Of a pressure both values are shown, though one of them was amended."""
    chronicle = Chronicle().start()
    slip = chronicle.observe(43, "176/104 90 96 14 4")
    chronicle.amend(45, slip, observed("176/100 90 96 14 4"))
    mark = vital(seen(chronicle, 46), "bp").marks[-1]
    assert (mark.lower, mark.first_lower, mark.was) == (100, 104, "was 176/104")


def test_a_value_put_in_the_place_of_a_reason_says_which() -> None:
    """A value that an amendment put in says what stood there."""
    chronicle = Chronicle().start()
    slip = chronicle.observe(10, "128/78 74 -E 14 5")
    chronicle.amend(11, slip, observed("128/78 74 97 14 5"))
    mark = vital(seen(chronicle, 12), "spo2").marks[-1]
    assert (mark.first, mark.was) == (None, "was equipment")


@pytest.mark.parametrize(("charted", "is_late"), [(15, False), (15.5, True)])
def test_late_begins_beyond_five_minutes(charted: float, *, is_late: bool) -> None:
    """A set charted more than 5min after it was observed is late."""
    chronicle = Chronicle().start()
    chronicle.observe(charted, CALM, effective=10)
    assert vital(seen(chronicle, 16), "bp").marks[-1].is_late is is_late


def test_an_unconfirmed_value_is_told_apart() -> None:
    """A challenged value that nobody confirmed is marked so."""
    chronicle = Chronicle().start()
    chronicle.observe(10, challenged("unconfirmed", hr=174))
    assert vital(seen(chronicle, 11), "hr").marks[-1].is_unconfirmed


def test_a_confirmed_value_is_like_any_other() -> None:
    """A challenged value that was confirmed bears no mark."""
    chronicle = Chronicle().start()
    chronicle.observe(10, challenged("confirmed", hr=174))
    assert not vital(seen(chronicle, 11), "hr").marks[-1].is_unconfirmed


def test_contradicting_amendments_are_both_shown() -> None:
    """Two amendments of one set that know nothing of each other both stand."""
    chronicle = Chronicle().start()
    slip = chronicle.observe(10, "128/78 174 98 14 5")
    fact = chronicle.session.fact(slip)
    assert fact is not None
    chronicle.amend(11, slip, observed("128/78 74 98 14 5"))
    other = Chronicle(entries=chronicle.entries[:-1])
    other.amend(12, slip, observed("128/78 84 98 14 5"))
    second = structs.replace(other.entries[-1], id=other.entries[0].station, seq=99)
    chronicle.entries.append(second)
    marks = vital(seen(chronicle, 13), "hr").marks[-2:]
    assert {mark.value for mark in marks} == {74, 84}
    assert all(mark.is_conflicting for mark in marks)


def test_saturation_says_what_was_breathed() -> None:
    """Beside the last saturation stands air, a flow, or that nobody recorded it."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert vital(seen(chronicle, 11), "spo2").last.context == "O₂ not recorded"
    chronicle.breathe(12, None)
    chronicle.observe(20, CALM)
    assert vital(seen(chronicle, 21), "spo2").last.context == "air"
    chronicle.breathe(25, "2")
    assert vital(seen(chronicle, 26), "spo2").last.context == "air"
    chronicle.observe(30, CALM)
    lane = vital(seen(chronicle, 31), "spo2")
    assert lane.last.context == "2 L/min"
    assert [c.text for c in lane.changes] == ["air", "2 L/min"]


def test_new_values_never_rescale_a_lane() -> None:
    """The range of a lane is the protocol's, whatever is charted."""
    chronicle = Chronicle().start()
    before = vital(seen(chronicle, 9), "bp")
    chronicle.observe(10, "280/150 70 98 14 5")
    after = vital(seen(chronicle, 11), "bp")
    assert (after.lowest, after.highest) == (before.lowest, before.highest) == (40, 220)
    assert after.marks[-1].value == 280


def test_limits_are_areas_of_their_priority() -> None:
    """Medium and high limits are areas, each up to where the next begins."""
    lane = vital(seen(Chronicle().start(), 1), "spo2")
    assert set(lane.limits) == {
        LimitArea(84, 89, "high", "HIGH 89 or less"),
        LimitArea(89, 91, "medium", "MED 91 or less"),
    }


def test_a_pressure_draws_its_upper_limits_only() -> None:
    """Areas for low systolic values would lie under the diastolic ones."""
    lane = vital(seen(Chronicle().start(), 1), "bp")
    assert set(lane.limits) == {
        LimitArea(180, 200, "medium", "MED 180"),
        LimitArea(200, 220, "high", "HIGH 200"),
    }


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("sbp", 179, ""),
        ("sbp", 180, "at limit 180"),
        ("sbp", 181, "above limit 180"),
        ("sbp", 200, "at limit 200"),
        ("spo2", 92, ""),
        ("spo2", 91, "at limit 91"),
        ("spo2", 90, "below limit 91"),
        ("spo2", 88, "below limit 89"),
    ],
)
def test_words_about_limits(field: str, value: int, words: str) -> None:
    """A value is told by the furthest limit it is at or beyond."""
    assert beyond_words(drawn_limits(iv40(), field), Decimal(value)) == words


def test_readings_are_sought_once_for_a_chart() -> None:
    """Who asks again gets what was found; another chart finds its own."""
    chronicle = Chronicle().start()
    about = subject(chronicle.session, iv40(), chronicle.assess(1))
    found = find_readings(about, ("hr",))
    chronicle.observe(10, CALM)
    later = subject(chronicle.session, iv40(), chronicle.assess(11))
    assert find_readings(about, ("hr",)) is found
    assert len(find_readings(later, ("hr",))) == len(found) + 1
