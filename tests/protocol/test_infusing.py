"""What is asked about an infusion step: a rate, a volume or an end unlike the order."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.infusion import trace
from monitor.chart.kinds import InfusionRecorded, InfusionStep
from monitor.protocol.doses import infusion_of
from monitor.protocol.infusing import Infusing
from tests.builders import DOSE, at, iv40

ORDERED = replace(DOSE, rate_ml_per_hour=Decimal(60), infuse_ml=Decimal(40))
"""So that percentages of the rate and of the volume are whole."""

LIMITS = replace(
    infusion_of(iv40().dose),
    rate_over_percent_ask_above=10,
    rate_under_percent_ask_above=50,
    given_percent_ask_above=10,
)


def step(
    what: InfusionStep, rate: str | None = None, pump: str | None = None
) -> InfusionRecorded:
    return InfusionRecorded(
        step=what,
        rate_ml_per_hour=None if rate is None else Decimal(rate),
        pump_ml=None if pump is None else Decimal(pump),
    )


def held_against(*steps: tuple[float, InfusionRecorded]) -> Infusing:
    infusion = trace((at(minute), s) for minute, s in steps)
    return Infusing(limits=LIMITS, ordered=ORDERED, infusion=infusion)


def asked(infusing: Infusing, minute: float, of: InfusionRecorded) -> list[str]:
    return [question.text for question in infusing.questions(at(minute), of)]


@pytest.mark.parametrize(
    ("rate", "is_asked"),
    [("29.9", True), ("30", False), ("60", False), ("66", False), ("66.1", True)],
)
def test_rate_is_asked_about_beyond_the_protocols_percent(
    rate: str, is_asked: bool
) -> None:
    """Up to 10 % over and 50 % under the ordered rate, inclusive, nothing is asked."""
    found = asked(held_against(), 0, step("started", rate))
    assert found == ([f"{rate} mL/h, ordered 60 mL/h"] if is_asked else [])


def test_rate_that_was_kept_once_is_not_asked_about_again() -> None:
    """Going on after a pause repeats the rate that was answered for."""
    before = held_against((0, step("started", "90")), (5, step("paused")))
    assert asked(before, 6, step("resumed", "90")) == []
    assert asked(before, 6, step("resumed", "91")) != []


@pytest.mark.parametrize(
    ("pump", "is_asked"),
    [("15.9", True), ("16", False), ("24", False), ("24.1", True)],
)
def test_pump_volume_is_asked_about_off_the_calculated_one(
    pump: str, is_asked: bool
) -> None:
    """20 mL by rate and time: off by more than a tenth of the ordered 40 mL."""
    before = held_against((0, step("started", "60")))
    found = asked(before, 20, step("paused", pump=pump))
    assert found == (
        [f"Pump {pump} mL, calculated 20 mL, ordered 40 mL"] if is_asked else []
    )


@pytest.mark.parametrize(("pump", "is_asked"), [("44", False), ("44.1", True)])
def test_pump_volume_is_asked_about_over_the_order(pump: str, is_asked: bool) -> None:
    """Rate and time agree with it, but it is more than a tenth over the 40 mL."""
    before = held_against((0, step("started", "60")))
    assert bool(asked(before, 44, step("paused", pump=pump))) is is_asked


@pytest.mark.parametrize(
    ("minute", "is_asked"), [(30, True), (31, False), (37, False), (38, True)]
)
def test_completed_is_asked_about_off_the_ordered_dose(
    minute: float, is_asked: bool
) -> None:
    """34.2 mg are ordered: from 30.78 to 37.62 mg by rate and time nothing is asked."""
    before = held_against((0, step("started", "60")))
    found = asked(before, minute, step("completed"))
    told = [f"{minute} mg of 34.2 mg given, calculated"]
    assert found == (told if is_asked else [])
    assert asked(before, minute, step("stopped")) == []


def test_volume_that_was_read_is_asked_about_alone() -> None:
    """It says what the calculated amount would, so one question is enough."""
    before = held_against((0, step("started", "60")))
    found = asked(before, 20, step("completed", pump="40"))
    assert found == ["Pump 40 mL, calculated 20 mL, ordered 40 mL"]


def test_nothing_is_asked_that_the_protocol_does_not_say() -> None:
    """A protocol without these numbers asks nothing, nor does one without an order."""
    older = replace(
        LIMITS,
        rate_over_percent_ask_above=None,
        rate_under_percent_ask_above=None,
        given_percent_ask_above=None,
    )
    infusing = held_against()
    for silent in (replace(infusing, limits=older), replace(infusing, ordered=None)):
        assert asked(silent, 0, step("started", "600")) == []
        assert asked(silent, 0, step("completed", pump="40")) == []


def test_shipped_protocol_has_a_source_for_what_it_asks() -> None:
    """All of it is a design default that a site has to approve."""
    dose = infusion_of(iv40().dose)
    assert dose.source.endswith(
        "what is asked about: design default, needs local approval"
    )
    assert None not in (
        dose.rate_over_percent_ask_above,
        dose.rate_under_percent_ask_above,
        dose.given_percent_ask_above,
        dose.ordered_percent_ask_within,
    )


@pytest.mark.parametrize(
    ("pump", "is_asked"), [("19.9", True), ("20", False), ("20.1", False)]
)
def test_a_pump_that_reads_less_than_before_is_asked_about(
    pump: str, is_asked: bool
) -> None:
    """It may have been changed or reset; it had read 20 mL."""
    before = held_against((0, step("started", "60")), (20, step("paused", pump="20")))
    found = asked(before, 21, step("stopped", pump=pump))
    assert found == ([f"Pump {pump} mL, 20 mL read before"] if is_asked else [])


def test_the_last_rate_is_the_one_that_was_answered_for() -> None:
    """Not the first."""
    faster = held_against((0, step("started", "60")), (10, step("rate changed", "90")))
    assert asked(faster, 20, step("rate changed", "90")) == []
    slow = held_against((0, step("started", "90")), (10, step("rate changed", "60")))
    assert asked(slow, 20, step("rate changed", "90")) == ["90 mL/h, ordered 60 mL/h"]


@pytest.mark.parametrize(("minute", "is_asked"), [(35.9, True), (36, False)])
def test_an_end_is_held_against_mg_of_any_strength(
    minute: float, *, is_asked: bool
) -> None:
    """40 mL of 2 mg/mL are 80 mg; of 36 mL a tenth is missing."""
    strong = replace(
        held_against((0, step("started", "60"))),
        ordered=replace(
            ORDERED, mg=Decimal(80), mg_per_ml=Decimal(2), bag_mg=Decimal(200)
        ),
    )
    assert bool(asked(strong, minute, step("completed"))) is is_asked
