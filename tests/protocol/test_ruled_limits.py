"""Every limit that iv40 uses: an alert at it, and none one short of it.

The tables are written out by hand from the ruling, not read from the protocol.
"""

import pytest

from tests.protocol.relative import Values, priority, with_baseline, without_baseline
from tests.typed_sets import readings

ABSOLUTE: list[tuple[str, Values, str, Values, str | None]] = [
    ("bp", {"sbp": 160}, "low", {"sbp": 159}, None),
    ("bp", {"sbp": 180}, "medium", {"sbp": 179}, "low"),
    ("bp", {"sbp": 200}, "high", {"sbp": 199}, "medium"),
    ("bp", {"dbp": 100}, "low", {"dbp": 99}, None),
    ("bp", {"dbp": 110}, "medium", {"dbp": 109}, "low"),
    ("bp", {"dbp": 120}, "high", {"dbp": 119}, "medium"),
    ("bp", {"sbp": 99}, "low", {"sbp": 100}, None),
    ("bp", {"sbp": 89}, "medium", {"sbp": 90}, "low"),
    ("bp", {"sbp": 79}, "high", {"sbp": 80}, "medium"),
    ("hr", {"hr": 101}, "low", {"hr": 100}, None),
    ("hr", {"hr": 121}, "medium", {"hr": 120}, "low"),
    ("hr", {"hr": 141}, "high", {"hr": 140}, "medium"),
    ("hr", {"hr": 49}, "medium", {"hr": 50}, None),
    ("hr", {"hr": 39}, "high", {"hr": 40}, "medium"),
    ("spo2", {"spo2": 93}, "low", {"spo2": 94}, None),
    ("spo2", {"spo2": 91}, "medium", {"spo2": 92}, "low"),
    ("spo2", {"spo2": 89}, "high", {"spo2": 90}, "medium"),
    ("rr", {"rr": 11}, "low", {"rr": 12}, None),
    ("rr", {"rr": 9}, "medium", {"rr": 10}, "low"),
    ("rr", {"rr": 8}, "high", {"rr": 9}, "medium"),
    ("rr", {"rr": 21}, "low", {"rr": 20}, None),
    ("rr", {"rr": 25}, "medium", {"rr": 24}, "low"),
    ("sedation", {"sedation": 4}, "low", {"sedation": 5}, None),
    ("sedation", {"sedation": 3}, "medium", {"sedation": 4}, "low"),
    ("sedation", {"sedation": 2}, "high", {"sedation": 3}, "medium"),
    ("distress", {"distress": 4}, "low", {"distress": 3}, None),
    ("distress", {"distress": 7}, "medium", {"distress": 6}, "low"),
    (
        "dissociation",
        {"dissociation": 7, "distress": 4},
        "medium",
        {"dissociation": 7, "distress": 3},
        None,
    ),
    (
        "dissociation",
        {"dissociation": 7, "distress": 4},
        "medium",
        {"dissociation": 6, "distress": 4},
        None,
    ),
]


@pytest.mark.parametrize(("parameter", "at", "fires", "short", "less"), ABSOLUTE)
def test_absolute_limit(
    parameter: str, at: Values, fires: str, short: Values, less: str | None
) -> None:
    """At the limit the card has the ruled priority, one short of it a lower one."""
    reached, missed = without_baseline(), without_baseline()
    reached.observe(10, readings(**at))
    missed.observe(10, readings(**short))
    assert priority(reached, parameter) == fires
    assert priority(missed, parameter) == less


RELATIVE: list[tuple[str, Values, Values, str, Values, str | None]] = [
    ("bp", {"sbp": 120}, {"sbp": 144}, "low", {"sbp": 143}, None),
    ("bp", {"sbp": 118}, {"sbp": 158}, "medium", {"sbp": 157}, "low"),
    ("bp", {"dbp": 72}, {"dbp": 97}, "low", {"dbp": 96}, None),
    ("bp", {"dbp": 75}, {"dbp": 100}, "medium", {"dbp": 99}, None),
    ("bp", {"dbp": 70}, {"dbp": 100}, "medium", {"dbp": 99}, "low"),
    ("bp", {"dbp": 76}, {"dbp": 101}, "medium", {"dbp": 100}, "low"),
    ("bp", {"sbp": 150}, {"sbp": 105}, "medium", {"sbp": 106}, None),
    ("hr", {"hr": 70}, {"hr": 84}, "low", {"hr": 83}, None),
]


@pytest.mark.parametrize(
    ("parameter", "before", "at", "fires", "short", "less"), RELATIVE
)
def test_limit_against_the_baseline(
    *,
    parameter: str,
    before: Values,
    at: Values,
    fires: str,
    short: Values,
    less: str | None,
) -> None:
    """A limit on the change since the baseline is inclusive and exact."""
    reached, missed = with_baseline(**before), with_baseline(**before)
    reached.observe(10, readings(**at))
    missed.observe(10, readings(**short))
    assert priority(reached, parameter) == fires
    assert priority(missed, parameter) == less
