"""A medium alert is silent for a few minutes, in one direction only."""

import pytest

from monitor.chart.commands import Chart
from monitor.chart.kinds import AlertSnoozed
from monitor.protocol.alert_snoozing import minutes_to_snooze
from monitor.protocol.assessment import Card
from monitor.protocol.refusing import refuse_by_protocol
from tests.builders import SPACE, Chronicle, at
from tests.protocol.pressures import bp_card, charted, running
from tests.typed_sets import readings


def snoozed(by: int = 5) -> tuple[Chronicle, str]:
    """SBP 183 at minute 10, snoozed at once."""
    chronicle = charted(183)
    key = bp_card(chronicle, 10).top.key
    chronicle.silence(10, key, by)
    return chronicle, key


def is_silent(card: Card) -> bool:
    return card.snoozed_until is not None


@pytest.mark.parametrize(("minute", "silent"), [(10, True), (14.99, True), (15, False)])
def test_silent_until_the_time_is_over(minute: float, silent: bool) -> None:
    """Card and alert say until when; then they speak again by themselves."""
    chronicle, key = snoozed()
    card = bp_card(chronicle, minute)
    assert card.snoozed_until == (at(15) if silent else None)
    alert = chronicle.assess(minute).alert(key)
    assert alert is not None
    assert alert.snoozed_until == card.snoozed_until
    assert alert.is_active


@pytest.mark.parametrize(("value", "silent"), [(192, True), (193, False)])
def test_worse_by_a_step_breaks_through(value: int, silent: bool) -> None:
    """A value worse by a step speaks at once, one short of it does not."""
    chronicle, _ = snoozed()
    chronicle.observe(12, readings(sbp=value))
    assert is_silent(bp_card(chronicle, 12)) is silent


def test_a_more_urgent_rule_breaks_through() -> None:
    """A high alert of the same card speaks at once."""
    chronicle, _ = snoozed()
    chronicle.observe(12, readings(dbp=120))
    card = bp_card(chronicle, 12)
    assert (card.priority, is_silent(card)) == ("high", False)


def test_the_other_direction_breaks_through() -> None:
    """A pressure that falls too low is not silent because it was too high."""
    chronicle, _ = snoozed()
    chronicle.observe(12, readings(sbp=89))
    assert not is_silent(bp_card(chronicle, 12))


def test_another_parameter_is_not_silent() -> None:
    """Snoozing one card leaves the others, and those come first."""
    chronicle, _ = snoozed()
    chronicle.observe(12, readings(hr=125))
    first, second = chronicle.assess(12).strip
    assert [first.parameter, is_silent(first)] == ["hr", False]
    assert [second.parameter, is_silent(second)] == ["bp", True]


def test_high_is_never_silent() -> None:
    """A snooze of a high alert that is in the record all the same has no effect."""
    chronicle = charted(205)
    key = bp_card(chronicle, 10).top.key
    chronicle.silence(10, key, 10)
    assert not is_silent(bp_card(chronicle, 11))
    alert = chronicle.assess(11).alert(key)
    assert alert is not None
    assert alert.snoozed_until is None


def test_cleared_is_no_longer_silent() -> None:
    """What clears while it is silent is shown as cleared."""
    chronicle, _ = snoozed(10)
    chronicle.observe(12, readings(sbp=120))
    chronicle.observe(13, readings(sbp=120))
    card = bp_card(chronicle, 14)
    assert (card.is_latched, is_silent(card)) == (True, False)


def why(chronicle: Chronicle, key: str, minutes: int, minute: float) -> str:
    command = Chart(
        id=SPACE,
        stream_id=chronicle.session.id,
        at=at(minute),
        fact=AlertSnoozed(key=key, minutes=minutes, reason="Prescriber knows"),
    )
    refusal = refuse_by_protocol(
        chronicle.protocol, chronicle.session, command, at(minute)
    )
    return "" if refusal is None else refusal.why


def test_only_medium_value_alerts_can_be_snoozed() -> None:
    """High, low, cleared, overdue and unknown ones are refused, and told why."""
    high, low, both = charted(205), charted(165), charted(183)
    high_key, low_key = bp_card(high, 10).top.key, bp_card(low, 10).top.key
    assert why(high, high_key, 5, 11) == "a high alert is never silent"
    assert why(low, low_key, 5, 11) == "an advisory is silent already"
    medium_key = bp_card(both, 10).top.key
    assert why(both, medium_key, 5, 11) == ""
    both.observe(12, readings(dbp=120))
    assert why(both, medium_key, 5, 12) == "a high alert is never silent"
    assert why(both, "nothing", 5, 12) == "there is no such alert"
    cleared = charted(183, 120, 120)
    assert why(cleared, medium_key, 5, 13) == "it has cleared"
    (overdue,) = (k for k in high.show(16) if k.startswith("overdue"))
    assert why(high, overdue, 5, 16) == ("it is about a set; the set can be put off")


def test_ten_minutes_in_all() -> None:
    """The protocol's choices, never twice at once, and never more than it allows."""
    chronicle, key = snoozed(5)
    assert why(chronicle, key, 5, 14) == "it is snoozed already"
    assert minutes_to_snooze(chronicle.protocol, chronicle.session, key) == (2, 5)
    assert why(chronicle, key, 3, 15) == "the protocol allows 10min in all"
    assert why(chronicle, key, 10, 15) == "the protocol allows 10min in all"
    assert why(chronicle, key, 5, 15) == ""
    chronicle.silence(15, key, 5)
    assert why(chronicle, key, 2, 20) == "the protocol allows 10min in all"


def test_the_longest_of_two_snoozes_counts() -> None:
    """An alert that was snoozed twice is silent up to the later end."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185))
    (key,) = chronicle.show(10)
    chronicle.silence(10, key, 10)
    chronicle.silence(11, key, 2)
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert alert.snoozed_until == at(20)
