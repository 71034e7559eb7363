"""What is left in a bag is asked for, and what can't be left is asked about."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import DrugPrepared, InfusionRecorded, WasteRecorded
from monitor.protocol.wasting import (
    bag_balance,
    left_by_pump,
    overdrawn,
    unlike_pump,
    unwasted_ml,
)
from tests.builders import DOSE, Chronicle, at
from tests.dosing import DEVICES
from tests.protocol.shipped import shipped

LOT = DrugPrepared(lot="23LK", expiry=date(2027, 1, 31))
THIRDS = replace(DOSE, bag_ml=Decimal(60), mg_per_ml=Decimal("0.833"))
WASTE = WasteRecorded(ml=Decimal(1), witness="S. Lindqvist RN")


def left(chronicle: Chronicle, minute: float) -> Decimal | None:
    return unwasted_ml(chronicle.protocol, chronicle.session, at(minute))


def test_the_bag_less_what_ran_in() -> None:
    """50 mL at 51.3 mL/h for 40min leave 15.8 mL; what is wasted of it counts."""
    chronicle = Chronicle().start()
    chronicle.infuse(40, "completed")
    assert left(chronicle, 60) == Decimal("15.8")
    chronicle.add(WASTE, 61)
    assert left(chronicle, 62) == Decimal("14.8")
    chronicle.add(waste("14.7"), 63)
    assert left(chronicle, 64) == Decimal("0.1")
    chronicle.add(waste(mg="0.1"), 65)
    assert left(chronicle, 66) is None


def test_a_bag_is_reckoned_in_ml_times_mg() -> None:
    """50 mg in 60 mL, a third of it given: 33.333 mg stay, told in mL or in mg."""
    chronicle = Chronicle().open()
    chronicle.add(THIRDS, -19)
    chronicle.infuse(0, "started", "60")
    chronicle.infuse(20, "completed")
    for ml, missing in (("39.9", "0.1"), ("40", "0"), ("40.1", "-0.1")):
        found = bag_balance(chronicle.session, at(60), waste(ml))
        assert found is not None
        assert found.missing_mg == Decimal(missing), ml
    for mg, missing in (("33.2", "0.1"), ("33.3", "0"), ("33.4", "-0.1")):
        found = bag_balance(chronicle.session, at(60), waste(mg=mg))
        assert found is not None
        assert found.missing_mg == Decimal(missing), mg


@pytest.mark.parametrize(("minute", "is_asked"), [(58, True), (59, False), (60, False)])
def test_an_empty_bag_leaves_nothing(minute: float, is_asked: bool) -> None:
    """At 51.3 mL/h the 50 mL are gone after 58.5min."""
    assert (left(Chronicle().start(), minute) is not None) is is_asked


def test_nothing_is_left_of_a_bag_that_ran_in_to_the_drop() -> None:
    """50 mL at 60 mL/h."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "60")
    assert left(chronicle, 49) == Decimal(1)
    assert left(chronicle, 50) is None


def test_before_the_start_only_a_bag_that_was_made() -> None:
    """Cancelled before the dose: all of it, once a lot tells that it was made up."""
    chronicle = Chronicle().open()
    assert left(chronicle, -5) is None
    chronicle.add(LOT, -10)
    assert left(chronicle, -5) == Decimal(50)


def test_only_where_the_protocol_says_and_of_a_bag() -> None:
    """Nothing is asked of devices, nor under a protocol that does not want it."""
    chronicle = Chronicle().start()
    chronicle.add(DEVICES, 1)
    assert left(chronicle, 20) is None
    silent = Chronicle().start()
    silent.protocol = shipped("im_sc")
    silent.add(DOSE, 1)
    assert left(silent, 20) is None


def waste(ml: str = "", mg: str = "") -> WasteRecorded:
    return WasteRecorded(
        ml=Decimal(ml) if ml else None,
        mg=Decimal(mg) if mg else None,
        witness="S. Lindqvist RN",
    )


