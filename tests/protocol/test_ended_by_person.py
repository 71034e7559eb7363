"""What a person ended is over; what is charted after that alerts anew."""

import pytest

from monitor.chart.kinds import AlertResolved
from tests.builders import Chronicle
from tests.protocol.pressures import running
from tests.typed_sets import readings

SLIPPED = "the probe had slipped"


def ended(field: str, value: int, minute: float = 11) -> tuple[Chronicle, str]:
    """A high alert at minute 10 that a person ended, and its key."""
    chronicle = running()
    chronicle.observe(10, readings(**{field: value}))
    (key,) = chronicle.show(10)
    chronicle.add(AlertResolved(key=key, cause=SLIPPED), minute)
    return chronicle, key


def open_rules(chronicle: Chronicle, minute: float) -> list[str]:
    found = [a for a in chronicle.assess(minute).alerts if a.is_active]
    return [a.rule for a in found if a.parameter != "overdue"]


@pytest.mark.parametrize(
    ("field", "first", "again", "rules"),
    [
        ("spo2", 85, 85, ["SPO2-LOW-3"]),
        ("spo2", 85, 89, ["SPO2-LOW-3"]),
        ("spo2", 85, 91, ["SPO2-TWICE-3"]),
        ("spo2", 85, 93, ["SPO2-LOW-1"]),
        ("spo2", 85, 94, []),
        ("sbp", 205, 200, ["SBP-HIGH-3"]),
        ("sbp", 205, 199, ["SBP-HIGH-2"]),
    ],
)
def test_the_next_reading_alerts_anew(
    field: str, first: int, again: int, rules: list[str]
) -> None:
    """By its own priority, whatever stood before it."""
    chronicle, key = ended(field, first)
    assert open_rules(chronicle, 12) == []

    reading = chronicle.observe(20, readings(**{field: again}))
    keys = chronicle.show(20)

    assert [k for k in keys if not k.startswith("overdue")] == [
        f"{rule}:{reading}" for rule in rules
    ]
    assert open_rules(chronicle, 20) == rules
    before = chronicle.assess(20).alert(key)
    assert before is not None
    assert before.resolved_how == "person"


def test_it_is_told_farther_and_ends_by_its_values() -> None:
    """What alerts anew has a life of its own."""
    chronicle, _ = ended("spo2", 85)
    for minute in (20, 22):
        chronicle.observe(minute, readings(spo2=84))
        chronicle.show(minute)
    assert open_rules(chronicle, 22) == ["SPO2-LOW-3"]
    card = chronicle.assess(25).card("spo2")
    assert card is not None
    assert card.top.level == "contact"
    for minute in (26, 27):
        chronicle.observe(minute, readings(spo2=98))
        chronicle.show(minute)
    assert open_rules(chronicle, 27) == []


@pytest.mark.parametrize(("charted", "rules"), [(10.9, []), (11.1, ["SPO2-LOW-3"])])
def test_what_was_charted_before_the_end_is_over_with_it(
    charted: float, rules: list[str]
) -> None:
    """The order is that of charting, also where the reading is of a time before."""
    chronicle = running()
    chronicle.observe(10, readings(spo2=85))
    (key,) = chronicle.show(10)
    if charted < 11:
        chronicle.observe(charted, readings(spo2=86), effective=10.5)
        chronicle.show(charted)
    chronicle.add(AlertResolved(key=key, cause=SLIPPED), 11)
    if charted > 11:
        chronicle.observe(charted, readings(spo2=86), effective=10.5)
        chronicle.show(charted)
    assert open_rules(chronicle, 12) == rules


def test_an_amendment_of_what_was_ended_alerts_only_where_it_is_worse() -> None:
    """The same reading put right is no new one."""
    for value, rules in ((84, []), (83, ["SPO2-LOW-3"])):
        chronicle = running()
        reading = chronicle.observe(10, readings(spo2=85))
        (key,) = chronicle.show(10)
        chronicle.add(AlertResolved(key=key, cause=SLIPPED), 11)
        chronicle.amend(12, reading, readings(spo2=value))
        chronicle.show(12)
        assert open_rules(chronicle, 12) == rules


def test_one_of_two_alerts_ended_leaves_the_other() -> None:
    """A reading that was worse by a step is an alert of its own."""
    chronicle = running()
    chronicle.observe(10, readings(spo2=88))
    (key,) = chronicle.show(10)
    chronicle.observe(12, readings(spo2=85))
    chronicle.show(12)
    chronicle.add(AlertResolved(key=key, cause=SLIPPED), 13)
    chronicle.observe(20, readings(spo2=85))
    assert not [k for k in chronicle.show(20) if not k.startswith("overdue")]
    assert open_rules(chronicle, 20) == ["SPO2-LOW-3"]


def test_two_alerts_of_one_card_ended_together() -> None:
    """The end of a card is the end of both, and the next reading alerts anew."""
    chronicle = running()
    chronicle.observe(10, readings(spo2=88))
    (first,) = chronicle.show(10)
    chronicle.observe(12, readings(spo2=85))
    (worse,) = chronicle.show(12)
    chronicle.add(AlertResolved(key=worse, also=(first,), cause=SLIPPED), 13)
    assert open_rules(chronicle, 14) == []
    chronicle.observe(20, readings(spo2=85))
    chronicle.show(20)
    assert open_rules(chronicle, 20) == ["SPO2-LOW-3"]


def test_an_effect_that_goes_on_is_no_new_one() -> None:
    """A reading that is well does not bring back a sign that a person ended."""
    chronicle = Chronicle().start()
    chronicle.effect(10, "PANICON", 2)
    (key,) = [k for k in chronicle.show(10) if "PANIC" in k]
    chronicle.add(AlertResolved(key=key, cause="known to the prescriber"), 11)
    chronicle.observe(12, readings(distress=2))
    chronicle.show(12)
    assert open_rules(chronicle, 12) == []
    chronicle.effect(14, "PANICON", 2)
    assert [k for k in chronicle.show(14) if "PANIC" in k]


@pytest.mark.parametrize(
    ("code", "distress", "rules"),
    [
        ("", 4, ["DISTRESS-1"]),
        ("", 7, ["DISTRESS-2"]),
        ("PANIC", 3, ["DISTRESS-PANIC-2"]),
        ("ASKSTOP", 3, ["DISTRESS-WISH-3"]),
    ],
)
def test_what_is_found_anew_brings_back_nothing_else(
    code: str, distress: int, rules: list[str]
) -> None:
    """Each is told by itself, not by a wish to stop that a person ended."""
    chronicle = Chronicle().start()
    chronicle.effect(10, "ASKSTOP", 2)
    (key,) = [k for k in chronicle.show(10) if "WISH" in k]
    chronicle.add(AlertResolved(key=key, cause="wants to go on"), 11)
    if code:
        chronicle.effect(12, code, 2)
        chronicle.show(12)
    chronicle.observe(13, readings(distress=distress))
    chronicle.show(13)
    assert open_rules(chronicle, 13) == rules
    chronicle.observe(14, readings(distress=distress))
    chronicle.show(14)
    assert open_rules(chronicle, 14) == rules


def test_half_a_pressure_brings_back_no_other_half() -> None:
    """205 was ended by a person; a diastolic read alone says nothing of it."""
    chronicle, _ = ended("sbp", 205)
    chronicle.observe(20, readings(dbp=101))
    chronicle.show(20)
    assert "SBP-HIGH-3" not in open_rules(chronicle, 20)
    chronicle.observe(21, readings(sbp=205))
    chronicle.show(21)
    assert "SBP-HIGH-3" in open_rules(chronicle, 21)
