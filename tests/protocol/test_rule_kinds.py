"""Each kind of condition a rule can be made of, at its limit and one short of it."""

import pytest

from monitor.chart.kinds import InfusionStep
from tests.protocol.ruled import fired, protocol_with, rule_text, started
from tests.typed_sets import readings

Series = list[tuple[float, int]]


def test_fall_from_the_baseline() -> None:
    """A fall counts from the baseline on, at the limit and not one short of it."""
    when = '{ kind = "fall", field = "sbp", limit = 30 }'
    for value, expected in ((90, ["SBP fall 30, limit 30"]), (91, [])):
        chronicle = started(protocol_with(rule_text(when)), sbp=120)
        chronicle.observe(10, readings(sbp=value))
        assert fired(chronicle, 11) == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([(10, 120), (20, 150)], ["SBP up 30 in 10min, limit 30 in 10min"]),
        ([(10, 120), (20, 149)], []),
        ([(10, 120), (21, 152)], []),
        ([(10, 120), (21, 153)], ["SBP up 33 in 11min, limit 30 in 10min"]),
        ([(10, 120), (20 + 1 / 60, 150)], []),
        ([(10, 120), (20.5, 151)], []),
        ([(10, 120), (20.5, 152)], ["SBP up 32 in 10min, limit 30 in 10min"]),
        ([(10, 120), (15, 149)], []),
        ([(10, 120), (15, 150)], ["SBP up 30 in 5min, limit 30 in 10min"]),
        ([(10, 150), (20, 120)], []),
        ([(10, 150)], []),
    ],
)
def test_rise_between_two_readings(series: Series, expected: list[str]) -> None:
    """A rise counts by the limit at least, and by the limit for each such time."""
    when = '{ kind = "rises_by", field = "sbp", limit = 30, per_minutes = 10 }'
    chronicle = started(protocol_with(rule_text(when)))
    for minute, value in series:
        chronicle.observe(minute, readings(sbp=value))
    assert fired(chronicle, 30) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((98, 94), ["SpO2 down 4 in 2min, limit 4 in 2min"]),
        ((98, 95), []),
        ((94, 98), []),
    ],
)
def test_fall_between_two_readings(
    values: tuple[int, int], expected: list[str]
) -> None:
    """A fall counts downwards only."""
    when = '{ kind = "falls_by", field = "spo2", limit = 4, per_minutes = 2 }'
    rule = rule_text(when, parameter="spo2", unit="%")
    chronicle = started(protocol_with(rule))
    for minute, value in zip((10, 12), values, strict=True):
        chronicle.observe(minute, readings(spo2=value))
    assert fired(chronicle, 30) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((181, 180, 180), ["SBP 180 mmHg 3 times running, limit 180"]),
        ((181, 180), []),
        ((180, 179, 180, 180), []),
        ((180, 179, 180, 180, 180), ["SBP 180 mmHg 3 times running, limit 180"]),
    ],
)
def test_running_readings(values: tuple[int, ...], expected: list[str]) -> None:
    """It fires at the last of so many in a row; one inside begins the count again."""
    when = '{ kind = "at_or_above", field = "sbp", limit = 180, running = 3 }'
    chronicle = started(protocol_with(rule_text(when)))
    for minute, value in enumerate(values, start=10):
        chronicle.observe(minute, readings(sbp=value))
    assert fired(chronicle, 30) == expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([(10, 92), (15, 92)], ["SpO2 92 % for 5min, limit 92"]),
        ([(10, 92), (14, 92)], []),
        ([(10, 92), (12, 93), (15, 92)], []),
        ([(10, 92), (12, 92), (15, 92)], ["SpO2 92 % for 5min, limit 92"]),
        ([(15, 92)], []),
    ],
)
def test_duration(series: Series, expected: list[str]) -> None:
    """It fires once all readings of so many minutes are at the limit."""
    when = '{ kind = "at_or_below", field = "spo2", limit = 92, for_minutes = 5 }'
    rule = rule_text(when, parameter="spo2", unit="%")
    chronicle = started(protocol_with(rule))
    for minute, value in series:
        chronicle.observe(minute, readings(spo2=value))
    assert fired(chronicle, 30) == expected


def test_running_against_the_baseline() -> None:
    """A reading before the dose is none of those in a row: it makes the baseline."""
    when = '{ kind = "percent_under", field = "sbp", limit = 10, running = 2 }'
    rule = rule_text(when, unit="%")
    chronicle = started(protocol_with(rule), sbp=120)
    chronicle.observe(-4, readings(sbp=140))
    chronicle.observe(-3, readings(sbp=100))
    chronicle.observe(1, readings(sbp=108))
    assert fired(chronicle, 2) == []
    chronicle.observe(2, readings(sbp=108))
    assert fired(chronicle, 3) == [
        "SBP 10 % under baseline twice running, limit 10 %",
    ]


