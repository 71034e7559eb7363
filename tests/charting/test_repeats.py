"""A command that comes again charts nothing twice."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import AnyCommand, Retract
from monitor.chart.kinds import (
    NoteRecorded,
)
from monitor.charting.faults import ConflictingEntry
from tests.charting.clinic import CALM, HIGH, INSIDE, Clinic
from tests.desk import RELIEF


def test_asking_twice_charts_once(clinic: Clinic) -> None:
    """The same command again returns what is stored, also much later."""
    clinic.start()
    clinic.move_to(10)
    command = clinic.fact(HIGH)
    first = clinic.charted(command)
    clinic.chart(12, INSIDE)
    before = clinic.read.entries

    again = clinic.charted(command)

    assert again.entries == first.entries[:1]
    assert clinic.read.entries == before


def test_asking_twice_works_across_a_restart(clinic: Clinic) -> None:
    """A retry after a crash finds the patient, the session and the set charted."""
    recording, opening = clinic.recording(), clinic.opening()
    note = clinic.fact(NoteRecorded(text="well"))
    commands: list[AnyCommand] = [recording, opening, note]
    first = [clinic.charted(command) for command in commands]
    clinic.clock.advance(minutes=3)
    clinic.restart()

    again = [clinic.charted(command) for command in commands]

    for one, other in zip(first, again, strict=True):
        assert other.entries == one.entries[-1:]
    assert len(clinic.journal.entries_since(clinic.journal.station, 0)) == 5


def test_a_retraction_can_be_repeated(clinic: Clinic) -> None:
    """What can be done only once is still the same command the second time."""
    clinic.start()
    read = clinic.chart(10, CALM)
    command = Retract(
        id=clinic.mint(),
        stream_id=read.id,
        at=clinic.clock.now(),
        target=read.session.sets[-1].id,
        reason="wrong patient",
    )
    first = clinic.charted(command)

    assert clinic.charted(command).entries == first.entries


@pytest.mark.parametrize("text", ["another", "", "x" * 5000])
def test_another_content_is_an_error(clinic: Clinic, text: str) -> None:
    """An id that comes again with something else is not charted, nor refused."""
    clinic.open()
    command = clinic.fact(NoteRecorded(text="well"))
    clinic.charted(command)

    with pytest.raises(ConflictingEntry):
        clinic.ask(replace(command, fact=NoteRecorded(text=text)))


def test_another_nurse_is_an_error(clinic: Clinic) -> None:
    """What one nurse charted is not charted again by another."""
    clinic.open()
    command = clinic.fact(NoteRecorded(text="well"))
    clinic.charted(command)

    with pytest.raises(ConflictingEntry):
        clinic.ask(command, RELIEF)
