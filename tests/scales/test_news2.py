"""NEWS2 against the chart of the Royal College of Physicians, boundary by boundary."""

from decimal import Decimal
from typing import TypedDict

import pytest

from monitor.scales.news2 import NOTICE, SOURCE, News2, Number, score


class _Given(TypedDict, total=False):
    respiratory_rate: Number | None
    spo2: Number | None
    spo2_scale: int
    on_oxygen: bool | None
    systolic: Number | None
    pulse: Number | None
    consciousness: str | None
    temperature: Number | None


_CALM: _Given = {
    "respiratory_rate": 16,
    "spo2": 98,
    "on_oxygen": False,
    "systolic": 120,
    "pulse": 70,
    "consciousness": "A",
    "temperature": Decimal("36.8"),
}


def scored(given: _Given) -> News2:
    together: dict[str, object] = {**_CALM, **given}
    return score(**together)  # type: ignore[arg-type]  # a table of all seven


def test_nothing_out_of_range_scores_nothing() -> None:
    """All seven inside: 0, which is a total and not a hole."""
    calm = scored({})
    assert (calm.total, calm.words, calm.band) == (0, "0", "low")
    assert set(calm.sub_scores.values()) == {0}


@pytest.mark.parametrize(
    ("rate", "points"),
    [(0, 3), (8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3)],
)
def test_respiratory_rate(rate: int, points: int) -> None:
    """Breaths a minute; none at all scores 3."""
    assert scored({"respiratory_rate": rate}).sub_scores["respiratory_rate"] == points


@pytest.mark.parametrize("on_oxygen", [False, True])
@pytest.mark.parametrize(
    ("spo2", "points"),
    [(0, 3), (91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)],
)
def test_spo2_on_scale_1(spo2: int, points: int, on_oxygen: bool) -> None:
    """Scale 1 is the same on air and on oxygen."""
    given = scored({"spo2": spo2, "on_oxygen": on_oxygen})
    assert given.sub_scores["spo2"] == points


@pytest.mark.parametrize(
    ("spo2", "on_air", "on_oxygen"),
    [
        (0, 3, 3),
        (83, 3, 3),
        (84, 2, 2),
        (85, 2, 2),
        (86, 1, 1),
        (87, 1, 1),
        (88, 0, 0),
        (92, 0, 0),
        (93, 0, 1),
        (94, 0, 1),
        (95, 0, 2),
        (96, 0, 2),
        (97, 0, 3),
        (100, 0, 3),
    ],
)
def test_spo2_on_scale_2(spo2: int, on_air: int, on_oxygen: int) -> None:
    """From 93 % on, scale 2 scores only on oxygen."""
    air = scored({"spo2": spo2, "spo2_scale": 2, "on_oxygen": False})
    oxygen = scored({"spo2": spo2, "spo2_scale": 2, "on_oxygen": True})
    assert air.sub_scores["spo2"] == on_air
    assert oxygen.sub_scores["spo2"] == on_oxygen


@pytest.mark.parametrize(("on_oxygen", "points"), [(False, 0), (True, 2)])
def test_oxygen(on_oxygen: bool, points: int) -> None:
    """Air scores 0 and any oxygen 2."""
    assert scored({"on_oxygen": on_oxygen}).sub_scores["on_oxygen"] == points


@pytest.mark.parametrize(
    ("systolic", "points"),
    [
        (0, 3),
        (90, 3),
        (91, 2),
        (100, 2),
        (101, 1),
        (110, 1),
        (111, 0),
        (219, 0),
        (220, 3),
    ],
)
def test_systolic(systolic: int, points: int) -> None:
    """mmHg; up to 219 scores 0."""
    assert scored({"systolic": systolic}).sub_scores["systolic"] == points


@pytest.mark.parametrize(
    ("pulse", "points"),
    [
        (0, 3),
        (40, 3),
        (41, 1),
        (50, 1),
        (51, 0),
        (90, 0),
        (91, 1),
        (110, 1),
        (111, 2),
        (130, 2),
        (131, 3),
    ],
)
def test_pulse(pulse: int, points: int) -> None:
    """Beats a minute."""
    assert scored({"pulse": pulse}).sub_scores["pulse"] == points


@pytest.mark.parametrize(
    ("level", "points"), [("A", 0), ("C", 3), ("V", 3), ("P", 3), ("U", 3)]
)
def test_consciousness(level: str, points: int) -> None:
    """Everything but alert scores 3, new confusion too."""
    assert scored({"consciousness": level}).sub_scores["consciousness"] == points


@pytest.mark.parametrize(
    ("temperature", "points"),
    [
        ("0", 3),
        ("35.0", 3),
        ("35.1", 1),
        ("36.0", 1),
        ("36.1", 0),
        ("38.0", 0),
        ("38.1", 1),
        ("39.0", 1),
        ("39.1", 2),
    ],
)
def test_temperature(temperature: str, points: int) -> None:
    """Degrees Celsius, the same for a Decimal and for a float."""
    for typed in (Decimal(temperature), float(temperature)):
        assert scored({"temperature": typed}).sub_scores["temperature"] == points


