"""An esketamine session that a prescriber lets end before its 120 minutes."""

import pytest
from PySide6.QtCore import Qt

from monitor.protocol.reviewing import is_to_review
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted
from tests.journeys.test_intranasal_session import (
    CALM,
    LEAVING,
    SHIFT,
    discharge,
    give,
    jump,
    make_ready,
    open_session,
    order_and_check,
)
from tests.journeys.test_overridden_session import NONE, UP, listed
from tests.journeys.typed_rows import CTRL


@pytest.fixture
def nurse(nurse: Nurse) -> Nurse:
    """At the checks before leaving, 100 min after the first of three devices."""
    open_session(nurse)
    order_and_check(nurse)
    make_ready(nurse)
    nurse.start = nurse.clock.now()
    for minute in (0, 5, 10):
        jump(nurse, minute)
        give(nurse)
    for minute in (40, 70, 100):
        jump(nurse, minute)
        nurse.press(2)
        nurse.type(f"{CALM}\n")
        nurse.settle()
    nurse.chord(Qt.Key.Key_E, CTRL)
    for keys in LEAVING:
        nurse.type(f"{keys}\n")
        nurse.settle()
    return nurse


def message(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return view.message.text


def test_it_ends_at_100_minutes_on_a_prescribers_word(nurse: Nurse) -> None:
    """Held by the time alone, until who lets it pass and why stand in the record.

    The session is discharged at 100 min, and the list says that it is to review.
    """
    read = nurse.session
    assert "Time since the dose not met, until 15:01" in discharge(nurse)
    assert charted(nurse, read.id).is_open
    nurse.type("\x1b")
    for _ in range(13):
        nurse.chord(UP, NONE)
    for typed, lacking in (
        ("o\tlives next door\n", "The prescriber is missing"),
        ("A. Okafor RN\t\n", "A. Okafor RN charts it"),
    ):
        nurse.type(typed)
        nurse.settle()
        assert lacking in message(nurse)
        assert charted(nurse, read.id).overrides == ()
    nurse.type("Dr Meyer\n")
    nurse.settle()
    discharge(nurse)

    session = charted(nurse, read.id)
    assert session.closed is not None
    assert session.closed.ending == "discharged"
    assert session.closed.left_at == nurse.at(100)
    (let,) = session.overrides
    assert let.overridden.gate == "leave_observed"
    assert let.overridden.prescriber == "Dr Meyer"
    assert let.overridden.reason == "lives next door"
    assert let.overridden.shown == "Time since the dose not met, until 15:01"
    assert is_to_review(read.protocol, session)
    nurse.chord(Qt.Key.Key_F, CTRL | SHIFT)
    nurse.settle()
    nurse.until(lambda: listed(nurse).startswith("To review"))
    assert "1 override" in listed(nurse)
