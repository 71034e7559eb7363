"""A set and the oxygen typed along with it are charted together, or not at all."""

from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ChartSet
from monitor.chart.kinds import NoteRecorded, ObservationsRecorded, OxygenRecorded
from monitor.charting.faults import ConflictingEntry, EnvironmentFault, Unconfirmed
from tests.charting.clinic import CALM, Clinic, observed
from tests.charting.failing_journal import FailingJournal, Failure
from tests.desk import NURSE, RELIEF

TWO = OxygenRecorded(litres_per_minute=Decimal(2))
FOUR = OxygenRecorded(litres_per_minute=Decimal(4))
NONE_AT_ALL = OxygenRecorded(litres_per_minute=Decimal(0))


@pytest.fixture
def journal() -> FailingJournal:
    return FailingJournal()


@pytest.fixture
def clinic(journal: FailingJournal) -> Clinic:
    clinic = Clinic(journal=journal, drafts=journal).start()
    clinic.move_to(10)
    return clinic


@pytest.fixture
def command(clinic: Clinic) -> ChartSet:
    return ChartSet(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.clock.now(),
        observations=observed(CALM),
        oxygen=TWO,
    )


def test_both_are_charted_for_the_same_time(clinic: Clinic, command: ChartSet) -> None:
    """The set and what the patient breathed stand in the session."""
    clinic.charted(command)

    session = clinic.read.session
    assert session.sets[-1].id == command.id
    assert session.oxygen == ((command.at, TWO),)


def test_a_set_needs_no_oxygen(clinic: Clinic, command: ChartSet) -> None:
    """Where none was typed, the set alone is charted."""
    entries = clinic.charted(replace(command, oxygen=None)).entries

    assert [type(e.payload) for e in entries] == [ObservationsRecorded]


@pytest.mark.parametrize("fails", ["full", "lost"])
def test_a_save_that_fails_charts_neither(
    clinic: Clinic, journal: FailingJournal, command: ChartSet, fails: Failure
) -> None:
    """Nothing is left of a set that could not be saved, not its oxygen either."""
    before = clinic.read.entries
    journal.fails = fails

    with pytest.raises((EnvironmentFault, Unconfirmed)):
        clinic.ask(command)

    assert clinic.read.entries == before


@pytest.mark.parametrize("fails", [f for f in get_args(Failure) if f != "full"])
def test_what_became_of_both_is_found_out(
    clinic: Clinic, journal: FailingJournal, command: ChartSet, fails: Failure
) -> None:
    """After an unknown outcome both are there, or once it is asked for again."""
    journal.fails = fails
    with pytest.raises(Unconfirmed):
        clinic.ask(command)

    charted = clinic.recorder.confirm(command, NURSE) or clinic.charted(command)

    payloads = [e.payload for e in charted.entries[:2]]
    assert payloads == [TWO, command.observations]
    assert clinic.read.session.oxygen == ((command.at, TWO),)


@pytest.mark.parametrize(
    "wrong",
    [{"observations": observed("60/90")}, {"oxygen": NONE_AT_ALL}],
    ids=["an impossible set", "an impossible flow"],
)
def test_both_are_refused_together(
    clinic: Clinic, command: ChartSet, wrong: dict[str, object]
) -> None:
    """Where one of the two is impossible, neither is charted."""
    before = clinic.read.entries

    clinic.refused(replace(command, **wrong))

    assert clinic.read.entries == before


def test_asking_again_charts_nothing_more(clinic: Clinic, command: ChartSet) -> None:
    """The same set again, also after a restart, gives what is stored."""
    first = clinic.charted(command)
    clinic.chart(12, NoteRecorded(text="well"))
    before = clinic.read.entries
    clinic.restart()

    assert clinic.charted(command).entries == first.entries[:2]
    assert clinic.read.entries == before


def test_asking_again_works_where_the_nurse_is_new(
    clinic: Clinic, command: ChartSet
) -> None:
    """A nurse's name, charted along with both, does not count as what was asked."""
    first = clinic.charted(command, RELIEF)

    assert [type(e.payload).__name__ for e in first.entries[:3]] == [
        "StaffNamed",
        "OxygenRecorded",
        "ObservationsRecorded",
    ]
    assert clinic.charted(command, RELIEF).entries == first.entries[1:3]


@pytest.mark.parametrize("oxygen", [FOUR, None], ids=["another flow", "none"])
def test_another_oxygen_is_another_content(
    clinic: Clinic, command: ChartSet, oxygen: OxygenRecorded | None
) -> None:
    """The same set with other oxygen is neither charted nor refused."""
    clinic.charted(command)

    with pytest.raises(ConflictingEntry):
        clinic.ask(replace(command, oxygen=oxygen))
