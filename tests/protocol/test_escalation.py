"""Where an alert is told that nobody answers, and when."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EscalationLevel
from monitor.protocol.escalation import ended_last
from tests.builders import START, Chronicle, at
from tests.protocol.unanswered import HIGH, LOW, MEDIUM, SECOND, alert, shown, told


@pytest.mark.parametrize(
    ("line", "seconds", "level"),
    [
        (HIGH, 59, None),
        (HIGH, 60, "rooms"),
        (HIGH, 61, "rooms"),
        (HIGH, 179, "rooms"),
        (HIGH, 180, "contact"),
        (HIGH, 181, "contact"),
        (MEDIUM, 299, None),
        (MEDIUM, 300, "board"),
        (MEDIUM, 301, "board"),
        (LOW, 3600, None),
    ],
)
def test_nobody_answers(line: str, seconds: int, level: EscalationLevel | None) -> None:
    """High ones leave the room after 60s and 180s, medium ones after 300s."""
    chronicle, key = shown(line)

    assert alert(chronicle, key, 10 + seconds / 60).level == level


def test_each_level_is_recorded_once() -> None:
    """By time alone; what is on record is not raised again."""
    chronicle, key = shown(HIGH)

    assert told(chronicle, 10 + 59 * SECOND) == []
    assert told(chronicle, 11) == [(key, "rooms")]
    assert told(chronicle, 12) == []
    assert told(chronicle, 13) == [(key, "contact")]
    assert told(chronicle, 30) == []


def test_after_a_sleep_both_levels_come_at_once() -> None:
    """The workstation slept past both times, and says both when it wakes."""
    chronicle, key = shown(HIGH)

    assert told(chronicle, 40) == [(key, "rooms"), (key, "contact")]


def test_an_alert_that_is_over_is_told_nowhere() -> None:
    """Two sets back inside the limits clear it before its time."""
    chronicle, key = shown(HIGH)
    chronicle.observe(10.3, "118/72 70 98 14 5 0 1 0")
    chronicle.observe(10.6, "118/72 70 98 14 5 0 1 0")

    assert alert(chronicle, key, 20).is_latched
    assert alert(chronicle, key, 20).level is None


def test_each_worse_value_has_its_own_time() -> None:
    """A value worse by a step is a new alert, and nobody has answered that one."""
    chronicle, key = shown(HIGH)
    chronicle.acknowledge(10.2, key)
    chronicle.observe(14, "216/95 80 97 14 5 0 1 0")
    (worse,) = chronicle.show(14)

    assert told(chronicle, 14.9) == []
    assert told(chronicle, 15) == [(worse, "rooms")]


def test_an_alert_that_nobody_was_shown_waits() -> None:
    """Only what stands in the record as shown can go unanswered."""
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH)

    assert told(chronicle, 40) == []


def test_raised_at_is_what_time_counts_from() -> None:
    """A set charted late counts from when it was charted and shown."""
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH, effective=4)
    (key, *_) = chronicle.show(10)

    assert alert(chronicle, key, 10.9).level is None
    found = alert(chronicle, key, 11)
    assert (found.level, found.raised_at) == ("rooms", START + timedelta(minutes=10))


@pytest.mark.parametrize(("seconds", "level"), [(59, None), (60, "rooms")])
def test_the_last_of_two_emergencies_counts(
    seconds: float, level: EscalationLevel | None
) -> None:
    """What nobody answered in the first waits anew after the second."""
    chronicle, key = shown(HIGH)
    for since, until in ((10.1, 12), (12.5, 20)):
        chronicle.add(EmergencyDeclared(), since)
        chronicle.add(EmergencyEnded(outcome="Recovered"), until)
    assert alert(chronicle, key, 20 + seconds * SECOND).level == level


@pytest.mark.parametrize(
    ("minute", "last"), [(11.9, None), (12, 12), (19.9, 12), (20, 20), (30, 20)]
)
def test_the_last_emergency_that_had_ended_by_then(
    minute: float, last: float | None
) -> None:
    """From the very moment of its end."""
    chronicle = Chronicle().start()
    for since, until in ((10.1, 12), (12.5, 20)):
        chronicle.add(EmergencyDeclared(), since)
        chronicle.add(EmergencyEnded(outcome="Recovered"), until)
    known = chronicle.session.emergencies
    assert ended_last(known, at(minute)) == (None if last is None else at(last))
