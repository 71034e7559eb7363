"""By which key a room is meant."""

from collections.abc import Sequence
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.charting.reads import SessionRead, UnreadableSession
from tests.builders import SPACE
from tests.desk import minutes
from tests.ui.views.alert_scene import story
from tests.ui.views.emergency_scene import read_of
from ui.views.emergency_question import Asked, choosing, waiting
from ui.views.room_keys import room_chord, room_keys, room_names
from ui.views.room_typing import RoomTyped
from ui.views.snapshot import Snapshot


def reads(rooms: Sequence[str]) -> list[SessionRead]:
    return [read_of(story(), 10, room) for room in rooms]


@pytest.mark.parametrize(
    ("rooms", "keys"),
    [
        (["Room 2", "Room 3", "Room 1"], "2 3 1"),
        (["Bay 9", "Bay 10", "Bay 11"], "9 10 11"),
        (["Room 1", "Room 12"], "1 12"),
        (["Room 0", "Room 1"], "0 1"),
        (["Bay A", "Bay B"], "A B"),
        (["Room C", "Room D", "Room 2"], "C D 2"),
        (["Room 1A", "Room 1b"], "1A 1B"),
        (["Garden", "Room 1", ""], "GAR 1 NOR"),
        (["2nd floor, room 3", "Room 3"], "2ND3 3"),
        (["Room 02", "Room 12"], "2 12"),
        (["Bay 1", "Room 1"], "BAY1 ROOM1"),
        (["Quiet room", "Quiet lounge"], "QUIETROOM QUIETLOUNGE"),
    ],
)
def test_a_room_is_meant_by_its_own_name(rooms: list[str], keys: str) -> None:
    """Its number, whole; else its letter; else how it begins; else all of it."""
    known = reads(rooms)
    found = room_keys(known)
    assert " ".join(found[read.id] for read in known) == keys


NAMES = ["Bay A", "Bay B", "Room B2", "Room 1", "Room 12", "Room 1A", "Garden", "Bay G"]


@pytest.mark.parametrize("room", NAMES)
def test_a_room_keeps_its_key_whatever_others_close(room: str) -> None:
    """Alone, and among all of them."""
    found = room_keys(reads(NAMES))
    (alone,) = reads([room])
    assert room_keys([alone])[alone.id] == found[alone.id] != ""


def test_only_one_digit_goes_there_from_any_screen() -> None:
    """Other numbers and a letter are typed on the board, where A and N act."""
    chords = [room_chord(key) for key in ("2", "0", "12", "1A", "B")]
    assert chords == ["Ctrl+2", *(f"Ctrl+0, {key}" for key in ("0", "12", "1A", "B"))]
    assert {room_chord(key) for key in ("", "A", "N", "GAR", "BAY1")} == {""}


def test_what_cannot_be_charted_here_is_said() -> None:
    """A room that this version can't read is no answer; alone it is all there is."""
    (read,) = reads(["Room 2"])
    newer = UnreadableSession(
        id=uuid5(SPACE, "Room 3"),
        why="a newer version wrote it",
        remedy="Update",
        headers=(),
        unread=frozenset(),
        opened=replace(read.session.opened, room="Room 3"),
    )
    known = Snapshot(now=read.at, zone="Europe/London", unreadable=(newer,))
    alone = waiting(known, read.at, read.at)
    assert alone.asks == "Room 3 can't be read here"
    assert alone.message == "Chart this emergency on paper"
    both = choosing(replace(known, rooms=(read,)), read.at, read.at)
    assert [letter.words for letter in both.letters] == ["Room 2"]
    assert both.message.startswith("Room 3 can't be read here; ")


def test_the_question_of_an_emergency_tells_rooms_of_one_name_apart() -> None:
    """By when they were opened; in one minute, only the pointer tells them apart."""
    first, second = reads(["Room 1", " room 1"])
    other = read_of(story(), 10, "Room 2")
    snapshot = Snapshot(
        now=first.at, zone="Europe/London", rooms=(first, other, second)
    )
    view = choosing(snapshot, first.at, first.at)
    assert [letter.key for letter in view.letters] == ["2", "", ""]
    words = [letter.words for letter in view.letters]
    assert words[0] == "Room 2"
    assert words[1].startswith("Room 1, opened ")
    picks = [letter.picks for letter in view.letters]
    assert picks == [str(read.id) for read in (other, first, second)]
    assert room_names([other])[other.id] == "Room 2"


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (RoomTyped(), ["Enter", "1, Enter", "3"]),
        (RoomTyped(typed="1"), ["12", "1, Enter", "3"]),
        (RoomTyped(refused="1"), ["12", "1, Enter", "3"]),
    ],
)
def test_enter_alone_is_named_where_it_takes_the_room(
    answer: RoomTyped, shown: list[str]
) -> None:
    """While anything stands typed, or is refused, it takes not that of the page."""
    here, *others = reads(["Room 12", "Room 3", "Room 1"])
    rooms = (here, *others)
    snapshot = Snapshot(now=here.at, zone="Europe/London", rooms=rooms)
    asked = Asked(here=here.id, answer=answer)
    view = choosing(snapshot, here.at, here.at, asked)
    assert [letter.shown for letter in view.letters] == shown


def test_rooms_of_one_name_are_meant_by_when_they_were_opened() -> None:
    """Hours and minutes, as they stand behind the name."""
    first, second = reads(["Room 1", " room 1"])
    later = replace(second.session, opened_at=second.session.opened_at + minutes(65))
    known = [first, replace(second, session=later)]
    keys, names = room_keys(known), room_names(known)
    for read in known:
        hour, minute = keys[read.id][:2], keys[read.id][2:]
        assert names[read.id].endswith(f"{hour}:{minute}")
    assert len(set(keys.values())) == 2
