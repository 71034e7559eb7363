"""From Ctrl+N to a session that is ready, over the real record."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.desk import START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.typed_rows import ALT, CTRL
from ui.panels.new_session.fact_row import FactRow
from ui.views.top_bar import BOARD_TAB, NEW_TAB


@pytest.fixture
def returning(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    """A nurse where one session was ever charted, in Room 1, and is closed."""
    clock = ManualClock(START - timedelta(minutes=30))
    with Database(tmp_path / "record") as database:
        journal = FileJournal(database, clock)
        clinic = Clinic(journal=journal, drafts=journal)
        clinic.clock = clock
        clinic.restart()
        clinic.start()
        clinic.close(45)
    clock.advance(seconds=24 * 3600)
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    yield nurse
    nurse.vigil.end()


def is_current(nurse: Nurse, tab: str) -> bool:
    return nurse.vigil.parts.top.tab(tab).isChecked()


def test_the_only_room_is_filled_in(returning: Nurse) -> None:
    """Number, two identifiers and Enter open the session; 15 keys for T-0001."""
    nurse = returning
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    before = nurse.presses
    nurse.type("T-0001")
    nurse.settle()
    nurse.type("\nAD\t1981\n")
    nurse.settle()

    assert nurse.session.session.opened.room == "Room 1"
    assert nurse.presses - before == 15


def test_the_tab_is_that_of_what_is_shown(returning: Nurse) -> None:
    """First its own, then the session's, and on leaving the board's."""
    nurse = returning
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    assert is_current(nurse, NEW_TAB)

    nurse.type("T-0001")
    nurse.settle()
    nurse.type("\nAD\t1981\n")
    nurse.settle()
    assert is_current(nurse, str(nurse.session.id))

    nurse.type("\x1b")
    nurse.settle()
    assert is_current(nurse, BOARD_TAB)


def test_leaving_goes_to_a_board_that_is_true(returning: Nurse) -> None:
    """The session just opened stands on it, in the room that was empty before."""
    nurse = returning
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("T-0001")
    nurse.settle()
    nurse.type("\nAD\t1981\n")
    nurse.settle()
    opened_now = nurse.session.id
    nurse.type("\x1b")
    nurse.settle()

    (card,) = nurse.vigil.parts.board.rooms.cards
    assert (card.view.session, card.view.room) == (opened_now, "Room 1")
    assert nurse.focus is nurse.vigil.parts.board


def test_a_search_half_typed_finds_again(returning: Nurse) -> None:
    """Coming back to the page, what was sought is looked up anew."""
    nurse = returning
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("T-0001")
    nurse.settle()
    nurse.type("\x1b")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()

    assert len(nurse.vigil.parts.opening.patient.candidates.lines) == 1


def test_a_new_patient_begins_at_the_first_empty_field(returning: Nurse) -> None:
    """What was sought fills its fields; typing goes on at the next."""
    nurse = returning
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.type("Ruth Ada")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, ALT)

    assert nurse.focus.accessibleName() == "Patient number"


def test_a_last_session_that_waits_for_review_says_so(returning: Nurse) -> None:
    """Before she confirms who it is, and once the session is open."""
    nurse = returning
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    nurse.type("T-0001")
    nurse.settle()
    nurse.type("\n")
    words = "Last session 14-Mar-2026, waits for review"
    nurse.until(lambda: words in last_session(nurse))
    nurse.type("AD\t1981\n")
    nurse.settle()
    nurse.until(lambda: words in last_session(nurse))


def last_session(nurse: Nurse) -> str:
    """What is told of the patient, as it is read out."""
    told = nurse.vigil.parts.opening.findChild(FactRow)
    assert isinstance(told, FactRow)
    return told.accessibleName()
