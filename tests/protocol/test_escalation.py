"""Where an alert is told that nobody answers, and when."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor.chart.kinds import (
    AlertEscalated,
    AlertResolved,
    AlertSeen,
    AnyKind,
    ClinicianArrived,
    ClinicianCalled,
    EmergencyDeclared,
    EmergencyEnded,
    EscalationLevel,
)
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert
from monitor.protocol.escalation_times import AS_RECORDED
from monitor.protocol.parsing import parse_protocol
from tests.builders import START, Chronicle, at, iv40_text
from tests.protocol.faulty import faults, with_change

SECOND = 1 / 60
HIGH = "205/95 80 97 14 5 0 1 0"
MEDIUM = "183/95 80 97 14 5 0 1 0"
LOW = "150/90 80 97 14 5 0 1 0"


def shown(line: str, minute: float = 10) -> tuple[Chronicle, str]:
    """A session in which one set alerted; the key of the most urgent alert."""
    chronicle = Chronicle().start()
    chronicle.observe(minute, line)
    chronicle.show(minute)
    found = chronicle.assess(minute)
    card = (*found.strip, *found.advisories)[0]
    return chronicle, card.top.key


def alert(chronicle: Chronicle, key: str, minute: float) -> Alert:
    found = chronicle.assess(minute).alert(key)
    assert found is not None
    return found


def told(chronicle: Chronicle, minute: float) -> list[tuple[str, str]]:
    """What is to be put on record then, and is put there."""
    new = chronicle.assess(minute).to_escalate
    for payload in new:
        chronicle.add(payload, minute)
    return [(payload.key, payload.level) for payload in new]


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


@pytest.mark.parametrize(
    "answer",
    [
        lambda key: ClinicianCalled(key=key, who="Dr Meyer"),
        lambda key: ClinicianArrived(key=key, who="Dr Meyer"),
        lambda key: AlertResolved(key=key, cause="cuff slipped"),
    ],
    ids=["called", "arrived", "ended"],
)
def test_an_answer_is_told_no_farther(answer: Callable[[str], AnyKind]) -> None:
    """Whoever called, came or ended it has answered; acknowledging does as well."""
    chronicle, key = shown(HIGH)
    chronicle.add(answer(key), 10.5)
    other, other_key = shown(HIGH)
    other.acknowledge(10.5, other_key)

    assert alert(chronicle, key, 20).level is None
    assert alert(other, other_key, 20).level is None
    assert not chronicle.assess(20).to_escalate


def test_an_action_is_an_answer() -> None:
    """A numbered action is told no farther either."""
    chronicle, key = shown(HIGH)
    chronicle.act(10.5, key, 6)

    assert alert(chronicle, key, 20).level is None


def test_seeing_is_no_answer() -> None:
    """A card that stood before somebody still waits for an answer."""
    chronicle, key = shown(HIGH)
    chronicle.add(AlertSeen(key=key), 10.1)

    assert alert(chronicle, key, 11).level == "rooms"


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


def test_a_clock_set_back_takes_nothing_back() -> None:
    """What was told stays told, and is not told twice."""
    chronicle, key = shown(HIGH)
    told(chronicle, 13)

    assert alert(chronicle, key, 10.5).level == "contact"
    assert told(chronicle, 10.5) == []
    assert told(chronicle, 13) == []


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


def test_the_contact_is_recorded_as_it_was_named() -> None:
    """The protocol names contact and number; the record keeps who they were."""
    named = 'medium_board_after_seconds = 300\ncontact = "Dr Meyer"\nnumber = "0134"'
    text = iv40_text().replace("medium_board_after_seconds = 300", named)
    chronicle = Chronicle(protocol=parse_protocol(text)).start()
    chronicle.observe(10, HIGH)
    (key, *_) = chronicle.show(10)

    (rooms, contact) = chronicle.assess(13).to_escalate

    assert rooms == AlertEscalated(key=key, level="rooms")
    assert contact == AlertEscalated(
        key=key, level="contact", contact="Dr Meyer", number="0134"
    )


def test_a_site_that_named_nobody_is_told_so() -> None:
    """The shipped protocol names no contact, and says it."""
    escalation = Chronicle().protocol.escalation

    assert escalation is not None
    assert escalation.contact_words == "Named contact not set"


def test_a_protocol_may_leave_escalation_out() -> None:
    """An older text still parses; then an alert is told in its own room alone."""
    before, rest = iv40_text().split("[escalation]")
    text = before + rest[rest.index("# What shares one alert card") :]
    chronicle = Chronicle(protocol=parse_protocol(text)).start()
    chronicle.observe(10, HIGH)
    chronicle.show(10)

    assert told(chronicle, 60) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (
            "high_contact_after_seconds = 180",
            "high_contact_after_seconds = 60",
            "escalation.high_contact_after_seconds",
        ),
        (
            "high_contact_after_seconds = 180",
            'high_contact_after_seconds = 180\nnumber = "0134"',
            "escalation.number",
        ),
        (
            "high_rooms_after_seconds = 60",
            "high_rooms_after_seconds = 9",
            "escalation.high_rooms_after_seconds",
        ),
    ],
)
def test_what_contradicts_itself_is_a_fault(old: str, new: str, path: str) -> None:
    """The contact comes after the rooms, a number is somebody's, no time is none."""
    (fault,) = faults(with_change(old, new))

    assert fault.startswith(path)


