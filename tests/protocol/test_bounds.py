"""How small and how large the numbers and words of a protocol's tables can be."""

from dataclasses import dataclass

import pytest

from monitor.protocol.conditions import AtOrAbove, WithEffect
from monitor.protocol.parsing import parse_protocol
from tests.protocol.faulty import faults, with_change
from tests.protocol.ruled import protocol_text, rule_text

SBP = '{ kind = "at_or_above", field = "sbp", limit = 180 }'


@dataclass(frozen=True)
class Bound:
    """What is written with a value in it, and the bounds of the value."""

    text: str
    lowest: int
    highest: int
    is_text: bool = False

    def with_value(self, value: int) -> str:
        return self.text.replace("@", "x" * value if self.is_text else str(value))


CONDITIONS = [
    Bound('{ kind = "effect_episodes", code = "VOM", limit = @ }', 0, 1000),
    Bound(f'{SBP}, {{ kind = "after_start", minutes = @ }}', 0, 1000),
    Bound('{ kind = "no_reading", field = "sbp", minutes = @ }', 1, 240),
    Bound('{ kind = "rises_by", field = "sbp", limit = 30, per_minutes = @ }', 1, 240),
    Bound('{ kind = "at_or_above", field = "sbp", limit = 180, running = @ }', 1, 6),
    Bound(
        '{ kind = "at_or_above", field = "sbp", limit = 180, for_minutes = @ }', 0, 240
    ),
    Bound('{ kind = "with_effect", signs = [{ code = "CP", grade = @ }] }', 1, 5),
]


def _ruled(when: str) -> str:
    unit = "mmHg" if "limit" in when and "sbp" in when else ""
    return protocol_text(rule_text(when, unit=unit))


@pytest.mark.parametrize("bound", CONDITIONS)
def test_number_of_a_condition(bound: Bound) -> None:
    """A number at either bound is read; one below, or one above, is a fault."""
    for value in (bound.lowest, bound.highest):
        parse_protocol(_ruled(bound.with_value(value)))
    for value in (bound.lowest - 1, bound.highest + 1):
        (path,) = faults(_ruled(bound.with_value(value)))
        assert path.startswith("rule[")


def test_a_condition_says_little_by_default() -> None:
    """One reading of any length fires, and a sign counts from grade 1 on."""
    signs = '{ kind = "with_effect", signs = [{ code = "CP" }] }'
    protocol = parse_protocol(
        protocol_text(rule_text(SBP), rule_text(signs, unit="", rule="CP"))
    )
    ((value,), (sign,)) = (rule.when for rule in protocol.rules)
    assert isinstance(value, AtOrAbove)
    assert isinstance(sign, WithEffect)
    assert (value.running, value.for_minutes) == (1, 0)
    assert [s.grade for s in sign.signs] == [1]


@pytest.mark.parametrize("length", [0, 1, 2, 40, 41])
def test_code_of_a_condition(length: int) -> None:
    """A code of 1 to 40 characters is looked up; any other is no code."""
    when = f'{{ kind = "no_reading", field = "{"x" * length}", minutes = 20 }}'
    found = faults(_ruled(when))
    assert ("no field" in " ".join(found.values())) is (1 <= length <= 40)


@pytest.mark.parametrize("phases", [(), ("during",)])
def test_a_phase_at_least(phases: tuple[str, ...]) -> None:
    """A rule of no phase at all would never fire."""
    names = ", ".join(f'"{phase}"' for phase in phases)
    text = _ruled(f'{SBP}, {{ kind = "in_phase", phases = [{names}] }}')
    if phases:
        parse_protocol(text)
    else:
        assert any(path.startswith("rule[") for path in faults(text))


_LATE_SOURCE = (
    'source = "Only what was true within 10min calls, the rest is listed: design '
    'hazard H16, late data raising old alarms; needs local approval"'
)
_APART = """\
days_between = {days}
maintenance_days_between = [7, 14, 28]
least_hours_between = {hours}"""
TABLES = [
    ("[series]", "sessions = 6", Bound("sessions = @", 1, 50)),
    (
        "[series]",
        _APART.format(days=3, hours=40),
        Bound(_APART.format(days="@", hours=1), 1, 365),
    ),
    (
        "[series]",
        _APART.format(days=3, hours=40),
        Bound(_APART.format(days=100, hours="@"), 1, 720),
    ),
    (
        "[series]",
        "maintenance_days_between = [7, 14, 28]",
        Bound("maintenance_days_between = [7, @, 28]", 1, 365),
    ),
    ("[late_values]", "after_minutes = 10", Bound("after_minutes = @", 1, 120)),
    (
        "[escalation]",
        "high_rooms_after_seconds = 60",
        Bound("high_rooms_after_seconds = @", 10, 179),
    ),
    (
        "[escalation]",
        "high_contact_after_seconds = 180",
        Bound("high_contact_after_seconds = @", 61, 3600),
    ),
    (
        "[escalation]",
        "medium_board_after_seconds = 300",
        Bound("medium_board_after_seconds = @", 10, 3600),
    ),
    (
        "[late_values]",
        _LATE_SOURCE,
        Bound('source = "@"', 1, 200, is_text=True),
    ),
    (
        "[escalation]",
        'source = "Design default, needs local approval"',
        Bound('source = "@"', 1, 200, is_text=True),
    ),
    (
        "[escalation]",
        "high_rooms_after_seconds = 60",
        Bound('contact = "@"\nhigh_rooms_after_seconds = 60', 0, 100, is_text=True),
    ),
]


@pytest.mark.parametrize(("table", "line", "bound"), TABLES)
def test_value_of_a_table(table: str, line: str, bound: Bound) -> None:
    """A value at either bound is read; one below, or one above, is a fault."""
    for value in (bound.lowest, bound.highest):
        parse_protocol(with_change(line, bound.with_value(value), within=table))
    for value in (bound.lowest - 1, bound.highest + 1):
        if value >= 0 or not bound.is_text:
            (path,) = faults(with_change(line, bound.with_value(value), within=table))
            assert path.startswith(table.strip("[]"))


def test_maintenance_of_no_day() -> None:
    """After the series the next session is due on some day."""
    found = faults(
        with_change(
            "maintenance_days_between = [7, 14, 28]", "maintenance_days_between = []"
        )
    )
    assert list(found) == ["series.maintenance_days_between"]
