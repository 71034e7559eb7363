"""A session whose patient was erased, in the list and on its page."""

from pathlib import Path

import pytest

from monitor.chart.commands import ErasePatient
from monitor.charting.reads import Charted
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import HIGH, SESSION, Clinic
from tests.clocks import ManualClock
from tests.desk import PATIENT
from tests.journeys.doorway import NAME, Doorway, Open
from tests.journeys.nurse import Nurse


@pytest.fixture
def nurse(doorway: Open, tmp_path: Path) -> Nurse:
    """Before the list of sessions, of which the only one was erased by her."""
    with Database(tmp_path / "record") as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)
        clinic.start()
        clinic.chart(5, HIGH)
        clinic.close(50)
    here = doorway()
    here.clock.advance(minutes=(clinic.at(90) - here.clock.now()).total_seconds() / 60)
    here.set_up()
    _erase(here)
    here = doorway()
    here.clock.advance(minutes=(clinic.at(95) - here.clock.now()).total_seconds() / 60)
    here.sign_in()
    here.is_in()
    nurse = Nurse(here.vigil, here.window, here.clock, here._qtbot)
    nurse.vigil.actions.do("sessions")
    nurse.settle()
    return nurse


def _erase(here: Doorway) -> None:
    actor = here.actor
    assert actor is not None
    answers: list[object] = []

    def erase(recorder: Recorder) -> object:
        command = ErasePatient(
            id=new_id(),
            stream_id=PATIENT.id,
            at=recorder.clock.now(),
            identifier=PATIENT.details.identifier,
            reason="asked for it in writing",
        )
        return recorder.handle(command, actor)

    here.vigil.bedside.ask(erase, answers.append)
    here.until(lambda: bool(answers))
    assert isinstance(answers[0], Charted), answers


def test_the_list_says_that_it_was_erased_and_when(nurse: Nurse) -> None:
    lines = nurse.vigil.parts.sessions.model.lines
    (line,) = [line for line in lines if line.id == SESSION]
    assert line.patient == "Patient erased"
    assert line.state.startswith("Erased ")
    assert "Mar-2026" in line.state
    assert line.number == line.room == line.nurse == ""


def test_its_page_says_what_went_by_whom_and_what_is_left(nurse: Nurse) -> None:
    """It is no fault of the version, and nothing is to be updated."""
    nurse.vigil.navigation.open_session(SESSION)
    nurse.settle()
    words = nurse.vigil.parts.live.unreadable.words
    assert words.startswith("This session was erased.")
    for told in (
        f"by {NAME}",
        "Reason: asked for it in writing.",
        "no signature",
        "vigil verify follows both, each daily copy the chain",
    ):
        assert told in words
    assert "can't be read" not in words
    assert "Update Vigil" not in words
    rows = nurse.vigil.parts.live.timeline.shown()
    assert "Patient erased" in str(rows[0].fact)
    assert {row.badges for row in rows[1:]} == {("erased",)}


def test_what_it_was_about_can_not_be_asked_for(nurse: Nurse) -> None:
    nurse.vigil.navigation.open_session(SESSION)
    nurse.settle()
    nurse.vigil.actions.do("call")
    nurse.settle()
    told = nurse.vigil.notice.words
    assert told == "This session was erased; nothing of it is left"