def test_a_person_ends_it_whatever_the_values() -> None:
    """The card leaves, the alert says by whom; its value still stands in the chart."""
    chronicle, key = shown(HIGH)
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), 11)

    found = alert(chronicle, key, 12)

    assert (found.state, found.resolved_how) == ("cleared", "person")
    assert found.resolved_at == at(11)
    assert found.life.resolved is not None
    assert found.life.resolved.cause == "cuff slipped"
    assert all(card.top.key != key for card in chronicle.assess(12).strip)


def test_a_worse_value_is_raised_after_a_person_ended_it() -> None:
    """Ending is of what was shown then, not of what comes."""
    chronicle, key = shown(HIGH)
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), 11)
    chronicle.observe(14, "216/95 80 97 14 5 0 1 0")

    assert [a.priority for a in chronicle.assess(14).to_raise] == ["high"]


def test_a_latched_card_leaves_when_a_person_ends_it() -> None:
    """It cleared by its values; ending it takes the card away as well."""
    chronicle, key = shown(HIGH)
    chronicle.observe(12, "118/72 70 98 14 5 0 1 0")
    chronicle.observe(14, "118/72 70 98 14 5 0 1 0")
    assert alert(chronicle, key, 15).is_latched
    chronicle.add(AlertResolved(key=key), 15)

    found = alert(chronicle, key, 16)

    assert (found.is_visible, found.resolved_how) == (False, "value")


@pytest.mark.parametrize(("ended", "is_raised"), [(25, False), (25.1, True)])
def test_what_a_person_ended_is_not_raised_for_want_of_a_reading(
    ended: float, *, is_raised: bool
) -> None:
    """An acknowledged alert comes back after 15min, unless it was ended by then."""
    chronicle, key = shown(HIGH)
    chronicle.acknowledge(10, key)
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), ended)

    found = evaluate(chronicle.protocol, chronicle.session, at(26))

    assert (found.alert(f"{key}:recheck") is not None) == is_raised


def test_raised_at_is_what_time_counts_from() -> None:
    """A set charted late counts from when it was charted and shown."""
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH, effective=4)
    (key, *_) = chronicle.show(10)

    assert alert(chronicle, key, 10.9).level is None
    found = alert(chronicle, key, 11)
    assert (found.level, found.raised_at) == ("rooms", START + timedelta(minutes=10))


def test_an_answer_is_of_the_whole_card() -> None:
    """What stood on the card before it is answered as well; what comes later is not."""
    chronicle, first = shown(HIGH)
    chronicle.observe(10.4, "216/95 80 97 14 5 0 1 0")
    (worse,) = chronicle.show(10.4)
    chronicle.add(ClinicianCalled(key=worse, who="Dr Meyer"), 10.6)
    chronicle.observe(14, "227/95 80 97 14 5 0 1 0")
    (worst,) = chronicle.show(14)

    assert told(chronicle, 14.9) == []
    assert told(chronicle, 15) == [(worst, "rooms")]
    assert alert(chronicle, first, 15).level is None


def test_another_card_waits_for_its_own_answer() -> None:
    """Calling about the pressure says nothing of the pulse."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "205/95 145 97 14 5 0 1 0")
    chronicle.show(10)
    cards = {card.parameter: card.top.key for card in chronicle.assess(10).strip}
    chronicle.add(ClinicianCalled(key=cards["bp"], who="Dr Meyer"), 10.5)

    assert told(chronicle, 11) == [(cards["hr"], "rooms")]


def test_what_is_raised_in_the_moment_of_an_answer_waits_for_its_own() -> None:
    """Whoever called then can't have known of it."""
    chronicle, first = shown(HIGH)
    chronicle.add(ClinicianCalled(key=first, who="Dr Meyer"), 14)
    chronicle.observe(14, "216/95 80 97 14 5 0 1 0")
    (worse,) = chronicle.show(14)

    assert told(chronicle, 15) == [(worse, "rooms")]


def test_the_last_answer_of_a_card_counts() -> None:
    """An earlier one leaves nothing open that a later one answered."""
    chronicle, first = shown(HIGH)
    chronicle.add(ClinicianCalled(key=first, who="Dr Meyer"), 10.2)
    chronicle.observe(10.4, "216/95 80 97 14 5 0 1 0")
    chronicle.show(10.4)
    chronicle.observe(10.6, "227/95 80 97 14 5 0 1 0")
    (worst,) = chronicle.show(10.6)
    chronicle.add(ClinicianCalled(key=worst, who="Dr Meyer"), 10.8)

    assert told(chronicle, 13) == []


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
    assert AS_RECORDED.ended_last(known, at(minute)) == (
        None if last is None else at(last)
    )
