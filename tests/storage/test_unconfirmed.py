"""When the disk fails: what is certain is said, what is not is found out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import ProgrammingError
from sqlcipher3 import dbapi2

from monitor.charting.faults import Unconfirmed
from monitor.storage.database import Database
from monitor.storage.faults import DiskFailed, DiskFull, Locked, ReadOnly, fault_of
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    circumstances,
    draft,
    named,
    note,
    session_stream,
)
from tests.storage.tampering import by_hand

if sys.platform != "win32":
    import resource

    @contextmanager
    def no_room(folder: Path, spare: int) -> Iterator[None]:
        """The system refuses to let the write-ahead log grow by more than that."""
        size = (folder / "record.db-wal").stat().st_size
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + spare, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")


@needs_limits
@pytest.mark.parametrize("spare", [0, 100, 4120, 8000, 20000])
def test_a_failed_commit_is_unconfirmed(
    journal: FileJournal, folder: Path, spare: int
) -> None:
    """An error from the commit is told as not confirmed; asking again charts once."""
    journal.append([note("a")], NURSE, circumstances())
    with no_room(folder, spare), pytest.raises(Unconfirmed) as report:
        journal.append([note("b")], NURSE, circumstances())

    assert report.value.ids == (named("b"),)
    assert isinstance(report.value.cause, DiskFailed)
    found = journal.confirm(report.value.ids)
    stored = journal.append([note("b")], NURSE, circumstances())

    assert found in ((), stored)
    assert [e.id for e in journal.entries(session_stream())] == [named("a"), named("b")]


@needs_limits
def test_a_failed_commit_leaves_the_draft(journal: FileJournal, folder: Path) -> None:
    """What was typed is still there if the entry is not."""
    journal.put_draft(draft("b"))
    with no_room(folder, 0), pytest.raises(Unconfirmed):
        journal.append([note("b")], NURSE, circumstances())

    is_charted = bool(journal.confirm([named("b")]))

    assert bool(journal.drafts()) is not is_charted


def limit_pages(database: Database, spare: int) -> None:
    with database.reading() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used + spare}")


def test_a_full_disk_is_certain(journal: FileJournal, database: Database) -> None:
    """Where there is no room before the commit, nothing is saved, for certain."""
    charted: list[UUID] = []
    limit_pages(database, 0)

    with pytest.raises(DiskFull, match="The disk is full"):
        chart_on(journal, charted)

    assert [e.id for e in journal.entries(session_stream())] == charted


def chart_on(journal: FileJournal, charted: list[UUID]) -> None:
    for number in range(1000):
        journal.append([note(str(number))], NURSE, circumstances())
        charted.append(named(str(number)))


def test_goes_on_when_there_is_room_again(
    journal: FileJournal, database: Database
) -> None:
    """After a full disk the same entry is saved without a restart."""
    limit_pages(database, 0)
    large = [note(str(number)) for number in range(200)]
    with pytest.raises(DiskFull):
        journal.append(large, NURSE, circumstances())

    limit_pages(database, 1000)

    assert len(journal.append(large, NURSE, circumstances())) == 200


def test_a_held_file_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that holds the file is the cause that is named."""
    monkeypatch.setattr("monitor.storage.opening.BUSY_TIMEOUT_S", 0)
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        holding = by_hand(folder, "BEGIN IMMEDIATE")

        with pytest.raises(Locked, match="Another program"):
            journal.append([note("a")], NURSE, circumstances())

        holding.rollback()
        holding.close()
        assert len(journal.append([note("a")], NURSE, circumstances())) == 1


def test_whoever_is_to_write_holds_the_file_from_the_beginning(
    database: Database, folder: Path
) -> None:
    """Or what was read first could be another when it is written."""
    other = by_hand(folder, "PRAGMA busy_timeout = 0")

    with database.transaction(), pytest.raises(dbapi2.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_write_protected_record_is_told(
    journal: FileJournal, database: Database
) -> None:
    """A record that can only be read is the cause that is named."""
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(ReadOnly, match="can only be read"):
        journal.append([note("a")], NURSE, circumstances())


def lose_connection(database: Database) -> None:
    with database.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM draft")
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.close()


def test_a_lost_connection_is_a_bug_and_is_opened_anew(
    journal: FileJournal, database: Database
) -> None:
    """A connection lost in a transaction is no fault of the workstation's."""
    journal.append([note("a")], NURSE, circumstances())

    with pytest.raises(ProgrammingError):
        lose_connection(database)

    journal.append([note("b")], NURSE, circumstances())
    assert len(journal.entries(session_stream())) == 2


def test_a_connection_lost_between_two_entries_is_opened_anew(
    journal: FileJournal, database: Database
) -> None:
    journal.append([note("a")], NURSE, circumstances())
    with database.reading() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.close()

    with pytest.raises(ProgrammingError):
        journal.append([note("b")], NURSE, circumstances())

    journal.append([note("b")], NURSE, circumstances())
    assert len(journal.entries(session_stream())) == 2


def test_a_transaction_that_can_not_be_ended_is_cut_off(
    journal: FileJournal, database: Database
) -> None:
    """What broke a transaction is raised, also where it can't be rolled back."""
    with pytest.raises(ProgrammingError):
        lose_connection_and_go_on(database)

    journal.append([note("b")], NURSE, circumstances())
    assert len(journal.entries(session_stream())) == 1


def lose_connection_and_go_on(database: Database) -> None:
    with database.transaction() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.close()
        connection.exec_driver_sql("DELETE FROM draft")


def test_a_bug_is_no_fault_of_the_workstation() -> None:
    """What the environment did not cause has no fault and goes on as it is."""
    assert fault_of(ValueError("ours")) is None
    assert fault_of(None) is None
