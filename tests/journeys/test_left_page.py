"""What is typed in one place is charted there, and late answers move nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.kinds import NoteRecorded
from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import (
    charted,
    close_room,
    confirm_third,
    enter_third,
    go,
    held,
    open_third,
    ready_third,
    weights,
)
from tests.journeys.typed_rows import ALT, CTRL

FULL = EnvironmentFault("Not saved", "the disk is full", "Make room")
ONLY_THEIR_OWN = {"Room 1": ["68.4"], "Room 2": ["68.4"], "Room 3": []}


@pytest.mark.parametrize("room", [1, 2])
def test_weight_goes_to_no_other_room(roomed: Nurse, room: int) -> None:
    """A weight half typed for Room 3 is charted nowhere when the nurse is called."""
    open_third(roomed)
    roomed.type("90")
    go(roomed, room)
    roomed.settle()
    assert weights(roomed) == ONLY_THEIR_OWN
    go(roomed, 3)
    roomed.type("\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["90"]


def test_tab_by_pointer_charts_no_weight(roomed: Nurse) -> None:
    """Leaving by the pointer is as leaving by key."""
    open_third(roomed)
    roomed.type("90")
    first = roomed.vigil.store.snapshot.open_sessions[0]
    tab = roomed.vigil.parts.top.tab(str(first.id))
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    roomed.settle()
    assert weights(roomed) == ONLY_THEIR_OWN


def test_session_opened_late_takes_no_screen(roomed: Nurse) -> None:
    """What is typed in Room 1 meanwhile is a pressure there, and nobody's weight."""
    confirm_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    first = go(roomed, 1)
    answer.set()
    roomed.settle()
    assert roomed.session.id == first
    assert roomed.focus.isVisible()
    roomed.type("118")
    roomed.press(2)
    roomed.settle()
    assert weights(roomed) == ONLY_THEIR_OWN


def test_session_opened_late_goes_on_where_it_was(roomed: Nurse) -> None:
    """Its tab leads to its own page, with the weight as the next thing."""
    confirm_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    go(roomed, 1)
    answer.set()
    roomed.settle()
    go(roomed, 3)
    roomed.type("68.4\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["68.4"]
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    assert roomed.vigil.store.snapshot.shown is None


def test_patient_recorded_late_takes_no_focus(roomed: Nurse) -> None:
    """The keys go on into the strip of Room 1."""
    enter_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    go(roomed, 1)
    before = roomed.focus
    answer.set()
    roomed.settle()
    assert roomed.focus is before
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    roomed.type("AG\t1981\tRoom 3\n")
    roomed.settle()
    assert roomed.session.room == "Room 3"


@pytest.mark.parametrize("form", [None, 7])
def test_start_cleared_late_moves_nobody(roomed: Nurse, form: int | None) -> None:
    """Room 1 stays in sight, and a form that is open there stays open."""
    ready_third(roomed)
    answer = held(roomed)
    roomed.chord(Qt.Key.Key_Return, CTRL)
    first = go(roomed, 1)
    if form is not None:
        roomed.press(form)
    answer.set()
    roomed.settle()
    assert roomed.session.id == first
    assert roomed.vigil.desks.forms.is_open == (form is not None)


def test_start_cleared_late_leaves_the_list(roomed: Nurse) -> None:
    """Who went to the list stays there; the room is live by its tab."""
    third = ready_third(roomed)
    answer = held(roomed)
    roomed.chord(Qt.Key.Key_Return, CTRL)
    roomed.chord(Qt.Key.Key_F, CTRL)
    answer.set()
    roomed.settle()
    assert roomed.vigil.parts.sessions.isVisible()
    assert charted(roomed, third).cleared_at is not None
    go(roomed, 3)
    assert roomed.vigil.parts.live.isVisible()


def test_closed_session_read_late_takes_no_screen(roomed: Nurse) -> None:
    """What was asked for from the list is not shown over another room."""
    second = close_room(roomed, 2)
    roomed.chord(Qt.Key.Key_F, CTRL)
    roomed.settle()
    answer = held(roomed)
    roomed.vigil.desks.list.chosen.emit(second)
    first = go(roomed, 1)
    answer.set()
    roomed.settle()
    assert roomed.session.id == first


def test_weight_refused_late_is_told(
    roomed: Nurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nurse hears of it wherever she is, and finds the weight as she typed it."""
    open_third(roomed)
    told: list[str] = []
    roomed.vigil.desks.opening.told.connect(told.append)

    def refuse(*_: object) -> None:
        raise FULL

    answer = held(roomed)
    monkeypatch.setattr(Recorder, "handle", refuse)
    roomed.type("68\n")
    go(roomed, 1)
    answer.set()
    roomed.until(lambda: bool(told))
    monkeypatch.undo()
    assert "the disk is full" in told[0]
    go(roomed, 3)
    roomed.vigil.parts.opening.focus("weight")
    roomed.type("\n")
    roomed.until(lambda: weights(roomed)["Room 3"] == ["68"])


def test_note_charted_late_takes_no_focus(roomed: Nurse) -> None:
    """The weight of Room 3 goes on being typed where it was begun."""
    open_third(roomed)
    first = go(roomed, 1)
    roomed.press(7)
    answer = held(roomed)
    roomed.type("calm\n")
    go(roomed, 3)
    roomed.type("6")
    answer.set()
    roomed.settle()
    roomed.type("8.4\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["68.4"]
    assert roomed.vigil.desks.forms.is_open is False
    assert any(
        isinstance(fact.payload, NoteRecorded) for fact in charted(roomed, first).facts
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_F])
def test_note_refused_late_is_told(
    roomed: Nurse, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    """On the list and on the new-session page its form is not to be seen."""

    def refuse(*_: object) -> None:
        raise FULL

    go(roomed, 1)
    roomed.press(7)
    answer = held(roomed)
    monkeypatch.setattr(Recorder, "handle", refuse)
    roomed.type("calm\n")
    roomed.chord(key, CTRL)
    answer.set()
    roomed.until(lambda: "the disk is full" in roomed.vigil.notice.words)
    monkeypatch.undo()
    go(roomed, 1)
    roomed.press(7)
    assert "calm" in str(roomed.vigil.parts.strip.form._view)


def test_weight_is_not_charted_behind_the_start(roomed: Nurse) -> None:
    """What was cleared is what is charted, however slow the record is."""
    third = ready_third(roomed)
    QTest.mouseClick(roomed.vigil.parts.opening.dose.other, Qt.MouseButton.LeftButton)
    answer = held(roomed)
    roomed.chord(Qt.Key.Key_Return, CTRL)
    roomed.vigil.parts.opening.focus("weight")
    roomed.type("86.4\n")
    assert "Not charted" in roomed.vigil.notice.words
    answer.set()
    roomed.settle()
    session = charted(roomed, third)
    assert session.cleared_at is not None
    assert session.dosed_at_kg is None


def test_patient_recorded_late_takes_no_choice(roomed: Nurse) -> None:
    """Whoever searched on and enters somebody else meanwhile goes on with that one."""
    enter_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    roomed.chord(Qt.Key.Key_N, ALT)
    roomed.type("\b" * len("T-0003") + "T-0004")
    roomed.chord(Qt.Key.Key_N, ALT)
    roomed.type("Delta")
    answer.set()
    roomed.settle()
    roomed.type("\tKim\t\t14-Mar-1981\tnn\n")
    roomed.settle()
    roomed.type("KD\t1981\tRoom 4\n")
    roomed.settle()
    assert roomed.session.patient.details.identifier == "T-0004"
