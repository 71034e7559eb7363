"""By which key a room is meant."""

from collections.abc import Sequence
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.charting.reads import SessionRead, UnreadableSession
from tests.builders import SPACE
from tests.ui.views.alert_scene import story
from tests.ui.views.test_emergency import read_of
from ui.views.emergency_question import choosing, waiting
from ui.views.room_keys import room_chord, room_keys, room_names
from ui.views.snapshot import Snapshot


def reads(rooms: Sequence[str]) -> list[SessionRead]:
    return [read_of(story(), 10, room) for room in rooms]


@pytest.mark.parametrize(
    ("rooms", "keys"),
    [
        (["Room 2", "Room 3", "Room 1"], "231"),
        (["Bay 9", "Bay 10", "Bay 11"], "9BC"),
        (["Room 0", "Room 1"], "B1"),
        (["Garden", "Room 1", ""], "B1C"),
        (["Bed 2a", "Bed 2b", "Bed 3"], "BC3"),
        (["2nd floor, room 3", "Room 3"], "B3"),
        (["Room 02", "Room 12"], "2B"),
    ],
)
def test_a_room_is_meant_by_its_own_number(rooms: list[str], keys: str) -> None:
    """1 to 9 as in its name; who has none, or shares it, has a letter but A and N."""
    known = reads(rooms)
    found = room_keys(known)
    assert "".join(found[read.id] for read in known) == keys


def test_letters_leave_out_what_the_board_uses() -> None:
    """Neither A, which acknowledges, nor N; after the last letter there is no key."""
    found = list(room_keys(reads([f"Bay {n}" for n in range(10, 36)])).values())
    assert not {"A", "N"} & set(found)
    assert (found[23], found[24]) == ("Z", "")
    assert len(set(found[:24])) == 24


def test_a_letter_is_pressed_on_the_board() -> None:
    """Only digits go there from any screen."""
    assert (room_chord("2"), room_chord("B"), room_chord("")) == (
        "Ctrl+2",
        "Ctrl+0, B",
        "",
    )


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
    """By when they were opened; and neither has the digit that both would have."""
    first, second = reads(["Room 1", " room 1"])
    other = read_of(story(), 10, "Room 2")
    snapshot = Snapshot(
        now=first.at, zone="Europe/London", rooms=(first, other, second)
    )
    view = choosing(snapshot, first.at, first.at)
    assert [letter.key for letter in view.letters] == ["2", "B", "C"]
    words = [letter.words for letter in view.letters]
    assert words[0] == "Room 2"
    assert words[1].startswith("Room 1, opened ")
    assert room_names([other])[other.id] == "Room 2"
