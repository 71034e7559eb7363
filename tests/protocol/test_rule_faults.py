"""What a protocol's rules may not be, each fault by its key path."""

import pytest

from tests.protocol.faulty import faults
from tests.protocol.ruled import protocol_text, rule_text

SBP = '{ kind = "at_or_above", field = "sbp", limit = 180 }'
FAULTY = [
    *(
        (
            f'{{ kind = "{kind}", field = "sbp", limit = {limit} }}',
            "rule[TEST-2].when[1].limit",
            f"{limit} % is not from 1 to 100",
        )
        for kind in ("percent_over", "percent_under")
        for limit in (0, 101)
    ),
    (
        '{ kind = "fall", field = "sbp", limit = 260 }',
        "rule[TEST-2].when[1].limit",
        "260 is no possible fall of sbp",
    ),
    (
        '{ kind = "rises_by", field = "sbp", limit = 260, per_minutes = 10 }',
        "rule[TEST-2].when[1].limit",
        "260 is no possible rise of sbp",
    ),
    (
        '{ kind = "rises_by", field = "sbp", limit = 0, per_minutes = 10 }',
        "rule[TEST-2].when[1].limit",
        "0 is no possible rise of sbp",
    ),
    (
        '{ kind = "no_reading", field = "pulse", minutes = 20 }',
        "rule[TEST-2].when[1].field",
        "no field pulse",
    ),
    (
        f'{{ kind = "no_reading", field = "sbp", minutes = 20 }}, {SBP}',
        "rule[TEST-2].when",
        "no_reading is joined with conditions on time alone",
    ),
    (
        (
            '{ kind = "no_reading", field = "sbp", minutes = 20 }, '
            '{ kind = "no_reading", field = "hr", minutes = 20 }'
        ),
        "rule[TEST-2].when",
        "no_reading is joined with conditions on time alone",
    ),
    (
        '{ kind = "in_phase", phases = ["during"] }',
        "rule[TEST-2].when",
        "asks for a time and nothing else",
    ),
    (
        f'{SBP}, {{ kind = "after_start", minutes = 20, until_minutes = 19 }}',
        "rule[TEST-2].when[2].until_minutes",
        "19 is before minutes",
    ),
]


@pytest.mark.parametrize(("when", "path", "text"), FAULTY)
def test_faulty_condition(when: str, path: str, text: str) -> None:
    """Each kind of condition is held against what is possible."""
    unit = "mmHg" if "limit" in when else ""
    assert faults(protocol_text(rule_text(when, unit=unit))).get(path) == text


SOUND = [
    '{ kind = "percent_over", field = "sbp", limit = 1 }',
    '{ kind = "percent_over", field = "sbp", limit = 100 }',
    '{ kind = "fall", field = "sbp", limit = 259 }',
    '{ kind = "rises_by", field = "sbp", limit = 259, per_minutes = 10 }',
    '{ kind = "falls_by", field = "sbp", limit = 1, per_minutes = 10 }',
    f'{SBP}, {{ kind = "after_start", minutes = 20, until_minutes = 20 }}',
    '{ kind = "at_or_above", field = "sbp", limit = 180, running = 6 }',
]


@pytest.mark.parametrize("when", SOUND)
def test_sound_condition(when: str) -> None:
    """At the end of what is possible nothing is wrong."""
    broken = rule_text('{ kind = "on_oxygen" }', unit="%", rule="BROKEN")
    unit = "%" if "percent" in when else "mmHg"
    text = protocol_text(rule_text(when, unit=unit), broken)
    assert set(faults(text)) == {"rule[BROKEN].unit"}


def test_the_same_conditions_twice() -> None:
    """Two rules of one card with the same conditions are told, in any order."""
    other = '{ kind = "rise", field = "sbp", limit = 40 }'
    text = protocol_text(
        rule_text(f"{SBP}, {other}", rule="ONE"),
        rule_text(f"{other}, {SBP}", rule="OTHER"),
    )
    assert faults(text) == {"rule[OTHER].when": "is the same as that of ONE"}


def test_limits_of_a_fall_in_order() -> None:
    """A more urgent fall lies further out than a milder one of its kind."""
    when = '{{ kind = "fall", field = "sbp", limit = {} }}'
    urgent = rule_text(when.format(30), rule="URGENT").replace("medium", "high")
    mild = rule_text(when.format(30), rule="MILD")
    assert faults(protocol_text(urgent, mild)) == {
        "rule[URGENT].when[1].limit": "30 is not beyond the 30 of MILD",
        "rule[MILD].when": "is the same as that of URGENT",
    }
