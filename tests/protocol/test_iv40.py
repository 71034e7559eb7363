"""The protocol that ships: what it asks, in which words, and how honest it is."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal

import pytest

from monitor.protocol.care_protocol import Lane
from monitor.protocol.limits import absolute_limits
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.wording import wording_faults
from tests.builders import iv40, iv40_text
from tests.typed_sets import FIELDS


def test_fields_in_the_order_of_typing() -> None:
    """BP HR SpO2 RR responsiveness dissociation distress nausea."""
    assert tuple(spec.code for spec in iv40().charting.fields) == FIELDS
    assert iv40().charting.pressure.upper == "sbp"
    assert iv40().charting.pressure.lower == "dbp"


@pytest.mark.parametrize(
    ("code", "lowest", "highest", "delta"),
    [
        ("sbp", 40, 299, 35),
        ("dbp", 20, 199, 25),
        ("hr", 20, 250, 28),
        ("spo2", 40, 100, 5),
        ("rr", 0, 60, 7),
        ("sedation", 0, 5, None),
        ("dissociation", 0, 10, None),
        ("distress", 0, 10, None),
        ("nausea", 0, 3, None),
    ],
)
def test_ranges_and_challenges(
    code: str, lowest: int, highest: int, delta: int | None
) -> None:
    """Hard ranges and challenge deltas are those that were ruled."""
    spec = iv40().charting.field(code)
    assert (spec.lowest, spec.highest) == (Decimal(lowest), Decimal(highest))
    assert spec.challenge_delta == (None if delta is None else Decimal(delta))


def test_pulse_pressure() -> None:
    """Under 18 or over 110 is asked about."""
    pair = iv40().charting.pressure
    assert (pair.narrowest, pair.widest) == (Decimal(18), Decimal(110))


@pytest.mark.parametrize(
    ("field", "step", "margin"),
    [("sbp", 10, 5), ("dbp", 10, 5), ("hr", 15, 5), ("spo2", 2, 1), ("rr", 2, 1)]
    + [(scale, 1, 0) for scale in ("sedation", "dissociation", "distress", "nausea")],
)
def test_steps_and_margins(field: str, step: int, margin: int) -> None:
    """How much worse is a new alert, and how far inside is inside."""
    (found,) = [s for s in iv40().steadiness if s.field == field]
    assert (found.step, found.margin) == (step, margin)


def test_scales_say_which_way_is_worse() -> None:
    """Five is alert and worse below; the others are worse above."""
    charting = iv40().charting
    scales = {spec.code: spec.low_is_worse for spec in charting.fields if spec.is_scale}
    assert scales == {
        "sedation": True,
        "dissociation": False,
        "distress": False,
        "nausea": False,
    }
    sedation = charting.field("sedation")
    assert (sedation.label, sedation.scale) == ("Responsiveness", "MOAA/S")
    assert sedation.word(Decimal(5)) == "alert"
    assert sedation.word(Decimal(4)) == "lethargic"
    assert sedation.anchor(Decimal(0)) == "No response"


def test_every_rule_has_a_card_and_a_source() -> None:
    """Every rule says where its number comes from."""
    protocol = iv40()
    assert {rule.parameter for rule in protocol.rules} == {
        "bp",
        "hr",
        "spo2",
        "rr",
        "sedation",
        "distress",
        "dissociation",
        "vomiting",
        "event",
    }
    assert all(rule.source for rule in protocol.rules)


def test_nobody_has_approved_it() -> None:
    """It does not pass for more than a proposal."""
    assert not iv40().approval.is_approved
    assert iv40().approval.note.startswith("Needs approval")


def test_defaults_say_that_they_need_approval() -> None:
    """A source is a publication, or says that the site has to decide."""
    for rule in iv40().rules:
        assert "needs local approval" in rule.source


def sentences() -> Iterator[str]:
    for parameter in iv40().parameters:
        for priority in PRIORITIES:
            yield from parameter.wording(priority)


def test_words_of_the_protocol() -> None:
    """Three sentences of ten words at most, and none is an order."""
    for parameter in iv40().parameters:
        for priority in PRIORITIES:
            assert wording_faults(parameter.wording(priority)) == []
    said = " ".join(sentences()).lower()
    for order in ("stop", "give", "administer", "safe", "normal"):
        assert order not in said.split()


def test_words_agree_with_the_numbers() -> None:
    """Where a sentence names the repeat, it names the protocol's own minutes."""
    minutes = iv40().rechecking.after_action_minutes
    repeats = [s for s in sentences() if "repeat" in s]
    assert repeats
    assert all(f"within {minutes}min" in s for s in repeats)


