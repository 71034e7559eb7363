"""Escalation goes on by seconds that never step when the clock is set back."""

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EscalationLevel
from tests.builders import Chronicle
from tests.protocol.unanswered import HIGH, MEDIUM, alert, shown, told

SECOND = 1 / 60


def set_back(line: str, minutes: float) -> tuple[Chronicle, str]:
    """The alert of minute 10, and a clock set back by so much right after it."""
    chronicle, key = shown(line)
    chronicle.set_back = minutes
    return chronicle, key


@pytest.mark.parametrize("by", [0, 0.5, 3, 60])
@pytest.mark.parametrize(
    ("line", "seconds", "level"),
    [
        (HIGH, 59, None),
        (HIGH, 60, "rooms"),
        (HIGH, 61, "rooms"),
        (HIGH, 179, "rooms"),
        (HIGH, 180, "contact"),
        (MEDIUM, 299, None),
        (MEDIUM, 300, "board"),
    ],
)
def test_a_clock_set_back_puts_nothing_off(
    by: float, line: str, seconds: int, level: EscalationLevel | None
) -> None:
    """However far it was, an alert is told farther after its own seconds."""
    chronicle, key = set_back(line, by)

    assert alert(chronicle, key, 10 - by + seconds * SECOND).level == level


def test_a_sleep_counts_as_time_passed() -> None:
    """Seconds stand still while a workstation sleeps: then the clock knows better."""
    chronicle, key = set_back(HIGH, -30)

    assert told(chronicle, 10 + 31) == [(key, "rooms"), (key, "contact")]


def test_what_is_told_then_is_put_on_record_once() -> None:
    """The record gets each level, at the time that the clock then shows."""
    chronicle, key = set_back(HIGH, 30)

    assert told(chronicle, -20 + 59 * SECOND) == []
    assert told(chronicle, -19) == [(key, "rooms")]
    assert told(chronicle, -18) == []
    assert told(chronicle, -17) == [(key, "contact")]


def test_an_answer_before_it_does_not_answer_a_later_alert() -> None:
    """By the clock the card was answered after it; by its seconds it was before."""
    chronicle, first = shown(HIGH)
    chronicle.acknowledge(11, first)
    chronicle.set_back = 5
    chronicle.observe(8, "216/95 80 97 14 5 0 1 0")
    (worse,) = chronicle.show(8)

    assert alert(chronicle, worse, 9 - SECOND).level is None
    assert alert(chronicle, worse, 9).level == "rooms"


def test_an_answer_after_it_answers_though_the_clock_shows_less() -> None:
    """Acknowledged a minute later, at a time that lies before the alert."""
    chronicle, key = set_back(HIGH, 30)
    chronicle.acknowledge(-19.5, key)

    assert told(chronicle, -10) == []


def test_after_an_emergency_its_end_counts_likewise() -> None:
    """From its end by its seconds, also where the clock was set back after it."""
    chronicle, key = shown(HIGH)
    chronicle.add(EmergencyDeclared(), 10.1)
    chronicle.add(EmergencyEnded(outcome="Over"), 20)
    chronicle.set_back = 5

    assert alert(chronicle, key, 16 - SECOND).level is None
    assert alert(chronicle, key, 16).level == "rooms"


def test_an_alert_of_another_boot_ahead_of_the_clock_has_waited() -> None:
    """Nobody knows for how long: it is told at once rather than put off."""
    chronicle, key = shown(HIGH)
    chronicle.boot = "next boot"

    assert alert(chronicle, key, 9).level == "contact"
    assert alert(chronicle, key, 10.5).level is None
