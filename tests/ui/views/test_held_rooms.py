"""Whoever holds several rooms, one of them infusing, is told so (ruling 32)."""

from monitor.chart.entries import Actor
from monitor.charting.reads import SessionRead
from tests.builders import NURSE, Chronicle
from tests.desk import RELIEF
from tests.ui.board_rooms import before_start, infusing, read_of
from ui.views.held_rooms import held_words

HOLDER = Actor(person=NURSE, name="A. Okafor RN")


def rooms(*stories: Chronicle) -> list[SessionRead]:
    return [read_of(s, room=f"Room {n}") for n, s in enumerate(stories, start=1)]


def test_two_rooms_with_one_infusing() -> None:
    """How many, and which."""
    words = held_words(rooms(infusing(), before_start()), HOLDER)
    assert words == "You hold 2 rooms, and Room 1 is infusing"


def test_both_infusing() -> None:
    """Each is named."""
    words = held_words(rooms(infusing(), infusing()), HOLDER)
    assert words == "You hold 2 rooms, and Room 1 and Room 2 are infusing"


def test_one_room_is_nothing_to_tell() -> None:
    """Nor are two in which nothing runs, nor those of others."""
    assert held_words(rooms(infusing()), HOLDER) == ""
    assert held_words(rooms(before_start(), before_start()), HOLDER) == ""
    assert held_words(rooms(infusing(), infusing()), RELIEF) == ""


def test_an_infusion_that_ended_runs_no_more() -> None:
    """Nor does one that stands still."""
    ended, paused = infusing(), infusing()
    ended.infuse(40, "completed")
    paused.infuse(40, "paused")
    assert held_words(rooms(ended, paused), HOLDER) == ""
