"""One rule that can't be checked is an urgent alert, and the others go on."""

from typing import Any, cast

import pytest
from msgspec import structs

from monitor.chart.kinds import Reading
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import AnyCondition, AtOrAbove
from monitor.protocol.hypotheses import alerting_fields
from monitor.protocol.rules import Rule
from tests.builders import Chronicle, at, iv40
from tests.typed_sets import observed, readings


class Unknown(AtOrAbove, frozen=True, kw_only=True, tag="unknown"):
    """A condition that this program has never heard of."""


def broken_rule(what: str) -> Rule:
    whole = iv40().rule("HR-HIGH-2")
    rules: dict[str, Rule] = {
        "no limit": structs.replace(
            whole, when=(AtOrAbove(field="hr", limit=cast("int", None)),)
        ),
        "no condition": structs.replace(whole, when=(cast("AnyCondition", "hr"),)),
        "no list": structs.replace(whole, when=cast("Any", 121)),
        "no card": structs.replace(whole, parameter="pulse"),
        "no step": structs.replace(
            whole, when=(AtOrAbove(field="pulse", limit=1),), parameter="pulse"
        ),
    }
    return rules[what]


def with_rule(rule: Rule) -> CareProtocol:
    """iv40 with one rule replaced."""
    whole = iv40()
    rules = tuple(rule if r.id == rule.id else r for r in whole.rules)
    return structs.replace(whole, rules=rules)


BROKEN = ["no limit", "no condition", "no list", "no card", "no step"]


@pytest.mark.parametrize("what", BROKEN)
def test_broken_rule_is_a_high_alert(what: str) -> None:
    """It says which rule could not be checked, and stays until acknowledged."""
    chronicle = Chronicle().start()
    chronicle.protocol = with_rule(broken_rule(what))
    chronicle.observe(10, readings(hr=125))
    card = chronicle.assess(11).card("rules")
    assert card is not None
    assert card.priority == "high"
    assert card.top.key == "unchecked:HR-HIGH-2"
    assert card.top.value == "Rule HR-HIGH-2 could not be checked"
    assert "unchecked:HR-HIGH-2" in chronicle.show(11)
    assert chronicle.assess(12).to_raise == ()


def test_broken_rule_comes_before_the_values_of_its_moment() -> None:
    """What the app can't do is told before what it can."""
    chronicle = Chronicle().start()
    chronicle.protocol = with_rule(broken_rule("no limit"))
    chronicle.observe(10, readings(sbp=205, hr=125))
    chronicle.show(10)
    found = chronicle.assess(10).strip
    assert {card.open_since for card in found} == {at(10)}
    assert [card.parameter for card in found] == ["rules", "bp"]


@pytest.mark.parametrize("what", BROKEN)
def test_other_rules_still_fire(what: str) -> None:
    """Rules of the same card and of others fire as if nothing were wrong."""
    chronicle = Chronicle().start()
    chronicle.protocol = with_rule(broken_rule(what))
    chronicle.observe(10, "205/100 145 88 7 2 8 8 1")
    fired = {alert.rule for alert in chronicle.assess(11).alerts}
    assert fired >= {
        "SBP-HIGH-3",
        "HR-HIGH-3",
        "SPO2-LOW-3",
        "RR-LOW-3",
        "SEDATION-3",
        "DISTRESS-2",
        "DISSOCIATION-DISTRESS-2",
        "HR-HIGH-2",
    }


def test_sound_rules_are_all_checked() -> None:
    """Nothing of iv40 is unchecked, whatever is charted."""
    chronicle = Chronicle().start()
    chronicle.effect(9, "VOM")
    chronicle.breathe(9, "2")
    chronicle.observe(10, "205/100 145 88 7 2 8 8 1")
    assert chronicle.assess(11).card("rules") is None


def test_a_value_that_can_not_be_checked_does_not_wait() -> None:
    """A broken rule counts as firing when a challenged value asks to be saved."""
    protocol = with_rule(broken_rule("no limit"))
    session = Chronicle().start().session
    heart_rate: tuple[Reading, ...] = readings(hr=70).readings
    assert alerting_fields(protocol, session, heart_rate, at(5))
    assert not alerting_fields(iv40(), session, heart_rate, at(5))
    assert not alerting_fields(protocol, session, observed("120/80").readings, at(5))


def hearts(chronicle: Chronicle) -> list[tuple[str, bool]]:
    """The medium and high alerts on the heart rate, and whether each goes on."""
    alerts = chronicle.assess(14).alerts
    told = [a for a in alerts if a.parameter == "hr" and a.priority != "low"]
    return [(alert.rule, alert.is_active) for alert in told]


def test_a_broken_rule_does_not_fire() -> None:
    """What can't be checked is told as that, and on no card of a value."""
    chronicle = Chronicle().start()
    chronicle.protocol = with_rule(broken_rule("no limit"))
    chronicle.observe(10, readings(hr=125))
    assert hearts(chronicle) == []


def test_a_broken_rule_keeps_no_alert_open() -> None:
    """Two readings well inside the rules that can be checked clear the alert."""
    chronicle = Chronicle().start()
    chronicle.protocol = with_rule(broken_rule("no limit"))
    for minute, value in ((10, 45), (11, 70), (12, 70)):
        chronicle.observe(minute, readings(hr=value))
    assert hearts(chronicle) == [("HR-LOW-2", False)]


def test_a_rule_whose_step_is_not_known_fires_once() -> None:
    """What can't be held against the value before it is not told as worse."""
    chronicle = Chronicle().start()
    steps = tuple(s for s in iv40().steadiness if s.field != "hr")
    chronicle.protocol = structs.replace(iv40(), steadiness=steps)
    for minute, value in ((10, 125), (11, 126)):
        chronicle.observe(minute, readings(hr=value))
    assert hearts(chronicle) == [("HR-HIGH-2", True)]
    assert chronicle.assess(14).card("rules") is not None
