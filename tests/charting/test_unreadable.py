"""A session with something in it that this version does not know is left alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Stream
from monitor.chart.kinds import NoteRecorded
from monitor.charting.ports import SessionQuery
from monitor.charting.reads import UnreadableSession
from monitor.clock import new_id
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import IV40, Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT
from tests.storage.tampering import without_guards


def later_version(folder: Path, where: str) -> None:
    """Make some entries ones that a later version of Vigil wrote."""
    without_guards(folder, f"UPDATE entry SET version = 2 WHERE {where}")  # noqa: S608 constant names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A running session in a file, closed."""
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal).start()
        clinic.chart(2, NoteRecorded(text="well"))
    return folder


def test_an_unknown_kind_is_shown_by_its_header_alone(folder: Path) -> None:
    """The session is named unreadable with the kind; its headers are listed."""
    later_version(folder, "kind = 'note-recorded'")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)

        read = clinic.recorder.session(clinic.session_id)

        assert isinstance(read, UnreadableSession)
        assert read.sentence == (
            "This session can't be read here, so nothing can be charted in it:"
            " a newer version of Vigil charted in it, and this one does not know"
            " note-recorded/2. Update Vigil on this workstation, and chart on paper"
            " until then."
        )
        assert (read.headers[-1].kind, read.headers[-1].version) == ("note-recorded", 2)
        assert read.unread == {read.headers[-1].id}


def test_who_and_where_is_known_beside_an_unknown_kind(folder: Path) -> None:
    """Patient, room and the names of those who charted are told: none is amended."""
    later_version(folder, "kind = 'note-recorded'")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)

        read = clinic.recorder.session(clinic.session_id)

        assert isinstance(read, UnreadableSession)
        assert read.patient is not None
        assert read.patient.details == PATIENT.details
        assert read.room == "Room 1"
        assert read.name_of(read.headers[0].author) == NURSE.name


def test_every_command_on_it_is_refused(folder: Path) -> None:
    """Nothing is charted in what can't be read, and the clock leaves it alone."""
    later_version(folder, "kind = 'note-recorded'")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)
        clinic.move_to(60)
        stream = Stream("session", clinic.session_id)
        before = journal.headers(stream)

        refusal = clinic.refused(clinic.fact(NoteRecorded(text="x")))

        assert refusal.why == (
            "a newer version of Vigil charted in it, and this one does not know"
            " note-recorded/2"
        )
        assert "Update Vigil" in refusal.remedy
        assert clinic.recorder.tick() == ()
        assert journal.headers(stream) == before
        assert [row.is_open for row in clinic.recorder.sessions(SessionQuery())] == [
            True
        ]


def test_beside_it_no_other_session_of_the_patient_is_opened(folder: Path) -> None:
    """The refusal does not ask to close what nobody can close here."""
    later_version(folder, "kind = 'note-recorded'")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)

        refusal = clinic.refused(replace(clinic.opening(), stream_id=new_id()))

        assert "is open in Room 1" in refusal.why
        assert "can't be read here: a newer version" in refusal.why
        assert refusal.remedy.startswith("Update Vigil")


def test_an_unknown_fact_of_the_patient_bars_the_session_too(folder: Path) -> None:
    """Where it can't be told who the patient is, nothing is charted."""
    later_version(folder, "kind = 'patient-recorded'")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)

        read = clinic.recorder.session(clinic.session_id)
        correction = clinic.refused(clinic.correction(family="X"))
        opening = clinic.refused(clinic.opening())

        assert isinstance(read, UnreadableSession)
        assert "patient-recorded/2" in read.sentence
        assert read.patient is None
        assert "can't read" in correction.why
        assert "can't read" in opening.why


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        (
            "UPDATE protocol SET content = X'6964'",
            "its protocol is written for another version",
        ),
        ("DELETE FROM protocol", "its patient or its protocol is not in this record"),
    ],
    ids=["a protocol that can't be read", "no protocol"],
)
def test_a_session_without_its_protocol_is_not_judged(
    folder: Path, tampering: str, said: str
) -> None:
    """A session is never judged by another protocol than its own."""
    without_guards(folder, tampering)
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(
            journal=journal,
            drafts=journal,
            texts=(IV40.replace("version = 1", "version = 2", 1),),
        )

        read = clinic.recorder.session(clinic.session_id)

        assert isinstance(read, UnreadableSession)
        assert said in read.sentence


def test_a_session_without_its_patient_is_not_shown(folder: Path) -> None:
    """Nobody's session is shown as somebody's."""
    without_guards(
        folder,
        "DELETE FROM payload WHERE arrival <= 2",
        "DELETE FROM entry WHERE stream_kind = 'patient'",
    )
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)

        read = clinic.recorder.session(clinic.session_id)

        assert isinstance(read, UnreadableSession)
        assert "its patient or its protocol" in read.sentence
        assert "no such patient" in clinic.refused(clinic.opening()).why
        with pytest.raises(KeyError):
            clinic.recorder.patient(PATIENT.id)


def test_lost_content_is_not_passed_over(folder: Path) -> None:
    """A session in which content is missing is not shown as if nothing were."""
    without_guards(folder, "DELETE FROM payload WHERE arrival = 7")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal)

        read = clinic.recorder.session(clinic.session_id)

        assert isinstance(read, UnreadableSession)
        assert "damaged or missing" in read.why
        assert "vigil verify" in read.remedy
