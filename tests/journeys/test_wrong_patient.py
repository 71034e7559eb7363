"""A chart on the wrong patient is moved by keys, over the real record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid5

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import NoteRecorded
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT, SPACE, START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.rooms import held
from tests.journeys.test_privacy import told
from tests.journeys.typed_rows import CTRL

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    """At the live chart of a running session that is somebody else's."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal).start()
        clinic.patient_id = uuid5(SPACE, "right patient")
        clinic.charted(
            clinic.recording(
                identifier="T-9000",
                family="Patient",
                given="Right",
                born=date(1990, 7, 1),
            )
        )
    nurse = opened(qtbot, qapp, folder, ManualClock(START))
    nurse.type(f"{NURSE.name}\n")
    nurse.settle()
    yield nurse
    nurse.vigil.end()


def banner(nurse: Nurse) -> str:
    return nurse.vigil.parts.banner.accessibleName()


def test_the_chart_is_moved(nurse: Nurse) -> None:
    """The banner shows the right patient at once, and that the chart was moved."""
    assert "DEMO, Alex" in banner(nurse)
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1990\t3\n")
    nurse.settle()
    nurse.type("\n")
    nurse.until(lambda: "PATIENT, Right" in banner(nurse))
    assert "Chart moved here" in banner(nurse)
    assert not nurse.vigil.desks.forms.is_open
    assert nurse.session.session.opened.patient == PATIENT.id


def test_whose_chart_it_becomes_is_read_before_it_is_moved(nurse: Nurse) -> None:
    """By name, date of birth and number; it is moved only if Enter is pressed again."""
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1990\t3\n")
    nurse.settle()
    assert "DEMO, Alex" in banner(nurse)
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    assert view.message.text == (
        "This moves the chart to PATIENT, Right. Enter again moves it"
    )
    assert view.facts == (("Moves to", "PATIENT, Right, born 01-Jul-1990, ID T-9000"),)
    nurse.type("\x1b")
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("\n")
    nurse.settle()
    assert "DEMO, Alex" in banner(nurse)
    nurse.type("\n")
    nurse.until(lambda: "PATIENT, Right" in banner(nurse))


def test_a_hidden_name_is_hidden_there_too(nurse: Nurse) -> None:
    """F12 shows it again, and the chart is moved only then."""
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1990\t3\n")
    nurse.settle()
    assert "patient, right" in told(nurse)
    nurse.press(12)
    assert "patient, right" not in told(nurse)
    nurse.type("\n")
    nurse.settle()
    assert "patient, right" not in told(nurse)
    nurse.press(12)
    assert "demo, alex" in banner(nurse).casefold()
    assert "patient, right" in told(nurse)
    nurse.type("\n")
    nurse.until(lambda: "PATIENT, Right" in banner(nurse))


def test_a_form_opened_with_names_hidden_names_nobody(nurse: Nurse) -> None:
    """Nor once it was left and is opened again."""
    nurse.press(12)
    for keys in ("t9000\trp\t1990\t3\n", "\n"):
        nurse.chord(Qt.Key.Key_I, BOTH)
        nurse.type(keys)
        nurse.settle()
        assert "f12 shows whose the chart becomes" in told(nurse)
        assert "patient, right" not in told(nurse)
        nurse.type("\x1b")


def test_a_wrong_birth_year_moves_nothing(nurse: Nurse) -> None:
    """The form stays with what was typed, and the banner as it is."""
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1991\t3\n")
    nurse.settle()
    assert nurse.vigil.desks.forms.is_open
    assert "DEMO, Alex" in banner(nurse)
    assert "moved" not in banner(nurse)


def move(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1990\t3\n")
    nurse.settle()
    nurse.type("\n")
    nurse.settle()
    nurse.until(lambda: "PATIENT, Right" in banner(nurse))


def texts(nurse: Nurse) -> dict[str, str]:
    """What stands in the form of the strip."""
    fields = nurse.vigil.parts.strip.form._fields
    return {part: field.box.text() for part, field in fields.items()}


def test_details_typed_for_the_wrong_patient_are_not_the_right_ones(
    nurse: Nurse,
) -> None:
    """The form opens as the right patient's, and says what became of the other."""
    nurse.chord(Qt.Key.Key_I, CTRL)
    before = texts(nurse)
    nurse.type("\tx\x1b")
    nurse.chord(Qt.Key.Key_I, CTRL)
    assert texts(nurse) != before
    nurse.type("\x1b")
    move(nurse)
    nurse.chord(Qt.Key.Key_I, CTRL)
    assert "Demo" not in texts(nurse).values()
    assert not any("x" in text for text in texts(nurse).values())
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    assert view.message.text == "What was typed here for another patient is dropped"
    id_ = nurse.session.id
    assert nurse.vigil.desks.drafts.half_typed_in(id_) == frozenset()


def test_form_that_is_open_when_the_chart_moves_saves_nothing(nurse: Nurse) -> None:
    """A slow answer comes while the next form is filled in already."""
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t9000\trp\t1990\t3\n")
    nurse.settle()
    event = held(nurse)
    nurse.type("\n\x1b")
    nurse.chord(Qt.Key.Key_I, CTRL)
    nurse.type("\tx")
    event.set()
    nurse.until(lambda: "PATIENT, Right" in banner(nurse))
    nurse.type("\n")
    nurse.settle()
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    assert "is no longer there" in view.message.text


def hand_to_the_next(nurse: Nurse) -> None:
    """Another nurse signs in, and takes the room over by the right initials."""
    nurse.chord(Qt.Key.Key_U, CTRL)
    nurse.type("J. Marsh RN\n")
    nurse.settle()
    nurse.type("RP\n")
    nurse.settle()


def test_nobody_takes_over_details_of_the_wrong_patient(nurse: Nurse) -> None:
    """The next nurse is asked about the note alone; what is dropped is said."""
    nurse.press(7)
    nurse.type("calm\x1b")
    nurse.chord(Qt.Key.Key_I, CTRL)
    nurse.type("\tx\x1b")
    move(nurse)
    hand_to_the_next(nurse)
    assert nurse.vigil.notice.words == (
        "Room 1, details of the patient half typed by "
        f"{NURSE.name} for another patient: dropped"
    )
    nurse.type("t\n")
    nurse.settle()
    session = nurse.session.session
    notes = [f.payload for f in session.facts if isinstance(f.payload, NoteRecorded)]
    had = f"Took over what {NURSE.name} had half typed: a note (calm)"
    assert [note.text for note in notes] == [had]
    nurse.chord(Qt.Key.Key_I, CTRL)
    assert not any("x" in text for text in texts(nurse).values())


def test_details_alone_are_not_asked_about(nurse: Nurse) -> None:
    """Nothing is left to be taken over: the set is there at once."""
    nurse.chord(Qt.Key.Key_I, CTRL)
    nurse.type("\tx\x1b")
    move(nurse)
    hand_to_the_next(nurse)
    assert not nurse.vigil.parts.strip.left.isVisible()
    assert nurse.vigil.parts.strip.set.isAncestorOf(nurse.focus)
    assert nurse.vigil.desks.drafts.half_typed_in(nurse.session.id) == frozenset()


def test_note_goes_along(nurse: Nurse) -> None:
    """What was seen was seen of whoever is in the room."""
    nurse.press(7)
    nurse.type("calm\x1b")
    move(nurse)
    nurse.press(7)
    assert texts(nurse)["note"] == "calm"