def test_every_alert_on_the_strip_has_words() -> None:
    """Each card that can be medium or high quotes the protocol."""
    cards = {(r.parameter, r.priority) for r in iv40().rules if r.priority != "low"}
    for parameter, priority in cards:
        assert iv40().parameter(parameter).wording(priority)


def test_snooze_and_times() -> None:
    """Snooze by 2 or 5min with a reason; late after 5min; old drafts after 2min."""
    protocol = iv40()
    assert protocol.snooze.minutes == (2, 5)
    assert protocol.snooze.most_minutes == 10
    assert protocol.snooze.causes
    assert protocol.charting.late_after.total_seconds() == 300
    assert protocol.charting.old_draft_after.total_seconds() == 120
    assert protocol.charting.baseline_within.total_seconds() == 3600
    assert protocol.charting.baseline_fresh.total_seconds() == 900


def test_answers_to_an_alert() -> None:
    """Eight numbered actions: the first repeats, one calls, the last amends."""
    starts = {action.code: action.starts for action in iv40().actions}
    assert list(starts) == list(range(1, 9))
    assert starts[1] == "recheck"
    assert starts[8] == "amend"
    assert starts[5] == "call"
    assert set(starts.values()) == {"", "recheck", "call", "amend"}


def test_lanes() -> None:
    """Four lanes with a range and ticks of their own, in the order of the chart."""
    assert [(lane.id, lane.unit, lane.ticks) for lane in iv40().lanes] == [
        ("bp", "mmHg", (60, 90, 120, 150, 180)),
        ("hr", "/min", (60, 90, 120)),
        ("spo2", "%", (90, 95)),
        ("rr", "/min", (10, 20)),
    ]


@pytest.mark.parametrize("lane", iv40().lanes, ids=lambda lane: lane.id)
def test_lane_has_room_for_its_limits(lane: Lane) -> None:
    """No limit lies outside the lane that would have to show it."""
    for field in lane.fields:
        for limit in absolute_limits(iv40(), field):
            assert lane.lowest < limit.limit < lane.highest


def test_quick_choices_have_one_key_each() -> None:
    """The ten commonest effects and every sign that alerts have a letter."""
    keyed = {effect.code for effect in iv40().effects if effect.key}
    quick = {"DISS", "DIZZ", "NAUS", "ANX", "HEAD", "BLUR", "SED", "PARES", "VOM"}
    signs = {"ASKSTOP", "PANIC", "UNRESP", "UNSAFE", "ASPIR", "CP", "DYSP", "NEURO"}
    assert keyed >= quick | signs | {"VISLOSS", "AGIT"}


def test_every_number_has_a_source_beside_it() -> None:
    """In the text itself: each table that holds a limit or a time names its source."""
    tables = tomllib.loads(iv40_text())
    without = [path for path, table in _tables(tables) if _lacks_source(table)]
    assert without == []


NAMES = {"version", "code", "grade", "digit", "limit", "minutes", "tolerance_minutes"}
"""Numbers that only name something, or stand in a condition of a sourced rule."""


NESTED = {"when", "anchors", "asks", "limits"}
"""Tables inside one that names the source of all of them."""


def _tables(table: dict[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    yield path, table
    for key, value in table.items():
        for element in value if isinstance(value, list) else [value]:
            if isinstance(element, dict) and key not in NESTED:
                yield from _tables(element, f"{path}.{key}")


def _lacks_source(table: object) -> bool:
    assert isinstance(table, dict)
    numbers = {
        key
        for key, value in table.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    return bool(numbers - NAMES) and not table.get("source")
