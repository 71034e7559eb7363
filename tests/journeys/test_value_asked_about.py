"""A value saved unconfirmed: its question stands until it is answered, and whose."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import EntryAmended
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, held
from tests.journeys.typed_rows import CTRL

ASKED = "unconfirmed, SBP 204"


@pytest.fixture
def room(roomed: Nurse) -> UUID:
    """Room 1, where A. Okafor's last set alerts by a value that was not read twice."""
    id_ = go(roomed, 1)
    roomed.type("204/118 72 98 14 5 \n")
    roomed.settle()
    assert ASKED in message(roomed)
    return id_


def message(nurse: Nurse) -> str:
    return nurse.vigil.parts.strip.set.message


def wait(nurse: Nurse, seconds: float) -> None:
    nurse.clock.advance(seconds=seconds)
    nurse.vigil.bedside.tick()
    nurse.settle()


def challenge(nurse: Nurse, id_: UUID) -> str | None:
    reading = charted(nurse, id_).sets[-1].reading("sbp")
    assert reading is not None
    return reading.challenge


def amendments(nurse: Nurse) -> list[str]:
    """Who amended a set in the session on the screen."""
    session = nurse.session.session
    return [
        session.name_of(entry.author)
        for entry in nurse.session.entries
        if isinstance(entry.payload, EntryAmended)
    ]


def test_the_question_stays_until_it_is_answered(roomed: Nurse, room: UUID) -> None:
    """Through minutes and another room; Enter then keeps the value."""
    wait(roomed, 15)
    assert ASKED in message(roomed)
    go(roomed, 2)
    wait(roomed, 300)
    go(roomed, 1)
    assert ASKED in message(roomed)
    roomed.type("\n")
    roomed.settle()
    assert challenge(roomed, room) == "confirmed"
    assert "unconfirmed" not in message(roomed)
    roomed.type("\n")
    roomed.settle()
    assert len(amendments(roomed)) == 1


def test_an_amendment_answers_it(roomed: Nurse, room: UUID) -> None:
    """The value was put right: Enter keeps nothing any more."""
    roomed.chord(Qt.Key.Key_Z, CTRL)
    roomed.type("140" + "\t" * 7 + "1\n")
    roomed.settle()
    assert charted(roomed, room).sets[-1].value("sbp") == 140
    assert "unconfirmed" not in message(roomed)
    roomed.type("\n")
    roomed.settle()
    assert len(amendments(roomed)) == 1


def test_the_next_set_takes_its_place(roomed: Nurse, room: UUID) -> None:
    """The strip tells back the latest; the value stays unconfirmed in the record."""
    wait(roomed, 60)
    roomed.type("118 72 70 98 14 5 \n")
    roomed.settle()
    roomed.type("\n")
    roomed.settle()
    assert "unconfirmed" not in message(roomed)
    assert len(charted(roomed, room).sets) >= 2
    assert amendments(roomed) == []


@pytest.mark.usefixtures("room")
def test_nobody_else_keeps_it(roomed: Nurse) -> None:
    """The next nurse's Enter says nothing about it; the first is asked when back."""
    for name, is_asked in (("J. Marsh RN", False), ("A. Okafor RN", True)):
        roomed.chord(Qt.Key.Key_U, CTRL)
        roomed.type(f"{name}\n")
        roomed.settle()
        roomed.chord(Qt.Key.Key_1, CTRL)
        roomed.type("ad\n")
        roomed.settle()
        assert (ASKED in message(roomed)) is is_asked
        roomed.type("\n")
        roomed.settle()
        assert amendments(roomed) == (["A. Okafor RN"] if is_asked else [])


def test_refused_it_is_asked_again(roomed: Nurse, room: UUID) -> None:
    """While a handover is being saved nothing is charted, and nothing is answered."""
    event = held(roomed)
    roomed.chord(Qt.Key.Key_H, CTRL)
    roomed.type("AD\tJ. Marsh RN\n\x1b")
    roomed.type("\n")
    assert ASKED in message(roomed)
    event.set()
    roomed.settle()
    assert challenge(roomed, room) == "unconfirmed"
    assert "unconfirmed" not in message(roomed)
