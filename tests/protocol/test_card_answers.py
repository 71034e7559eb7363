"""What an answer to one alert says of the others on its card: of those below it."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import AnyKind, ClinicianArrived, ClinicianCalled, Priority
from monitor.protocol.assessment import Alert
from monitor.protocol.escalation import with_levels
from tests.builders import Chronicle, at
from tests.protocol.unanswered import HIGH, MEDIUM, SECOND, alert, shown, told
from tests.typed_sets import readings

WORST = "216/95 80 97 14 5 0 1 0"


def raised(chronicle: Chronicle, line: str, minute: float) -> str:
    """Chart it and show what it raises; the key of what is new."""
    chronicle.observe(minute, line)
    (key,) = (k for k in chronicle.show(minute) if k.startswith("SBP"))
    return key


def called(key: str) -> AnyKind:
    return ClinicianCalled(key=key, who="Dr Meyer")


def test_an_answer_to_a_late_value_is_of_that_alone() -> None:
    """Whoever clears the list of late values has not looked at the live one."""
    chronicle = Chronicle().start()
    chronicle.infuse(40, "completed")
    chronicle.observe(60, "205/95 80 97 14 5 0 1 0", effective=45)
    chronicle.show(60)
    (late,) = (a.key for a in chronicle.assess(60).late)
    live = raised(chronicle, "206/95 80 97 14 5 0 1 0", 61)
    chronicle.acknowledge(61.2, late)

    assert alert(chronicle, live, 62 - SECOND).level is None
    assert alert(chronicle, live, 62).level == "rooms"


def test_an_answer_to_a_live_value_is_not_of_a_worse_late_one() -> None:
    """A late value waits for nobody; answering the live one leaves it in its list."""
    chronicle = Chronicle().start()
    chronicle.observe(30, HIGH, effective=15)
    chronicle.show(30)
    (late,) = (a.key for a in chronicle.assess(30).late)
    live = raised(chronicle, MEDIUM, 31)
    chronicle.acknowledge(31.2, live)

    assert [a.key for a in chronicle.assess(40).late] == [late]
    assert told(chronicle, 40) == []


@pytest.mark.parametrize("after", [0, 0.2 * SECOND, 3])
def test_an_answer_to_what_was_shown_before_is_of_nothing_worse(after: float) -> None:
    """A key pressed as the worse alert comes is about the one before it."""
    chronicle, first = shown(MEDIUM)
    worse = raised(chronicle, HIGH, 20)
    chronicle.acknowledge(20 + after, first)

    assert told(chronicle, 21 - SECOND) == []
    assert told(chronicle, 21) == [(worse, "rooms")]


def test_an_answer_to_an_older_one_as_urgent_is_not_of_the_newer() -> None:
    """Called about 205 says nothing of 216, which came afterwards."""
    chronicle, first = shown(HIGH)
    worse = raised(chronicle, WORST, 10.4)
    chronicle.add(called(first), 10.6)

    assert alert(chronicle, first, 20).level is None
    assert alert(chronicle, worse, 11.4).level == "rooms"


def waiting(priority: Priority, seconds: int, *, answered: bool = False) -> Alert:
    """An alert of the pressure, shown so many seconds after minute 10."""
    shown_at = at(10) + timedelta(seconds=seconds)
    return Alert(
        key=f"{priority}:{seconds}:{answered}",
        rule="SBP",
        parameter="bp",
        priority=priority,
        opened_by=None,
        raised_at=shown_at,
        value="",
        limit="",
        state="active",
        recorded=True,
        acknowledged_at=at(11) if answered else None,
    )


@pytest.mark.parametrize(
    ("answered", "seconds", "other", "is_told"),
    [
        ("high", -1, "high", True),
        ("high", 0, "high", False),
        ("high", 1, "high", False),
        ("high", 1, "medium", False),
        ("high", -1, "medium", True),
        ("medium", 0, "medium", False),
        ("medium", 1, "high", True),
        ("low", 1, "high", True),
        ("low", 1, "medium", True),
    ],
)
def test_an_answer_is_of_what_was_shown_by_then_and_is_no_more_urgent(
    answered: Priority, seconds: int, other: Priority, *, is_told: bool
) -> None:
    """Of alerts on one card: the answered one shown so long after the other."""
    escalation = Chronicle().protocol.escalation
    first = waiting(other, 0)
    second = waiting(answered, seconds, answered=True)

    told_of, _ = with_levels(escalation, (first, second), at(40))

    assert (told_of.level is not None) == is_told


def test_an_answer_to_what_cleared_since_still_counts() -> None:
    """Its card stood with the other on it when somebody came."""
    chronicle, first = shown(MEDIUM)
    worse = raised(chronicle, HIGH, 11)
    chronicle.observe(12, readings(sbp=185, dbp=90))
    chronicle.observe(13, readings(sbp=185, dbp=90))
    chronicle.add(ClinicianArrived(key=worse, who="Dr Meyer"), 13.5)

    assert alert(chronicle, worse, 14).resolved_at == at(13)
    assert alert(chronicle, first, 14).is_active
    assert told(chronicle, 40) == []
