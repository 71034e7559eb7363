"""Facts of a running session become durable."""

from monitor.chart.kinds import (
    NoteRecorded,
)
from tests.charting.clinic import CALM, HIGH, Clinic, observed


def test_a_set_is_charted(clinic: Clinic) -> None:
    """What was asked is durable, and the session shows it."""
    clinic.open()
    clinic.move_to(-14)
    command = clinic.fact(observed(CALM))

    charted = clinic.charted(command)

    assert charted.session is not None
    assert [s.id for s in charted.session.session.sets] == [command.id]
    assert clinic.journal.confirm([command.id]) == charted.entries


def test_a_refusal_charts_nothing(clinic: Clinic) -> None:
    """What the core refuses leaves no entry."""
    clinic.open()
    before = clinic.read.entries

    clinic.refused(clinic.fact(observed(CALM), minute=5))

    assert clinic.read.entries == before


def test_an_unknown_session_is_refused(clinic: Clinic) -> None:
    """Nothing is charted in a session that is not there."""
    assert "no such session" in clinic.refused(clinic.fact(observed(CALM))).why


def test_memory_and_journal_agree(clinic: Clinic) -> None:
    """What the recorder holds is what another finds in the journal."""
    clinic.start()
    clinic.chart(10, HIGH)
    held = clinic.read

    clinic.restart()

    assert clinic.read == held


def test_a_closed_session_can_be_read(clinic: Clinic) -> None:
    """After closing, the session is read as it ended and charts no new facts."""
    clinic.start()
    clinic.close(5)

    assert not clinic.read.session.is_open
    assert "closed" in clinic.refused(clinic.fact(NoteRecorded(text="x"))).why
