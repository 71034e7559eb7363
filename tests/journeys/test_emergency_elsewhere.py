"""The key of an emergency pressed again, and another room meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, confirm_third, go
from tests.journeys.test_emergency import emergencies, one, panel, pause, shown
from tests.journeys.typed_rows import CTRL


def begin(nurse: Nurse) -> None:
    """An emergency in Room 1, from its own page."""
    go(nurse, 1)
    pause(nurse)
    nurse.type("\n")
    nurse.settle()


def test_over_stamps_the_key_asks_nothing(roomed: Nurse) -> None:
    """Pressed again, every letter goes on stamping; none is a room."""
    confirm_third(roomed)
    roomed.type("\b" * 6 + "Bay B\n")
    roomed.settle()
    third = roomed.session.id
    begin(roomed)
    pause(roomed)
    roomed.type("bco")
    roomed.settle()
    assert [s.code for s in one(roomed, 1).stamps] == ["B", "C", "O"]
    assert charted(roomed, third).emergencies == ()


@pytest.mark.parametrize(("keys", "step"), [("e", "ending"), ("n", "note")])
def test_the_key_leaves_an_end_and_a_note_as_they_are(
    roomed: Nurse, keys: str, step: str
) -> None:
    """What is half typed or half answered stays in sight."""
    begin(roomed)
    roomed.type(keys)
    pause(roomed)
    assert shown(roomed).step == step


def test_a_key_that_means_nothing_says_so(roomed: Nurse) -> None:
    """Over the stamps and over the endings; the next stamp takes the words away."""
    begin(roomed)
    roomed.type("k")
    assert shown(roomed).message == "K stamps nothing"
    roomed.type("eq")
    assert shown(roomed).message == "Q is no ending"
    roomed.type("\x1bkc")
    roomed.settle()
    assert shown(roomed).message == ""
    assert [s.code for s in one(roomed, 1).stamps] == ["C"]


def test_another_room_has_a_key_of_its_own(roomed: Nurse) -> None:
    """0 asks for it, from a zero of its own; Escape comes back to the stamps."""
    begin(roomed)
    roomed.type("0")
    assert shown(roomed).step == "rooms"
    roomed.type("\x1bc")
    roomed.settle()
    assert [s.code for s in one(roomed, 1).stamps] == ["C"]
    roomed.clock.advance(seconds=40)
    pressed_at = roomed.clock.now()
    roomed.type("02")
    roomed.settle()
    assert one(roomed, 2).declared_at == pressed_at
    assert roomed.session.room == "Room 2"
    roomed.type("o")
    roomed.settle()
    assert [s.code for s in one(roomed, 2).stamps] == ["O"]
    assert one(roomed, 1).is_running


def test_from_the_start_page_another_room_can_be_meant(roomed: Nurse) -> None:
    """Where one runs the key shows it, signed in or not; 0 and the other's number."""
    begin(roomed)
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.settle()
    pause(roomed)
    assert shown(roomed).title == "EMERGENCY Room 1"
    roomed.type("02")
    roomed.settle()
    assert one(roomed, 2).is_running


def test_escape_from_a_first_question_shows_no_other_room(roomed: Nurse) -> None:
    """Nothing that ran elsewhere comes over this page."""
    begin(roomed)
    roomed.press(2)
    go(roomed, 2)
    pause(roomed)
    assert shown(roomed).step == "rooms"
    roomed.type("\x1b")
    roomed.settle()
    assert not panel(roomed).isVisible()


@pytest.mark.parametrize(("seconds", "is_new"), [(119, 0), (120, 0), (121, 1)])
def test_a_question_left_standing_keeps_its_zero_for_two_minutes(
    roomed: Nurse, seconds: int, is_new: int
) -> None:
    """Then a press is another emergency; when it was pressed before is told."""
    go(roomed, 1)
    pause(roomed)
    first = roomed.clock.now()
    roomed.clock.advance(seconds=seconds)
    roomed.vigil.bedside.tick()
    roomed.settle()
    pause(roomed)
    assert shown(roomed).message == is_new * "First pressed 13:36"
    roomed.type("1")
    roomed.settle()
    declared_at = one(roomed, 1).declared_at
    assert declared_at == first + is_new * timedelta(seconds=seconds)
    assert emergencies(roomed, 2) == ()
