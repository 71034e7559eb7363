"""When a patient was on oxygen."""

import pytest
from msgspec import structs

from monitor.chart.kinds import EmergencyDeclared, EmergencyStamped
from monitor.protocol.breathing import is_oxygen_unsaid, oxygen_ended
from tests.builders import Chronicle, at, iv40


@pytest.mark.parametrize(
    ("minute", "ended"),
    [(3.9, None), (4, None), (7.9, None), (8, 8), (9, 8), (10, None), (12, 12)],
)
def test_when_the_last_oxygen_was_taken_off(minute: float, ended: float | None) -> None:
    """From that very moment on; not while some flows."""
    chronicle = Chronicle().start()
    chronicle.breathe(0, None)
    for began, over in ((4, 8), (10, 12)):
        chronicle.breathe(began, "4")
        chronicle.breathe(over, None)
    found = oxygen_ended(iv40(), chronicle.session, at(minute))
    assert (found and found.at) == (None if ended is None else at(ended))


def stamped(*minutes: float, code: str = "O") -> Chronicle:
    """An emergency from minute 4 on, with oxygen stamped in it; said before at 0."""
    chronicle = Chronicle().start()
    chronicle.breathe(0, None)
    chronicle.add(EmergencyDeclared(), 4)
    for minute in minutes:
        chronicle.add(EmergencyStamped(code=code, label="Oxygen"), minute)
    return chronicle


@pytest.mark.parametrize(
    ("minute", "unsaid"), [(4.9, False), (5, True), (5.1, True), (20, True)]
)
def test_oxygen_that_was_stamped_is_asked_for(minute: float, *, unsaid: bool) -> None:
    """From the stamp on; what was said before it is of before."""
    chronicle = stamped(5)
    assert is_oxygen_unsaid(iv40(), chronicle.session, at(minute)) is unsaid


@pytest.mark.parametrize(
    ("said", "unsaid"), [(4.9, True), (5.9, True), (6, False), (9, False), (10, False)]
)
def test_what_is_said_after_the_last_stamp_is_said(
    said: float, *, unsaid: bool
) -> None:
    """Up to the moment that is asked about."""
    chronicle = stamped(5, 6)
    chronicle.breathe(said, "4")
    assert is_oxygen_unsaid(iv40(), chronicle.session, at(10)) is unsaid
    assert is_oxygen_unsaid(iv40(), chronicle.session, at(said - 0.1)) is (
        said - 0.1 >= 5
    )


def test_another_stamp_says_nothing_of_oxygen() -> None:
    """Nor does any where the protocol names none for it."""
    airway = stamped(5, code="A")
    assert not is_oxygen_unsaid(iv40(), airway.session, at(10))
    emergency = structs.replace(iv40().emergency, oxygen="")
    silent = structs.replace(iv40(), emergency=emergency)
    assert not is_oxygen_unsaid(silent, stamped(5).session, at(10))
    assert not is_oxygen_unsaid(silent, stamped(5, code="").session, at(10))
