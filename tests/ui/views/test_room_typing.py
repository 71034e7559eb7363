"""Which room is meant by what is typed, key by key."""

from collections.abc import Sequence

import pytest

from monitor.charting.reads import SessionRead
from tests.builders import at
from tests.ui.views.alert_scene import story
from tests.ui.views.emergency_scene import read_of
from ui.views.room_typing import RoomTyped, left_typed, room_typed, takes_enter


def reads(rooms: Sequence[str]) -> list[SessionRead]:
    return [read_of(story(), 10, room) for room in rooms]


def taken(rooms: Sequence[str], keys: str) -> str:
    """The room that the keys take, Enter among them; ``?`` while more is to come."""
    known, answer = reads(rooms), RoomTyped()
    for key in keys:
        is_entered = key == "\n"
        typed = answer.typed if is_entered else answer.typed + key
        answer = room_typed(known, typed, is_entered=is_entered)
        if answer.room is not None:
            return next(read.room for read in known if read.id == answer.room)
    return "?" if answer.typed else ""


BAYS = ["Bay A", "Bay B", "Garden", "Room 1", "Room 12", "Room 1A", "Room 3", "Bay 34"]


@pytest.mark.parametrize(
    ("keys", "room"),
    [
        ("1", "?"),
        ("1\n", "Room 1"),
        ("12", "Room 12"),
        ("1A", "Room 1A"),
        ("13", ""),
        ("3", "?"),
        ("34", "Bay 34"),
        ("4", ""),
        ("B", "?"),
        ("B\n", "Bay B"),
        ("BA", ""),
        ("G", "?"),
        ("G\n", "Garden"),
        ("GAR\n", "Garden"),
        ("GARDEN\n", "Garden"),
        ("GARX", ""),
        ("C", ""),
        ("O", ""),
    ],
)
def test_keys_take_the_room_that_they_spell(keys: str, room: str) -> None:
    """A number once it is whole; a letter with Enter; what no room has takes none."""
    assert taken(BAYS, keys) == room


def test_a_part_of_a_number_takes_no_room() -> None:
    """Room 12 alone is not Room 1, not even with Enter."""
    assert (taken(["Room 12"], "1"), taken(["Room 12"], "1\n")) == ("?", "")


def test_a_letter_that_is_a_rooms_own_is_no_other_rooms() -> None:
    """G is Bay G, however Garden begins."""
    assert taken(["Garden", "Bay G"], "G\n") == "Bay G"


def test_what_is_typed_is_told() -> None:
    """Which room Enter takes, that more is to come, or that there is none."""
    known = reads(BAYS)
    said = [room_typed(known, typed).words for typed in ("1", "B", "G", "C")]
    assert said == [
        "1: Enter takes Room 1, or type on",
        "B: Enter takes Bay B",
        "G: Enter takes Garden",
        "No open room has the key C; Backspace, or type another",
    ]


def test_which_keys_do_not_act_alone() -> None:
    """Letters, and a number that begins another."""
    known = reads(["Bay B", "Room 1", "Room 12", "Room 3"])
    assert takes_enter(known) == {known[0].id, known[1].id}


@pytest.mark.parametrize(
    ("typed", "is_entered", "refused"),
    [("13", False, "13"), ("C", False, "C"), ("1", False, ""), ("01", True, "01")],
)
def test_what_no_room_has_stands_as_refused(
    typed: str, *, is_entered: bool, refused: str
) -> None:
    """So that Enter is no answer to another question than the one that was typed."""
    answer = room_typed(reads(BAYS), typed, is_entered=is_entered)
    assert (answer.refused, answer.room) == (refused, None)


def test_what_was_left_half_typed_is_told_with_its_time() -> None:
    """It takes no room."""
    answer = left_typed("1", at(0), "Europe/London")
    assert (answer.typed, answer.room, answer.refused) == ("", None, "1")
    assert answer.words.startswith("1, typed 13:26, no longer counts")
