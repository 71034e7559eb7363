"""The working of a dose: each step, its rounding and its disagreements."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from monitor.chart.dosing import (
    Bag,
    dose_mg,
    rate_ml_per_hour,
    refuse_bag,
    refuse_dose,
    refuse_order,
    rounded,
)
from monitor.chart.kinds import DoseOrdered

D = Decimal


def bag(stock: str = "50", ml: str = "50", mg: str = "50") -> Bag:
    return Bag(stock_mg_per_ml=D(stock), ml=D(ml), mg=D(mg))


ORDERED = DoseOrdered(
    drug="ketamine",
    route="iv",
    ordered_by="Dr Meyer",
    weight_kg=D("68.4"),
    mg_per_kg=D("0.5"),
    mg=D("34.2"),
    stock_mg_per_ml=D("50"),
    bag_ml=D("50"),
    bag_mg=D("50"),
    mg_per_ml=D("1"),
    infuse_ml=D("34.2"),
    remain_ml=D("15.8"),
    minutes=40,
    rate_ml_per_hour=D("51.3"),
)


def test_the_worked_example() -> None:
    """68.4 kg at 0.5 mg/kg is 34.2 mg, 34.2 mL of 1 mg/mL, 51.3 mL/h over 40 min."""
    hung = bag()
    mg = dose_mg(D("68.4"), D("0.5"))
    ml = hung.ml_holding(mg)

    assert mg == D("34.2")
    assert hung.drawn_ml == 1
    assert hung.mg_per_ml == 1
    assert ml == D("34.2")
    assert hung.ml - ml == D("15.8")
    assert rate_ml_per_hour(ml, 40) == D("51.3")


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("34.24", "34.2"),
        ("34.25", "34.3"),
        ("34.35", "34.4"),
        ("0.05", "0.1"),
        ("0.049", "0"),
    ],
)
def test_rounding_is_half_up_to_a_tenth(exact: str, shown: str) -> None:
    """A half goes up, also where banker's rounding would go down."""
    assert rounded(D(exact)) == D(shown)


@pytest.mark.parametrize(
    ("ordered", "is_refused"),
    [("94.9", True), ("95", False), ("99", False), ("105", False), ("105.1", True)],
)
def test_order_may_be_off_by_a_percent(ordered: str, is_refused: bool) -> None:
    """100 kg at 1 mg/kg, within 5 %; without a percent it must agree."""
    found = refuse_order(D(100), D(1), D(ordered), 5)
    assert (found is not None) is is_refused
    assert refuse_order(D(100), D(1), D(ordered)) is not None


@pytest.mark.parametrize("ordered", ["35.6", "35.65", "35.7"])
def test_either_neighbour_of_a_half_agrees(ordered: str) -> None:
    """71.3 kg at 0.5 mg/kg is 35.65 mg, which a prescriber may round either way."""
    assert refuse_order(D("71.3"), D("0.5"), D(ordered)) is None


@pytest.mark.parametrize("ordered", ["34.1", "34.3", "3.42", "342", "34"])
def test_an_order_a_tenth_off_is_refused(ordered: str) -> None:
    """The refusal names the order, the weight, the dose and what they make."""
    refusal = refuse_order(D("68.4"), D("0.5"), D(ordered))

    assert refusal is not None
    assert f"Ordered {ordered} mg" in refusal.what
    assert "68.4 kg at 0.5 mg/kg is 34.2 mg" in refusal.why


def test_the_bag_may_hold_exactly_the_dose() -> None:
    """At the dose it suffices; one step under it does not."""
    assert refuse_bag(bag(mg="34.2"), D("34.2")) is None

    refusal = refuse_bag(bag(mg="34.1"), D("34.2"))

    assert refusal is not None
    assert "34.2 mg are ordered and 34.1 mg are in it" in refusal.why


def test_the_bag_can_not_be_stronger_than_the_stock() -> None:
    """At the strength of the stock it is undiluted; above it is impossible."""
    assert refuse_bag(bag(stock="10", ml="5", mg="50"), D("34.2")) is None

    refusal = refuse_bag(bag(stock="10", ml="5", mg="50.1"), D("34.2"))

    assert refusal is not None
    assert "at most 50 mg" in refusal.why


def test_a_sound_dose_is_taken() -> None:
    """The worked example is not refused."""
    assert refuse_dose(ORDERED) is None


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"mg": D("35")}, "ordered", "34.2 mg"),
        ({"infuse_ml": D("34.3")}, "infuse_ml", "34.2 mL to infuse"),
        ({"remain_ml": D("15.7")}, "remain_ml", "15.8 mL remaining"),
        ({"rate_ml_per_hour": D("5.13")}, "rate", "51.3 mL/h"),
        ({"mg_per_ml": D("10")}, "mg_per_ml", "1 mg/mL in the bag"),
        ({"bag_mg": D("30")}, "bag_mg", "30 mg are in it"),
        ({"weight_kg": D("86.4")}, "ordered", "43.2 mg"),
        ({"weight_kg": D(0)}, "weight", "above 0"),
        ({"minutes": 0}, "minutes", "above 0"),
        ({"bag_ml": D("NaN")}, "bag_ml", "above 0"),
        ({"stock_mg_per_ml": D(-50)}, "stock", "above 0"),
    ],
)
def test_a_step_that_disagrees_is_named(
    changes: dict[str, Decimal | int], field: str, words: str
) -> None:
    """Whichever figure is off, the refusal stands at its field and says what is due."""
    refusal = refuse_dose(structs.replace(ORDERED, **changes))

    assert refusal is not None
    assert refusal.field == field
    assert words in refusal.sentence


tenths = st.integers(1, 3000).map(lambda n: D(n) / 10)


@given(
    weight=tenths,
    per_kg=st.integers(1, 300).map(lambda n: D(n) / 100),
    spare=tenths,
    ml=tenths,
    minutes=st.integers(1, 240),
)
def test_what_the_working_gives_is_never_refused(
    weight: Decimal, per_kg: Decimal, spare: Decimal, ml: Decimal, minutes: int
) -> None:
    """Steps worked out by the functions agree with the check made at charting."""
    mg = dose_mg(weight, per_kg)
    if mg == 0:
        return
    hung = Bag(stock_mg_per_ml=(mg + spare) / ml * 2, ml=ml, mg=mg + spare)
    infuse = hung.ml_holding(mg)
    made = structs.replace(
        ORDERED,
        weight_kg=weight,
        mg_per_kg=per_kg,
        mg=mg,
        stock_mg_per_ml=hung.stock_mg_per_ml,
        bag_ml=hung.ml,
        bag_mg=hung.mg,
        mg_per_ml=hung.mg_per_ml,
        infuse_ml=infuse,
        remain_ml=hung.ml - infuse,
        minutes=minutes,
        rate_ml_per_hour=rate_ml_per_hour(infuse, minutes),
    )

    assert refuse_dose(made) is None
    assert 0 <= made.remain_ml <= hung.ml
