"""What the protocol says of escalation: times, contact, faults."""

import pytest

from monitor.chart.kinds import AlertEscalated
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, iv40_text
from tests.protocol.faulty import faults, with_change
from tests.protocol.unanswered import HIGH, told


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