PHASES: list[tuple[str, float, list[str]]] = [
    ('["baseline"]', -1, ["SBP 150 mmHg, limit 150, before the dose"]),
    ('["baseline"]', 0, ["SBP 150 mmHg, limit 150, before the dose"]),
    ('["baseline"]', 1 / 60, []),
    ('["during"]', 0, []),
    ('["during"]', 1 / 60, ["SBP 150 mmHg, limit 150, during the dose"]),
    ('["during"]', 39, ["SBP 150 mmHg, limit 150, during the dose"]),
    ('["during"]', 40, []),
    ('["recovery"]', 39, []),
    ('["recovery"]', 40, ["SBP 150 mmHg, limit 150, in recovery"]),
]


@pytest.mark.parametrize(("phases", "minute", "expected"), PHASES)
def test_phase(phases: str, minute: float, expected: list[str]) -> None:
    """The rule counts in its phases alone; the moment of the start is not *during*."""
    when = (
        '{ kind = "at_or_above", field = "sbp", limit = 150 }, '
        f'{{ kind = "in_phase", phases = {phases} }}'
    )
    chronicle = started(protocol_with(rule_text(when)))
    chronicle.infuse(40, "completed")
    chronicle.observe(minute, readings(sbp=150))
    assert fired(chronicle, 50) == expected


@pytest.mark.parametrize(
    ("minute", "is_fired"), [(19, False), (20, True), (40, True), (41, False)]
)
def test_time_after_the_start(minute: float, is_fired: bool) -> None:
    """The rule counts between two times after the start, both included."""
    when = (
        '{ kind = "at_or_above", field = "sbp", limit = 150 }, '
        '{ kind = "after_start", minutes = 20, until_minutes = 40 }'
    )
    chronicle = started(protocol_with(rule_text(when)))
    chronicle.observe(minute, readings(sbp=150))
    words = f"SBP 150 mmHg, limit 150, {minute:g}min after the start"
    assert fired(chronicle, 50) == ([words] if is_fired else [])


@pytest.mark.parametrize(
    ("step", "minute", "is_fired"),
    [("completed", 54, False), ("completed", 55, True), ("paused", 90, False)],
)
def test_time_after_the_end(step: InfusionStep, minute: float, is_fired: bool) -> None:
    """The rule counts from so long after the end, less the tolerance of its set."""
    when = (
        '{ kind = "at_or_above", field = "sbp", limit = 150 }, '
        '{ kind = "after_end", minutes = 20, tolerance_minutes = 5 }'
    )
    chronicle = started(protocol_with(rule_text(when)))
    chronicle.infuse(40, step)
    chronicle.observe(minute, readings(sbp=150))
    assert bool(fired(chronicle, 100)) is is_fired


@pytest.mark.parametrize(("minute", "is_fired"), [(39.99, False), (40, True)])
def test_the_very_moment_of_the_end_is_after_it(
    minute: float, *, is_fired: bool
) -> None:
    """A rule for right after the end counts from the end itself."""
    when = (
        '{ kind = "at_or_above", field = "sbp", limit = 150 }, '
        '{ kind = "after_end", minutes = 0, tolerance_minutes = 0 }'
    )
    chronicle = started(protocol_with(rule_text(when)))
    chronicle.infuse(40, "completed")
    chronicle.observe(50, readings(sbp=150), effective=minute)
    assert bool(fired(chronicle, 100)) is is_fired


PERCENT: list[tuple[str, int, int]] = [
    ("percent_over", 298, 299),
    ("percent_under", 100, 99),
]


@pytest.mark.parametrize(("kind", "short", "at"), PERCENT)
@pytest.mark.parametrize("running", [1, 2])
def test_percent_is_exact(kind: str, short: int, at: int, running: int) -> None:
    """Half of a baseline of 199 is 99.5: no value between is rounded over it."""
    when = f'{{ kind = "{kind}", field = "sbp", limit = 50, running = {running} }}'
    for value, is_fired in ((short, False), (at, True)):
        chronicle = started(protocol_with(rule_text(when, unit="%")), sbp=199)
        for minute in (10, 11):
            chronicle.observe(minute, readings(sbp=value))
        assert bool(fired(chronicle, 12)) is is_fired


def test_what_goes_on_is_one_alert() -> None:
    """Oxygen that flows grows no worse with each reading."""
    rule = rule_text('{ kind = "on_oxygen" }', parameter="spo2", unit="")
    chronicle = started(protocol_with(rule))
    chronicle.breathe(10, "2")
    for minute in (12, 14):
        chronicle.observe(minute, readings(spo2=95))
    assert fired(chronicle, 15) == ["Oxygen 2 L/min, any flow"]
