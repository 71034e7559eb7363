"""Rooms that letters or longer numbers tell apart, by key."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.emergencies import Emergency
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted
from tests.journeys.test_emergency import panel, pause, shown
from tests.journeys.typed_rows import ALT, CTRL
from ui.widgets.keys import KeyHint

PATIENTS = (("Alpha\tAlex", "AA"), ("Beta\tBo", "BB"), ("Gamma\tGil", "GG"))


def open_rooms(nurse: Nurse, *rooms: str) -> dict[str, UUID]:
    """A session in each; the last is on the screen."""
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    for place, ((names, initials), room) in enumerate(
        zip(PATIENTS, rooms, strict=False)
    ):
        nurse.chord(Qt.Key.Key_N, CTRL)
        nurse.settle()
        nurse.type(f"T-100{place}")
        nurse.settle()
        nurse.chord(Qt.Key.Key_N, ALT)
        nurse.type(f"{names}\t\t14-Mar-1981\tnn\n")
        nurse.settle()
        nurse.type(f"{initials}\t1981\t{room}\n")
        nurse.settle()
    return {r.room: r.id for r in nurse.vigil.store.snapshot.open_sessions}


def declared(nurse: Nurse, rooms: dict[str, UUID]) -> dict[str, Emergency | None]:
    return {room: charted(nurse, id_).emergency for room, id_ in rooms.items()}


def in_emergency(nurse: Nurse, rooms: dict[str, UUID]) -> list[str]:
    return [room for room, found in declared(nurse, rooms).items() if found is not None]


def test_the_letter_of_a_bay_is_that_bay(nurse: Nurse) -> None:
    """B alone declares nothing, since it stamps too; with Enter it is Bay B."""
    rooms = open_rooms(nurse, "Bay B", "Bay A")
    pause(nurse)
    nurse.type("b")
    nurse.settle()
    assert in_emergency(nurse, rooms) == []
    assert shown(nurse).message == "B: Enter takes Bay B"
    nurse.type("\n")
    nurse.settle()
    assert in_emergency(nurse, rooms) == ["Bay B"]
    assert nurse.session.room == "Bay B"


def test_the_letter_of_a_bay_opens_it_from_the_board(nurse: Nurse) -> None:
    """Bay B and no other, whatever stands before it."""
    open_rooms(nurse, "Bay C", "Bay B", "Bay D")
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    nurse.type("b")
    nurse.settle()
    assert nurse.session.room == "Bay B"


def test_a_number_is_typed_whole(nurse: Nurse) -> None:
    """Room 12 is not Room 1; Enter completes the shorter, Backspace takes one back."""
    rooms = open_rooms(nurse, "Room 1", "Room 12", "Room 3")
    pause(nurse)
    assert [letter.shown for letter in shown(nurse).letters] == [
        "Enter",
        "1, Enter",
        "12",
    ]
    nurse.type("13")
    assert shown(nurse).message.startswith("No open room has the key 13;")
    nurse.type("1\b12")
    nurse.settle()
    assert in_emergency(nurse, rooms) == ["Room 12"]
    nurse.type("01\n")
    nurse.settle()
    assert in_emergency(nurse, rooms) == ["Room 1", "Room 12"]


def test_on_the_board_a_number_is_typed_whole(nurse: Nurse) -> None:
    """1 and 2 open Room 12; 1 and Enter open Room 1; what else is typed opens none."""
    open_rooms(nurse, "Room 1", "Room 12")
    for keys, room in (("12", "Room 12"), ("1\n", "Room 1"), ("131\n", "Room 1")):
        nurse.chord(Qt.Key.Key_0, CTRL)
        nurse.settle()
        nurse.type(keys)
        nurse.settle()
        assert nurse.session.room == room


def hint_of_enter(nurse: Nurse) -> KeyHint:
    hints = nurse.vigil.parts.footer.findChildren(KeyHint)
    (found,) = (h for h in hints if h.key == "Enter" and h.isVisible())
    return found


def test_below_the_board_enter_is_off_while_it_opens_no_room(nurse: Nurse) -> None:
    """After a key that no room has, until that is taken back."""
    open_rooms(nurse, "Room 1", "Room 12")
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    for keys, is_on in (("", True), ("1", True), ("\b7", False), ("\b", True)):
        nurse.type(keys)
        nurse.settle()
        assert hint_of_enter(nurse).isEnabled() is is_on


def test_the_question_names_enter_for_its_page_while_nothing_is_typed(
    nurse: Nurse,
) -> None:
    """Room 7 that nobody has leaves Enter for no room."""
    open_rooms(nurse, "Room 1", "Room 3")
    pause(nurse)
    for keys, told in (("", "Enter"), ("7", "3"), ("\b", "Enter")):
        nurse.type(keys)
        assert [letter.shown for letter in shown(nurse).letters] == [told, "1"]


def test_a_letter_after_a_number_acknowledges_nothing(nurse: Nurse) -> None:
    """1A is a room on the board."""
    open_rooms(nurse, "Room 1B", "Room 1A")
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    nurse.type("1a")
    nurse.settle()
    assert nurse.session.room == "Room 1A"


@pytest.mark.parametrize("keys", ["\n", "b\n"])
def test_from_its_own_page_enter_is_enough(nurse: Nurse, keys: str) -> None:
    """The room on the screen comes first, and Enter takes it."""
    rooms = open_rooms(nurse, "Bay A", "Bay B")
    pause(nurse)
    assert [letter.words for letter in shown(nurse).letters] == ["Bay B", "Bay A"]
    nurse.type(keys)
    nurse.settle()
    assert in_emergency(nurse, rooms) == ["Bay B"]
    assert panel(nurse).isVisible()


def test_on_the_board_enter_takes_no_room(nurse: Nurse) -> None:
    """There no room is on the screen."""
    rooms = open_rooms(nurse, "Bay A", "Bay B")
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    pause(nurse)
    nurse.type("\n")
    nurse.settle()
    assert in_emergency(nurse, rooms) == []
    assert shown(nurse).step == "rooms"


@pytest.mark.parametrize(
    ("names", "keys"),
    [(("Room 1", "Room 12", "Room 3"), "13\n"), (("Bay A", "Bay B"), "c\n\n")],
)
def test_enter_after_what_no_room_has_takes_no_room(
    nurse: Nurse, names: tuple[str, ...], keys: str
) -> None:
    """Not that of the page either, until what was typed is taken back."""
    rooms = open_rooms(nurse, *names)
    pause(nurse)
    nurse.type(keys)
    nurse.settle()
    assert in_emergency(nurse, rooms) == []
    assert shown(nurse).message.startswith("No open room has the key")
    nurse.type("\b\b\n")
    nurse.settle()
    assert in_emergency(nurse, rooms) == [names[-1]]


def test_one_key_of_a_refused_number_is_taken_back(nurse: Nurse) -> None:
    """13, Backspace, 2 is Room 12, and not Room 2."""
    rooms = open_rooms(nurse, "Room 1", "Room 12", "Room 2")
    pause(nurse)
    nurse.type("13\b2")
    nurse.settle()
    assert in_emergency(nurse, rooms) == ["Room 12"]


@pytest.mark.parametrize("seconds", [1, 600])
def test_another_press_begins_another_answer(nurse: Nurse, seconds: int) -> None:
    """A digit that was typed before it is no part of it."""
    rooms = open_rooms(nurse, "Room 1", "Room 12", "Room 2")
    pause(nurse)
    nurse.type("1")
    nurse.clock.advance(seconds=seconds)
    pause(nurse)
    nurse.type("2")
    nurse.settle()
    assert in_emergency(nurse, rooms) == ["Room 2"]


@pytest.mark.parametrize(
    ("seconds", "room"), [(120, "Room 12"), (121, "Room 2")], ids=["2min", "later"]
)
def test_a_digit_of_long_ago_is_no_part_of_the_next(
    nurse: Nurse, seconds: int, room: str
) -> None:
    """Once it is as old as a set that is asked for its time."""
    rooms = open_rooms(nurse, "Room 1", "Room 12", "Room 2")
    pause(nurse)
    nurse.type("1")
    nurse.clock.advance(seconds=seconds)
    nurse.type("2")
    nurse.settle()
    assert in_emergency(nurse, rooms) == [room]


def test_a_digit_of_long_ago_takes_no_room_by_enter(nurse: Nurse) -> None:
    """Neither its own nor that of the page; it says since when it stands there."""
    rooms = open_rooms(nurse, "Room 1", "Room 12", "Room 2")
    pause(nurse)
    nurse.type("1")
    nurse.clock.advance(seconds=600)
    nurse.vigil.bedside.tick()
    nurse.settle()
    assert "no longer counts" in shown(nurse).message
    nurse.type("\n")
    nurse.settle()
    assert in_emergency(nurse, rooms) == []


def test_on_the_board_enter_after_a_number_of_no_room_opens_none(nurse: Nurse) -> None:
    """Not the room with the focus either."""
    open_rooms(nurse, "Room 1", "Room 12", "Room 3")
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    QTest.keyClick(nurse.focus, Qt.Key.Key_Down)
    nurse.type("13\n")
    nurse.settle()
    assert nurse.vigil.screens.screen == "board"
    assert nurse.vigil.notice.words == "No open room has the key 13"


@pytest.mark.parametrize(("seconds", "room"), [(9, "Room 12"), (10, "Room 2")])
def test_on_the_board_a_digit_of_long_ago_is_forgotten(
    nurse: Nurse, seconds: int, room: str
) -> None:
    """The next begins another key."""
    open_rooms(nurse, "Room 1", "Room 12", "Room 2")
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.settle()
    nurse.type("1")
    nurse.clock.advance(seconds=seconds)
    nurse.vigil.bedside.tick()
    nurse.settle()
    nurse.type("2")
    nurse.settle()
    assert nurse.session.room == room