@pytest.mark.parametrize(
    ("also", "is_asked"),
    [
        (waste("15.7"), False),
        (waste("15.8"), False),
        (waste("15.9"), True),
        (waste(mg="15.8"), False),
        (waste(mg="15.9"), True),
    ],
)
def test_what_was_given_and_wasted_is_no_more_than_the_bag(
    also: WasteRecorded, is_asked: bool
) -> None:
    """34.2 mL of 50 mL were given, 1 mg/mL."""
    chronicle = Chronicle().start()
    chronicle.infuse(40, "completed")
    told = overdrawn(chronicle.session, at(60), also)
    assert bool(told) is is_asked
    if is_asked:
        assert told == "34.2 mL given (calculated) and 15.9 mL wasted, bag 50 mL"


def test_what_is_given_after_a_waste_counts() -> None:
    """30 mL thrown away at 20 min are too much by 24 min, not at 23."""
    chronicle = Chronicle().start()
    chronicle.add(waste("30"), 20)
    assert not overdrawn(chronicle.session, at(23))
    assert overdrawn(chronicle.session, at(24))


def test_all_wastes_count_together() -> None:
    """10 mL and 5.9 mg after 34.2 mL."""
    chronicle = Chronicle().start()
    chronicle.infuse(40, "completed")
    chronicle.add(waste("10"), 41)
    assert not overdrawn(chronicle.session, at(60), waste(mg="5.8"))
    assert overdrawn(chronicle.session, at(60), waste(mg="5.9"))


def test_nothing_wasted_is_not_too_much() -> None:
    """A bag that by calculation ran in whole and more; and devices have no bag."""
    chronicle = Chronicle().start()
    assert not overdrawn(chronicle.session, at(59))
    assert not overdrawn(chronicle.session, at(59), waste("0"))
    assert overdrawn(chronicle.session, at(59), waste("0.1"))
    chronicle.add(DEVICES, 60)
    assert not overdrawn(chronicle.session, at(61), waste(mg="84"))


def ended(pump: str | None, paused: str | None = None) -> Chronicle:
    """A bag of 50 mL, 34.2 mL of it given by calculation, and what the pump read."""
    chronicle = Chronicle().start()
    if paused is not None:
        step = InfusionRecorded(step="paused", pump_ml=Decimal(paused))
        chronicle.add(step, 20)
        chronicle.infuse(20, "resumed")
    read = None if pump is None else Decimal(pump)
    chronicle.add(InfusionRecorded(step="completed", pump_ml=read), 40)
    return chronicle


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ("13.9", "13.9 mL wasted, 14 mL left by the pump"),
        ("14", ""),
        ("14.04", ""),
        ("14.2", "14.2 mL wasted, 14 mL left by the pump"),
    ],
)
def test_waste_is_held_against_what_the_pump_left(also: str, told: str) -> None:
    assert unlike_pump(ended("36").session, at(60), waste(also)) == told


def test_parts_of_a_waste_add_up_to_what_the_pump_left() -> None:
    chronicle = ended("36")
    chronicle.add(waste("10"), 41)
    assert (
        unlike_pump(chronicle.session, at(60)) == "10 mL wasted, 14 mL left by the pump"
    )
    assert unlike_pump(chronicle.session, at(60), waste("4")) == ""


@pytest.mark.parametrize(
    "chronicle",
    [ended(None), ended(None, paused="18"), Chronicle().start()],
    ids=["never read", "read at a pause", "runs"],
)
def test_a_pump_that_was_not_read_at_the_end_says_nothing(chronicle: Chronicle) -> None:
    assert left_by_pump(chronicle.session) is None
    assert unlike_pump(chronicle.session, at(60), waste("9")) == ""


def test_without_a_waste_nothing_differs() -> None:
    """That none is charted is told apart, with what the pump left."""
    assert unlike_pump(ended("36").session, at(60)) == ""
    assert left(ended("36"), 60) == 14
    assert left(ended("50"), 60) is None
