"""What was known, and when."""

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Stream
from monitor.chart.kinds import (
    NoteRecorded,
)
from monitor.charting.ports import Draft
from monitor.charting.reads import SessionRead
from monitor.protocol.faults import ProtocolFault
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import CALM, HIGH, INSIDE, IV40, Clinic, observed
from tests.desk import NURSE, PATIENT


def test_the_past_is_read_as_it_was_known(clinic: Clinic) -> None:
    """As of a time shows what this workstation showed then."""
    clinic.start()
    clinic.chart(10, HIGH)
    then = clinic.read
    clinic.chart(20, INSIDE)

    again = clinic.recorder.session(clinic.session_id, as_of=clinic.at(10))

    assert again == then


def test_what_came_late_was_not_known_before(clinic: Clinic) -> None:
    """A set charted at 20 for 10 was not on the screen at 15."""
    clinic.start()
    clinic.move_to(20)
    clinic.charted(clinic.fact(observed(CALM), minute=10))

    read = clinic.recorder.session(clinic.session_id, as_of=clinic.at(15))

    assert len(clinic.read.session.sets) == 4
    assert isinstance(read, SessionRead)
    assert len(read.session.sets) == 3


def test_before_it_began_there_was_no_session(clinic: Clinic) -> None:
    """A session is not known before it was opened."""
    clinic.start()

    with pytest.raises(KeyError):
        clinic.recorder.session(clinic.session_id, as_of=clinic.at(-60))


def test_an_unknown_session_is_not_found(clinic: Clinic) -> None:
    """There is no session under an id that was never charted."""
    with pytest.raises(KeyError):
        clinic.recorder.session(clinic.session_id)


def test_an_old_session_keeps_its_protocol(clinic: Clinic) -> None:
    """A session is judged by the text it pinned when the program offers another."""
    clinic.start()
    pinned = clinic.read.protocol
    later = IV40.replace("version = 1", "version = 2", 1)
    assert later != IV40

    clinic.texts = (later,)
    clinic.restart()

    assert [p.version for p in clinic.recorder.protocols] == [2]
    assert clinic.read.protocol == pinned
    clinic.chart(10, CALM)


def test_drafts_are_kept() -> None:
    """What is half typed is put by, found again, and gone once charted."""
    journal = MemoryJournal()
    clinic = Clinic(journal=journal, drafts=journal).open()
    command = clinic.fact(NoteRecorded(text="well"))
    draft = Draft(
        id=command.id,
        form="note",
        stream=clinic.session_id,
        author=NURSE.person,
        content="wel",
        saved_at=clinic.clock.now(),
    )
    other = replace(draft, id=clinic.mint())
    clinic.recorder.put_draft(draft)
    clinic.recorder.put_draft(other)

    clinic.charted(command)

    assert clinic.recorder.drafts() == (other,)
    clinic.recorder.delete_draft(other.id)
    assert clinic.recorder.drafts() == ()


def test_a_text_that_is_no_protocol_is_a_fault() -> None:
    """The program does not start on a protocol it can't read."""
    with pytest.raises(ProtocolFault):
        Clinic(texts=("id = 1",))


def test_streams_are_apart(clinic: Clinic) -> None:
    """A patient's entries and a session's are not mixed."""
    clinic.open()

    kinds = {e.stream.kind for e in clinic.read.entries}

    assert kinds == {"session"}
    assert len(clinic.journal.entries(Stream("patient", PATIENT.id))) == 2
