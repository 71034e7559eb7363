"""A value amended for the worse after somebody acknowledged what was shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Chronicle, at, iv40
from tests.protocol.pressures import running
from tests.typed_sets import readings

STEPS = {s.field: s.step for s in iv40().steadiness}
ROOMY = [
    ("sbp", 182, 1),
    ("sbp", 78, -1),
    ("dbp", 125, 1),
    ("hr", 122, 1),
    ("hr", 38, -1),
    ("spo2", 88, -1),
    ("rr", 25, 1),
    ("rr", 8, -1),
    ("sedation", 2, -1),
    ("distress", 7, 1),
]
"""Values that can grow worse by a step within their priority, and which way."""


def acknowledged(**values: int) -> tuple[Chronicle, str]:
    """One set at minute 10, its alert shown and acknowledged; its key."""
    chronicle = running()
    chronicle.observe(10, readings(**values))
    (key,) = chronicle.show(10)
    chronicle.acknowledge(11, key)
    return chronicle, key


def amend(chronicle: Chronicle, minute: int, **values: int) -> list[str]:
    """Amend the first set and show what that raises; the keys."""
    chronicle.amend(minute, chronicle.session.sets[0].id, readings(**values))
    return chronicle.show(minute)


@pytest.mark.parametrize(("field", "value", "sign"), ROOMY)
def test_below_the_step_the_acknowledged_alert_stands(
    field: str, value: int, sign: int
) -> None:
    """Worse by less than a step is still what was acknowledged."""
    chronicle, key = acknowledged(**{field: value})
    worse = value + sign * (STEPS[field] - 1)
    chronicle.amend(
        12, chronicle.session.sets[0].id, readings(**{field: worse, "nausea": 0})
    )
    assert chronicle.show(12) == []
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert alert.is_active
    assert alert.is_acknowledged


@pytest.mark.parametrize("beyond", [0, 1])
@pytest.mark.parametrize(("field", "value", "sign"), ROOMY)
def test_from_the_step_on_it_fires_anew(
    field: str, value: int, sign: int, beyond: int
) -> None:
    """At a step and above it the alert is raised again, and nobody has seen that."""
    chronicle, _ = acknowledged(**{field: value})
    (key,) = amend(chronicle, 12, **{field: value + sign * (STEPS[field] + beyond)})
    (card,) = chronicle.assess(12).strip
    assert card.unacknowledged == (key,)
    assert card.top.key == key


def test_new_key_names_the_amendment() -> None:
    """The entry that made it worse opens it: the rule and the amendment's own id."""
    chronicle, _ = acknowledged(sbp=182)
    target = chronicle.session.sets[0].id
    amendment = chronicle.amend(12, target, readings(sbp=195))
    (raised,) = chronicle.assess(12).to_raise
    assert raised.key == f"SBP-HIGH-2:{amendment}"
    assert raised.opened_by == target
    assert [int(m.value) for m in raised.values] == [195]


def test_what_was_acknowledged_ends_as_raised_on_an_amended_value() -> None:
    """The acknowledgement stays with the value that was shown."""
    chronicle, key = acknowledged(sbp=182)
    amend(chronicle, 12, sbp=195)
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("amended value", at(12))
    assert (alert.value, alert.acknowledged_at) == ("SBP 182 mmHg", at(11))


def test_amended_into_a_higher_priority_fires_anew() -> None:
    """182 amended to 205 is HIGH, and what was shown as MEDIUM is over."""
    chronicle, key = acknowledged(sbp=182)
    amend(chronicle, 12, sbp=205)
    assessment = chronicle.assess(12)
    (card,) = assessment.strip
    assert (card.priority, card.top.is_acknowledged) == ("high", False)
    alert = assessment.alert(key)
    assert alert is not None
    assert alert.resolved_how == "amended value"


def test_unacknowledged_alert_is_shown_again_with_the_worse_value() -> None:
    """What is then acknowledged is in the record as it was on the screen."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=182))
    chronicle.show(10)
    (key,) = amend(chronicle, 12, sbp=195)
    (card,) = chronicle.assess(12).strip
    assert card.unacknowledged == (key,)


def test_each_further_step_fires_anew() -> None:
    """A second amendment is held against the first one's value."""
    chronicle, _ = acknowledged(sbp=180)
    (key,) = amend(chronicle, 12, sbp=190)
    chronicle.acknowledge(13, key)
    assert amend(chronicle, 14, sbp=199) == []
    alert = chronicle.assess(14).alert(key)
    assert alert is not None
    assert alert.is_active
    assert alert.is_acknowledged


def test_amended_back_is_what_was_acknowledged_first() -> None:
    """A worse value that was itself a slip leaves the first alert, as acknowledged."""
    chronicle, first = acknowledged(sbp=182)
    (second,) = amend(chronicle, 12, sbp=195)
    assert amend(chronicle, 13, sbp=183) == []
    assessment = chronicle.assess(13)
    states = {a.key: a.resolved_how for a in assessment.alerts if a.opened_by}
    assert states == {first: None, second: "amended value"}
    assert assessment.strip[0].unacknowledged == ()


def test_other_half_of_the_pressure_counts_too() -> None:
    """182/100 amended to 182/118: the step is the diastolic's, the card the same."""
    chronicle, first = acknowledged(sbp=182, dbp=100)
    (key,) = amend(chronicle, 12, sbp=182, dbp=118)
    assert key.startswith("DBP-HIGH-2:")
    (card,) = chronicle.assess(12).strip
    assert card.top.key == key
    assert first in {alert.key for alert in card.alerts}


def test_other_rule_of_the_priority_does_not_fire_below_the_step() -> None:
    """178/112 amended to 181/112 crosses another limit, by less than a step."""
    chronicle, key = acknowledged(sbp=178, dbp=112)
    assert amend(chronicle, 12, sbp=181, dbp=112) == []
    assert chronicle.assess(12).strip[0].top.key == key


def test_value_carried_to_a_sign_fires_the_sign_anew() -> None:
    """HIGH by chest pain at 182: the pressure amended to 195 raises HIGH again."""
    chronicle = running()
    target = chronicle.observe(10, readings(sbp=182))
    chronicle.effect(11, "CP", 2)
    for key in chronicle.show(11):
        chronicle.acknowledge(11, key)
    amendment = chronicle.amend(12, target, readings(sbp=195))
    raised = {r.key: r.priority for r in chronicle.assess(12).to_raise}
    assert "high" in raised.values()
    assert all(key.endswith(str(amendment)) for key in raised)
    chronicle.show(12)
    assert chronicle.assess(13).to_raise == ()


@given(st.integers(180, 199), st.integers(180, 199))
def test_only_a_step_for_the_worse_fires_anew(shown: int, amended: int) -> None:
    """Within MEDIUM an amendment raises exactly when it is a step above."""
    chronicle, _ = acknowledged(sbp=shown)
    keys = amend(chronicle, 12, sbp=amended)
    assert len(keys) == (amended - shown >= STEPS["sbp"])
