"""Whoever comes into a room types into its first field, wherever another had been."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, open_third
from tests.journeys.test_held_start import CHECKS
from tests.journeys.test_left_half_typed import MARSH, take_over
from tests.journeys.typed_checks import go_to_checks
from tests.journeys.typed_rows import CTRL, open_session

SET = "120 74 72 98 14 5 \n"


def last_pressure(nurse: Nurse, id_: UUID) -> object:
    return charted(nurse, id_).sets[-1].value("sbp")


def test_the_set_of_another_room_begins_at_its_first_field(roomed: Nurse) -> None:
    """Called away in the middle of a set, by the board to the next room."""
    go(roomed, 1)
    roomed.type("118 72 ")
    roomed.chord(Qt.Key.Key_0, CTRL)
    id_ = go(roomed, 2)
    roomed.type(SET)
    roomed.settle()
    assert last_pressure(roomed, id_) == 120


@pytest.mark.parametrize("answer", ["k", "d"])
def test_the_set_of_whoever_takes_over_begins_there(roomed: Nurse, answer: str) -> None:
    """Where the other nurse had gone on to the heart rate."""
    id_ = go(roomed, 1)
    roomed.type("118 72 ")
    take_over(roomed, MARSH, 1, "ad")
    roomed.type(f"{answer}\n")
    roomed.settle()
    roomed.type(SET)
    roomed.settle()
    assert last_pressure(roomed, id_) == 120


def test_the_checks_of_another_patient_begin_at_the_first(nurse: Nurse) -> None:
    """Whichever was in use on the page of the patient before."""
    open_session(nurse)
    go_to_checks(nurse)
    nurse.type(CHECKS[0])
    nurse.settle()
    checks = nurse.vigil.parts.opening.preflight.list
    assert checks.current is not None
    assert checks.current.gate == "fasting"
    open_third(nurse)
    assert checks.current is not None
    assert checks.current.gate == "consent"


def test_the_checks_of_another_patient_are_read_from_the_top(nurse: Nurse) -> None:
    """However far down those of the patient before were left."""
    nurse.window.resize(1280, 720)
    open_session(nurse)
    go_to_checks(nurse)
    checks = nurse.vigil.parts.opening.preflight.list
    bar = checks.verticalScrollBar()
    checks.rows[-1].setFocus()
    nurse.until(lambda: bar.value() > 0)
    open_third(nurse)
    go_to_checks(nurse)
    nurse.until(lambda: bar.value() == 0)
    assert checks.current is not None
    assert not checks.rows[0].visibleRegion().isEmpty()


def test_the_board_is_shown_from_its_top(roomed: Nurse) -> None:
    """However far down it was left."""
    open_third(roomed)
    roomed.window.resize(1280, 720)
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.settle()
    bar = roomed.vigil.parts.board.rooms.verticalScrollBar()
    for _ in range(3):
        roomed.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert bar.value() > 0
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_0, CTRL)
    assert bar.value() == 0
