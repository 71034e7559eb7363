"""When the journal fails: nothing is claimed that is not so, nothing charted twice."""

from dataclasses import dataclass

import pytest

from monitor.chart.kinds import AlertRaised, NoteRecorded
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.reads import Charted
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.charting.failing_journal import FailingJournal, Failure
from tests.desk import NURSE


@dataclass
class Desk:
    """A clinic whose journal can be told to fail."""

    clinic: Clinic
    journal: FailingJournal


@pytest.fixture
def desk() -> Desk:
    journal = FailingJournal()
    return Desk(clinic=Clinic(journal=journal, drafts=journal).start(), journal=journal)


def test_a_full_disk_is_told_and_nothing_is_charted(desk: Desk) -> None:
    """A fault before the commit leaves the session as it was; then saving works."""
    desk.clinic.move_to(10)
    before = desk.clinic.read
    command = desk.clinic.fact(HIGH)
    desk.journal.fails = "full"

    with pytest.raises(EnvironmentFault, match="The disk is full"):
        desk.clinic.ask(command)

    assert desk.clinic.read == before
    assert len(desk.clinic.charted(command).entries) > 1


@pytest.mark.parametrize("fails", ["lost", "stored"])
def test_what_became_of_a_commit_is_found_out(desk: Desk, fails: Failure) -> None:
    """After an unknown outcome it is all there, or is once it is asked for again."""
    desk.clinic.move_to(10)
    command = desk.clinic.fact(HIGH)
    desk.journal.fails = fails
    with pytest.raises(Unconfirmed) as report:
        desk.clinic.ask(command)
    assert command.id in report.value.ids

    found = desk.clinic.recorder.confirm(command, NURSE)
    assert (found is None) is (fails == "lost")
    charted = found or desk.clinic.charted(command)

    assert isinstance(charted, Charted)
    entries = desk.clinic.read.entries
    assert [e.id for e in entries].count(command.id) == 1
    keys = [e.payload.key for e in entries if isinstance(e.payload, AlertRaised)]
    assert keys
    assert len(keys) == len(set(keys))


def test_the_screen_never_shows_what_is_not_durable(desk: Desk) -> None:
    """Between the failure and finding out, the session is read from the journal."""
    desk.clinic.move_to(10)
    desk.journal.fails = "lost"
    with pytest.raises(Unconfirmed):
        desk.clinic.ask(desk.clinic.fact(NoteRecorded(text="lost")))

    stored = desk.journal.entries(desk.clinic.read.entries[0].stream)

    assert desk.clinic.read.entries == stored


def test_a_tick_that_failed_is_made_up_for(desk: Desk) -> None:
    """An alert that could not be saved is raised by the next tick."""
    desk.clinic.move_to(15)
    desk.journal.fails = "lost"
    with pytest.raises(Unconfirmed):
        desk.clinic.recorder.tick()

    (read,) = desk.clinic.recorder.tick()

    raised = [e for e in read.entries if isinstance(e.payload, AlertRaised)]
    assert len(raised) == 1
    assert desk.clinic.recorder.tick() == ()


def test_a_tick_that_was_saved_after_all_is_not_repeated(desk: Desk) -> None:
    """An alert whose commit only seemed to fail is not raised again."""
    desk.clinic.move_to(15)
    desk.journal.fails = "stored"
    with pytest.raises(Unconfirmed):
        desk.clinic.recorder.tick()

    assert desk.clinic.recorder.tick() == ()
    raised = [e for e in desk.clinic.read.entries if isinstance(e.payload, AlertRaised)]
    assert len(raised) == 1


def test_the_next_save_goes_through(desk: Desk) -> None:
    """One failed save does not stand in the way of the next."""
    desk.clinic.move_to(10)
    desk.journal.fails = "lost"
    with pytest.raises(Unconfirmed):
        desk.clinic.ask(desk.clinic.fact(observed(CALM)))

    read = desk.clinic.chart(11, CALM)

    assert len(read.session.sets) == 4
