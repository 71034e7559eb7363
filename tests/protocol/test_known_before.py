"""A value charted late, from before an alert of the same episode: it was known."""

import pytest

from monitor.chart.kinds import AlertResolved, ObservationsRecorded
from tests.builders import Chronicle
from tests.protocol.pressures import running
from tests.protocol.ruled import protocol_with, rule_text
from tests.typed_sets import readings

ONE_RULE = protocol_with(
    rule_text('{ kind = "at_or_above", field = "sbp", limit = 180 }')
)


def shown(*values: tuple[float, ObservationsRecorded]) -> Chronicle:
    """Each charted in time, and its alerts shown."""
    chronicle = running()
    for minute, what in values:
        chronicle.observe(minute, what)
        chronicle.show(minute)
    return chronicle


def late(
    chronicle: Chronicle, known: float, effective: float, what: ObservationsRecorded
) -> list[str]:
    """What is raised by it, and by time until an hour after."""
    chronicle.observe(known, what, effective=effective)
    return [rule(key) for minute in (known, 70) for key in chronicle.show(minute)]


def rule(key: str) -> str:
    return key.split(":", maxsplit=1)[0]


def values(keys: list[str]) -> list[str]:
    return [key for key in keys if key != "overdue"]


def active(chronicle: Chronicle, minute: float) -> list[str]:
    alerts = chronicle.assess(minute).alerts
    return [a.rule for a in alerts if a.is_active and a.rule != "overdue"]


@pytest.mark.parametrize("minute", [12, 15])
def test_it_raises_no_second_alert(minute: float) -> None:
    """183 of minute 5, charted after 185 had alerted, is the episode known since."""
    chronicle = shown((10, readings(sbp=185)))
    assert values(late(chronicle, minute, 5, readings(sbp=183))) == []
    assert active(chronicle, minute) == ["SBP-HIGH-2"]
    (alert,) = [a for a in chronicle.assess(16).alerts if a.rule == "SBP-HIGH-2"]
    assert alert.resolved_how is None
    assert alert.values[0].value == 185


@pytest.mark.parametrize(("sbp", "raised"), [(194, []), (195, ["SBP-HIGH-2"])])
def test_one_that_was_worse_calls(sbp: int, raised: list[str]) -> None:
    """By the step that raises another alert; nobody was told of that."""
    chronicle = shown((10, readings(sbp=185)))
    assert values(late(chronicle, 12, 5, readings(sbp=sbp))) == raised


def test_a_more_urgent_one_calls() -> None:
    """What was shown was less urgent."""
    chronicle = shown((10, readings(sbp=195)))
    assert "SBP-HIGH-3" in late(chronicle, 12, 5, readings(sbp=200))


def test_a_less_urgent_one_is_known_too() -> None:
    """A high alert stands; the medium value that led to it calls nobody."""
    chronicle = shown((10, readings(sbp=205)))
    assert values(late(chronicle, 12, 5, readings(sbp=185))) == []
    assert active(chronicle, 12) == ["SBP-HIGH-3"]


def test_an_episode_of_its_own_calls() -> None:
    """Between the two it had cleared: they are two episodes."""
    inside = readings(sbp=118, dbp=72)
    chronicle = shown((6, inside), (7, inside), (10, readings(sbp=185)))
    assert "SBP-HIGH-2" in late(chronicle, 12, 5, readings(sbp=183))


def test_what_was_not_shown_before_calls() -> None:
    """Both charted by the time of the first look: the first of them is shown."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185))
    first = chronicle.observe(11, readings(sbp=183), effective=5)
    assert [k for k in chronicle.show(11) if "SBP" in k] == [f"SBP-HIGH-2:{first}"]


def test_two_of_them_are_known_both() -> None:
    """The second is found once the first is quiet."""
    chronicle = shown((10, readings(sbp=185)))
    assert values(late(chronicle, 12, 5, readings(sbp=184))) == []
    assert values(late(chronicle, 13, 6, readings(sbp=183))) == []
    assert values(late(chronicle, 14, 4, readings(sbp=182))) == []


def test_a_worse_one_within_the_episode_is_known() -> None:
    """182 and then 193 were shown; 192 between them is worse than the first only."""
    chronicle = shown((8, readings(sbp=182)), (14, readings(sbp=193)))
    assert values(late(chronicle, 16, 11, readings(sbp=192))) == []


def test_what_came_after_it_calls() -> None:
    """190 was shown and amended to 181: 192 two minutes later is no earlier value."""
    chronicle = running()
    reading = chronicle.observe(10, readings(sbp=190))
    chronicle.show(10)
    chronicle.amend(11, reading, readings(sbp=181))
    assert "SBP-HIGH-2" in late(chronicle, 13, 12, readings(sbp=192))


@pytest.mark.parametrize(("known", "listed"), [(15, []), (15.01, ["SBP-HIGH-2"])])
def test_what_is_too_late_to_call_is_listed(known: float, listed: list[str]) -> None:
    """It calls nobody anyway, and somebody is to look at it."""
    chronicle = shown((10, readings(sbp=185)))
    late(chronicle, known, 5, readings(sbp=183))
    assert [a.rule for a in chronicle.assess(known).late] == listed
    assert "SBP-HIGH-2" in active(chronicle, known)


def test_what_a_person_ended_tells_of_it_no_more() -> None:
    """What is charted after that is shown anew."""
    chronicle = shown((10, readings(sbp=185)))
    key = chronicle.session.alerts[0].key
    chronicle.add(AlertResolved(key=key, cause="cuff"), 11)
    assert "SBP-HIGH-2" in late(chronicle, 12, 5, readings(sbp=183))


def test_another_reason_calls() -> None:
    """A high diastolic alert says nothing of the systolic that it came without."""
    chronicle = shown((10, readings(sbp=150, dbp=112)))
    assert "SBP-HIGH-2" in late(chronicle, 12, 5, readings(sbp=183, dbp=80))


def test_once_the_known_one_is_amended_away_it_calls() -> None:
    """Then nothing else told of it."""
    chronicle = running()
    reading = chronicle.observe(10, readings(sbp=185))
    chronicle.show(10)
    assert values(late(chronicle, 12, 5, readings(sbp=183))) == []
    chronicle.amend(75, reading, readings(sbp=168))
    assert [rule(k) for k in chronicle.show(75) if "SBP-HIGH-2" in k]


def test_one_field_that_was_worse_calls() -> None:
    """However little the other one has moved."""
    chronicle = shown((10, readings(sbp=185, dbp=115)))
    found = values(late(chronicle, 12, 5, readings(sbp=195, dbp=114)))
    assert found == ["SBP-HIGH-2"]


def test_the_very_rule_that_was_shown_is_known() -> None:
    """Also where no other holds."""
    chronicle = Chronicle(protocol=ONE_RULE).open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.observe(10, readings(sbp=185))
    assert [rule(key) for key in chronicle.show(10)] == ["TEST-2"]
    assert values(late(chronicle, 12, 5, readings(sbp=183))) == []
