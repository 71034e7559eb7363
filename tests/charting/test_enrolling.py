"""People enrolled through the recorder, in memory and in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.commands import PeopleCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.chart.people import PEOPLE, People, fold_people
from monitor.chart.refusals import Refusal
from monitor.charting.faults import ConflictingEntry
from monitor.charting.reads import Charted
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.memory_journal import MemoryJournal
from monitor.storage.verify import verify
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.staff import ADMIN, FIRST, SETTING_UP, disabling, enrolment, signed_in

NURSING = enrolment("Anna Okafor RN", "nurse")


@pytest.fixture(params=["memory", "file"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Clinic]:
    """A clinic that has its first administrator."""
    if request.param == "memory":
        yield begun(Clinic(journal=MemoryJournal()))
        return
    with Database(tmp_path / "record") as database:
        journal = FileJournal(database, ManualClock())
        yield begun(Clinic(journal=journal, drafts=journal))
        assert verify(database).is_whole


def begun(clinic: Clinic) -> Clinic:
    # What the staff is asked for is asked for at the start of the dose.
    clinic.move_to(0)
    done(clinic, FIRST, SETTING_UP)
    return clinic


def done(clinic: Clinic, command: PeopleCommand, actor: Actor | None = None) -> Charted:
    return clinic.charted(command, actor or signed_in(ADMIN))


def people(clinic: Clinic) -> People:
    return fold_people(clinic.journal.entries(PEOPLE))


def test_people_are_entries(office: Clinic) -> None:
    """Who enrolled whom stands in the record, also after a restart."""
    (entry,) = done(office, NURSING).entries
    assert (entry.author, entry.auth_method) == (ADMIN, "password")
    office.restart()
    found = people(office).signing_in("OKAFOR")
    assert found is not None
    assert found.name == "Anna Okafor RN"
    assert found.roles == frozenset[Role]({"nurse"})


def test_asking_again_is_the_same_enrolment(office: Clinic) -> None:
    first, again = done(office, NURSING), done(office, NURSING)
    assert first.entries == again.entries
    assert len(people(office).everyone) == 2


def test_set_up_asked_for_again_is_the_same(office: Clinic) -> None:
    """It came while nobody was enrolled; it still did."""
    assert isinstance(done(office, FIRST, SETTING_UP), Charted)
    assert len(people(office).everyone) == 1


def test_one_id_with_two_contents_is_told(office: Clinic) -> None:
    done(office, NURSING)
    with pytest.raises(ConflictingEntry):
        done(office, replace(NURSING, sign_in="other"))


def test_what_is_refused_is_in_no_record(office: Clinic) -> None:
    before = office.journal.entries(PEOPLE)
    answer = office.ask(disabling(ADMIN), signed_in(ADMIN))
    assert isinstance(answer, Refusal)
    assert office.journal.entries(PEOPLE) == before
