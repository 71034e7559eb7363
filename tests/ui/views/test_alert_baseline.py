"""What an alert says of the baseline where it was raised before that counts."""

from tests.builders import NURSE, Chronicle
from tests.ui.views.alert_scene import RAISED_BP, facts, story, strip
from tests.ui.views.test_why import lines, why
from ui.views.alert_facts import Fact


def before_the_dose() -> Chronicle:
    """The second baseline set reads 183/107."""
    chronicle = Chronicle().open()
    chronicle.observe(-9, "117/72 70 98 14 5 0 1 0")
    chronicle.observe(-4, RAISED_BP)
    chronicle.show(-4)
    return chronicle


def baseline(chronicle: Chronicle, minute: float) -> Fact:
    return facts(strip(chronicle, minute))["Baseline"]


def test_before_the_dose_the_baseline_so_far_is_told() -> None:
    """The median of both sets, as the chart beside it has it, and when it counts."""
    chronicle = before_the_dose()
    found = baseline(chronicle, -3)
    assert found.text == "150 so far"
    assert found.detail == "median of 2, counts from the dose on"
    assert (found.short, found.short_detail) == ("150", "n 2 so far")
    known = chronicle.assess(-3).baseline("sbp")
    assert known is not None
    assert str(known.median) == "150"
    told = lines(why(chronicle, -3, "SBP-HIGH-2"))["Baseline"]
    assert told == ("150 so far, median of 2", "counts from the dose on")


def test_once_the_dose_began_it_is_told_as_it_counts() -> None:
    """And that the alert is older; also where a third set moved it."""
    chronicle = before_the_dose()
    chronicle.observe(-1, RAISED_BP)
    chronicle.infuse(0, "started", "51.3")
    found = baseline(chronicle, 1)
    assert found.text == "183"
    assert found.detail == "median of 3, raised before it counted"
    told = lines(why(chronicle, 1, "SBP-HIGH-2"))["Baseline"]
    assert told == ("183, median of 3", "raised before it counted")


def test_a_baseline_of_the_field_that_fired_alone_counts() -> None:
    """Of the diastolic pressure, though the systolic one is measured with it."""
    chronicle = Chronicle().open()
    chronicle.observe(-9, "118/72 70 98 14 5 0 1 0")
    chronicle.observe(-4, "150/112 70 98 14 5 0 1 0")
    chronicle.show(-4)
    view = strip(chronicle, -3)
    assert facts(view)["Value and limit"].text.startswith("DBP 112")
    assert facts(view)["Baseline"].text == "92 so far"


def test_a_baseline_of_zero_is_told() -> None:
    """No percentage is of it, but it is recorded."""
    chronicle = Chronicle().open()
    chronicle.observe(-9, "118/72 70 98 14 5 0 0 0")
    chronicle.infuse(0, "started", "51.3")
    chronicle.observe(10, "118/72 70 98 14 5 0 8 0")
    chronicle.show(10)
    found = baseline(chronicle, 11)
    assert (found.text, found.detail) == ("0, up 8", "1 set")
    assert lines(why(chronicle, 11, "DISTRESS"))["Baseline"] == ("0, up 8, 1 set",)


def test_what_was_not_read_before_the_dose_has_none() -> None:
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.observe(10, RAISED_BP)
    chronicle.show(10)
    assert baseline(chronicle, 11) == Fact(label="Baseline", text="Not recorded")
    assert "Baseline" not in lines(why(chronicle, 11, "SBP-HIGH-2"))


def test_after_the_dose_began_the_rise_is_told_as_before() -> None:
    chronicle = story()
    chronicle.observe(10, RAISED_BP)
    chronicle.show(10)
    assert baseline(chronicle, 11).text == "118, up 65"
    assert chronicle.session.name_of(NURSE) == "A. Okafor RN"