@pytest.mark.parametrize(
    ("given", "total", "band"),
    [
        ({"pulse": 91}, 1, "low"),
        ({"pulse": 111, "systolic": 100}, 4, "low"),
        ({"consciousness": "C"}, 3, "low-medium"),
        ({"consciousness": "C", "pulse": 91}, 4, "low-medium"),
        ({"pulse": 111, "systolic": 100, "spo2": 95}, 5, "medium"),
        ({"pulse": 111, "systolic": 100, "spo2": 93}, 6, "medium"),
        ({"consciousness": "V", "pulse": 111, "systolic": 110}, 6, "medium"),
        ({"consciousness": "V", "pulse": 111, "systolic": 100}, 7, "high"),
    ],
)
def test_response_bands(given: _Given, total: int, band: str) -> None:
    """5 is medium, 7 high; one parameter of 3 lifts a low total to low-medium."""
    result = scored(given)
    assert (result.total, result.band) == (total, band)


def test_the_worst_of_all_is_20() -> None:
    """Seven parameters at their worst, on oxygen."""
    worst = score(
        respiratory_rate=25,
        spo2=91,
        on_oxygen=True,
        systolic=220,
        pulse=131,
        consciousness="U",
        temperature=Decimal("35.0"),
    )
    assert worst.total == 20


@pytest.mark.parametrize("name", sorted(_CALM))
def test_each_missing_parameter_makes_it_incomplete(name: str) -> None:
    """No total is told with a hole in it, and the hole is named."""
    given: dict[str, object] = {**_CALM, "pulse": 131, name: None}
    result = score(**given)  # type: ignore[arg-type]  # a table of all seven
    least = 0 if name == "pulse" else 3
    assert result.total is None
    assert result.missing == (name,)
    assert result.words == f"incomplete, at least {least}"


@pytest.mark.parametrize("name", ["respiratory_rate", "spo2", "systolic", "pulse"])
def test_zero_is_never_missing(name: str) -> None:
    """0 is a reading, and the worst one."""
    given: dict[str, object] = {**_CALM, name: 0}
    result = score(**given)  # type: ignore[arg-type]  # a table of all seven
    assert result.is_complete
    assert result.total == 3


def test_nothing_at_all_is_incomplete_at_0() -> None:
    """Without a single value the score is at least 0, and no total."""
    nothing = scored(
        {
            "respiratory_rate": None,
            "spo2": None,
            "on_oxygen": None,
            "systolic": None,
            "pulse": None,
            "consciousness": None,
            "temperature": None,
        }
    )
    assert (nothing.total, nothing.words) == (None, "incomplete, at least 0")
    assert len(nothing.missing) == 7


@pytest.mark.parametrize(("spo2", "points"), [(92, 0), (93, None), (100, None)])
def test_scale_2_needs_to_know_of_oxygen_from_93(spo2: int, points: int | None) -> None:
    """Where oxygen decides and is not known, SpO2 is missing too."""
    given = scored({"spo2": spo2, "spo2_scale": 2, "on_oxygen": None})
    assert given.sub_scores["spo2"] == points


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"spo2_scale": 3}, "SpO2 scale 3 is not known"),
        ({"spo2_scale": True}, "SpO2 scale True is not known"),
        ({"consciousness": "a"}, "one of A, C, V, P or U"),
        ({"consciousness": ""}, "one of A, C, V, P or U"),
        ({"respiratory_rate": -1}, "outside 0 to 100"),
        ({"spo2": 101}, "SpO2 101 is outside 0 to 100"),
        ({"systolic": 351}, "outside 0 to 350"),
        ({"pulse": 351}, "outside 0 to 350"),
        ({"temperature": Decimal("98.6")}, "Temperature 98.6 is outside 0 to 50"),
        ({"pulse": float("nan")}, "Pulse nan is not a number"),
        ({"pulse": float("inf")}, "Pulse inf is not a number"),
        ({"pulse": True}, "Pulse True is not a number"),
        ({"pulse": "70"}, "Pulse '70' is not a number"),
        ({"pulse": False}, "Pulse False is not a number"),
        ({"pulse": "abc"}, "Pulse 'abc' is not a number"),
        ({"pulse": 70.5}, "Pulse 70.5 is not a whole number"),
        ({"on_oxygen": 1}, "On oxygen is 1"),
    ],
)
def test_bad_input_is_refused_in_words(given: dict[str, object], said: str) -> None:
    """A sentence names the parameter, and what was wrong with it."""
    together = {**_CALM, **given}
    with pytest.raises(ValueError, match=said):
        score(**together)  # type: ignore[arg-type]  # wrong on purpose


def test_the_college_is_acknowledged() -> None:
    """Its terms ask for that."""
    assert "Royal College of Physicians" in SOURCE
    assert "Royal College of Physicians" in NOTICE
