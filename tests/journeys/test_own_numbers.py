"""A room is meant by its own number, whichever was opened first."""

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room, enter_third, go
from tests.journeys.test_emergency import panel, pause, shown
from tests.journeys.typed_rows import CTRL

PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    """Room 1 is closed, so that Room 2 was opened before all that are open."""
    close_room(roomed, 1)
    return roomed


def test_every_key_is_the_rooms_own(nurse: Nurse) -> None:
    """Tabs, board, commands and the question of an emergency agree; 1 opens nothing."""
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    (card,) = [c for c in nurse.vigil.parts.board.rooms.cards if not c.is_empty]
    assert (card.view.room, card.view.sign) == ("Room 2", "2")
    nurse.chord(Qt.Key.Key_1, CTRL)
    assert nurse.vigil.screens.screen == "board"
    assert nurse.vigil.notice.words == "No open room has the key 1"
    nurse.chord(Qt.Key.Key_2, PLAIN)
    assert nurse.session.room == "Room 2"
    tabs = nurse.vigil.parts.top._view
    assert tabs is not None
    assert [tab.key for tab in tabs.tabs if tab.text == "Room 2"] == ["Ctrl+2"]


def test_rooms_of_one_name_are_told_apart(roomed: Nurse) -> None:
    """Neither has the digit any more; when each was opened is its key."""
    enter_third(roomed)
    roomed.type("\n")
    roomed.settle()
    roomed.type("AG\t1981\tRoom 1\n")
    roomed.settle()
    roomed.type("\n")
    roomed.settle()
    assert [r.room for r in roomed.vigil.store.snapshot.rooms].count("Room 1") == 2
    pause(roomed)
    letters = shown(roomed).letters
    assert [letter.key for letter in letters] == ["1336", "2", "1256"]
    assert len({letter.words for letter in letters}) == 3
    roomed.type("1")
    assert shown(roomed).step == "rooms"
    roomed.type("256")
    roomed.settle()
    assert panel(roomed).isVisible()
    rooms = roomed.vigil.store.snapshot.rooms
    assert [bool(r.session.emergencies) for r in rooms] == [True, False, False]
    assert go(roomed, 2) == rooms[1].id


def test_a_letter_opens_a_room_from_the_board(roomed: Nurse) -> None:
    """One that has a letter for its number."""
    enter_third(roomed)
    roomed.type("\n")
    roomed.settle()
    roomed.type("AG\t1981\tBay B\n")
    roomed.settle()
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.chord(Qt.Key.Key_B, PLAIN)
    assert roomed.session.room == "Bay B"
