"""The lanes of scales and of the infusion."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import InfusionRecorded
from tests.builders import Chronicle
from tests.ui.views.trend_scene import scale, seen


def test_responsiveness_is_told_in_words() -> None:
    """The last responsiveness reads 4 lethargic, never as a share of five."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "141/86 80 97 14 4 5 2 1")
    lane = scale(seen(chronicle, 21), "sedation")
    assert (lane.label, lane.scale, lane.extent) == (
        "Responsiveness",
        "MOAA/S",
        "0\N{EN DASH}5",
    )
    assert (lane.last.text, lane.last.was) == ("4 lethargic", "was 5")
    assert lane.last.priority == "low"


def test_other_scales_are_told_by_their_worst_end() -> None:
    """Ten is worst on dissociation, so five reads 5 of 10; nausea has its words."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "141/86 80 97 14 5 5 2 1")
    view = seen(chronicle, 21)
    assert scale(view, "dissociation").last.text == "5 of 10"
    assert scale(view, "nausea").last.text == "1 mild"
    assert scale(view, "dissociation").scale == ""


@pytest.mark.parametrize(
    ("code", "line", "strength"),
    [
        ("sedation", "_ _ _ _ _ 5", 0),
        ("sedation", "_ _ _ _ _ 4", 0.2),
        ("sedation", "_ _ _ _ _ 0", 1),
        ("dissociation", "_ _ _ _ _ _ 0", 0),
        ("dissociation", "_ _ _ _ _ _ 10", 1),
        ("nausea", "_ _ _ _ _ _ _ _ 3", 1),
    ],
)
def test_cells_strengthen_away_from_the_calm_end(
    code: str, line: str, strength: float
) -> None:
    """The fill follows the direction of the scale, not the size of the number."""
    chronicle = Chronicle().start()
    chronicle.observe(20, line)
    cell = scale(seen(chronicle, 21), code).cells[-1]
    assert cell.strength == pytest.approx(strength)


def test_a_scale_left_out_undisturbed_is_an_observation() -> None:
    """Not disturbed is an observed empty cell; refused is merely not scored."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "141/86 80 97 14 5 -D -R -D")
    view = seen(chronicle, 21)
    (watched,) = scale(view, "dissociation").blanks
    (refused,) = scale(view, "distress").blanks
    assert (watched.is_observed, refused.is_observed) == (True, False)
    assert refused.reason == "refused"


def test_a_pause_is_a_gap_in_the_rate() -> None:
    """While the infusion is paused no step runs."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    chronicle.infuse(28, "resumed", "51.3")
    steps = seen(chronicle, 30).infusion.steps
    assert [(s.start, s.end) for s in steps] == [(0, 26), (28, 30)]
    assert [s.text for s in steps] == ["51.3 mL/h", ""]


def test_a_changed_rate_is_named_and_lower() -> None:
    """A step at half the ordered rate has half the height and its own words."""
    chronicle = Chronicle().start()
    chronicle.infuse(20, "rate changed", "25.65")
    step = seen(chronicle, 30).infusion.steps[-1]
    assert (step.share, step.text) == (0.5, "25.65 mL/h")


def test_a_rate_above_the_order_does_not_rescale() -> None:
    """A step above the ordered rate has the full height, and says its rate."""
    chronicle = Chronicle().start()
    chronicle.infuse(20, "rate changed", "60")
    steps = seen(chronicle, 30).infusion.steps
    assert [s.share for s in steps] == [1, 1]
    assert steps[-1].text == "60 mL/h"


def test_the_dose_so_far_is_called_calculated() -> None:
    """The running total is labelled as calculated."""
    lane = seen(Chronicle().start(), 20).infusion
    assert (lane.total, lane.total_note) == ("17.1 mg of 34.2 mg", "given, calculated")


def test_nothing_has_been_given_before_the_start() -> None:
    """Before the start the total is nothing of the ordered dose."""
    lane = seen(Chronicle().open(), -5).infusion
    assert (lane.total, lane.total_note) == ("0 mg of 34.2 mg", "not started")


def test_a_pause_that_goes_on_is_told() -> None:
    """From the pause until now the lane says since when; once it runs on, no more."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    pause = seen(chronicle, 31).infusion.standstill
    assert pause is not None
    assert (pause.start, pause.end, pause.text) == (26, 31, "Paused since 13:52")
    chronicle.infuse(32, "resumed", "51.3")
    assert seen(chronicle, 33).infusion.standstill is None


def test_the_pump_volume_stands_beside_while_it_stands_still() -> None:
    """A volume read from the pump is shown until the pump runs on."""
    chronicle = Chronicle().start()
    read = InfusionRecorded(step="paused", pump_ml=Decimal("22.2"))
    chronicle.add(read, 26)
    assert seen(chronicle, 27).infusion.pump == "pump 22.2 mL"
    chronicle.infuse(28, "resumed", "51.3")
    assert seen(chronicle, 29).infusion.pump == ""
