"""Oxygen beside the SpO2: air, or so many litres a minute."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.keying.asking import AskOxygen
from monitor.chart.keying.keys import Focus
from monitor.chart.keying.line import retype
from monitor.chart.keying.occasion import OXYGEN
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying, begin
from monitor.chart.kinds import OxygenRecorded
from tests.chart.keying.sheet import (
    ID,
    NOW,
    OXYGEN_SPEC,
    PLAIN,
    refusal,
    type_in,
    typed,
)

BESIDE = replace(PLAIN, oxygen=OXYGEN_SPEC, oxygen_beside="spo2")


def with_oxygen(text: str, *, needed: frozenset[str] = frozenset()) -> Keying:
    return type_in(begin(replace(BESIDE, needed=needed), ID), text)


@pytest.mark.parametrize(
    ("text", "litres"),
    [
        ("o2 ", "2"),
        ("O2\n", "2"),
        ("o2.5 ", "2.5"),
        ("o2,5 ", "2.5"),
        ("o0.5 ", "0.5"),
        ("o15 ", "15"),
        ("oa", None),
        ("o0 ", None),
        ("128/82 76*2+", "2"),
        ("128/82 76*0+", None),
    ],
)
def test_oxygen_is_stated_by_one_key_and_its_flow(
    text: str, litres: str | None
) -> None:
    """The letter O anywhere, or the star in the empty SpO2 box."""
    flow = None if litres is None else Decimal(litres)
    assert with_oxygen(text).oxygen == OxygenRecorded(litres_per_minute=flow)


@pytest.mark.parametrize("text", ["o16", "o15.1", "o2.55", "ox", "o-"])
def test_a_flow_that_is_none_is_refused(text: str) -> None:
    """Beyond the range, finer than its decimals, or no digit."""
    keying = with_oxygen(text)
    assert isinstance(keying.asking, AskOxygen)
    assert "is not taken" in refusal(keying)


def test_empty_enter_says_what_the_set_asks_for() -> None:
    """Where Enter led to the question, an empty answer is none and is told so."""
    asked = with_oxygen("128/82\n", needed=frozenset({OXYGEN}))
    again = type_in(asked, "\n")
    assert "A for air" in refusal(again)
    assert again.asking == asked.asking
    assert not refusal(type_in(again, "2"))


def test_an_unfinished_flow_is_refused() -> None:
    """0.4 L/min is below the range, so its beginning ends in nothing."""
    assert "Oxygen 0. is not complete" in refusal(with_oxygen("o0. "))


def test_oxygen_is_charted_along_with_the_set() -> None:
    """It stands beside the observations; without it nothing is said of oxygen."""
    keying = with_oxygen("128/82 76 97 o2 14\n")
    assert keying.keyed is not None
    assert keying.keyed.oxygen == OxygenRecorded(litres_per_minute=Decimal(2))
    silent = with_oxygen("128/82\n")
    assert silent.keyed is not None
    assert silent.keyed.oxygen is None


def test_a_set_that_asks_for_oxygen_opens_its_box_and_then_saves() -> None:
    """Enter opens it, and the answer goes on to save."""
    asked = with_oxygen("128/82\n", needed=frozenset({OXYGEN}))
    assert isinstance(asked.asking, AskOxygen)
    assert asked.keyed is None
    assert type_in(asked, "a").keyed is not None
    assert type_in(asked, "2\n").keyed is not None
    assert type_in(asked, "\x1b").keyed is None


def test_the_answer_about_oxygen_keeps_the_question_that_follows() -> None:
    """A challenge asked by the same Enter is not lost."""
    asked = with_oxygen("100/90\na", needed=frozenset({OXYGEN}))
    assert asked.keyed is None
    assert len(asked.questions) == 1


def test_without_a_range_for_oxygen_the_key_is_refused() -> None:
    """A protocol that charts no oxygen says so."""
    assert "oxygen is not charted here" in refusal(typed("o"))


def test_a_click_on_a_box_takes_the_oxygen_that_was_typed() -> None:
    """As Tab does, also in the one line."""
    two = OxygenRecorded(litres_per_minute=Decimal(2))
    assert press(with_oxygen("o2"), Focus("hr"), NOW).oxygen == two
    line = retype(with_oxygen(""), "o2", NOW)
    assert press(line, Focus("hr"), NOW).oxygen == two
