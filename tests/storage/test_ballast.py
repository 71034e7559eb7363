"""Room is kept for a full disk, and everything else stops before it is needed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from sqlalchemy import Connection

from monitor import room
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.storage import ballast
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.care import RecordCare
from monitor.storage.copies import copies_in
from monitor.storage.database import Database
from monitor.storage.diagnosis import LOW
from monitor.storage.faults import DiskFailed, DiskFull, Locked
from monitor.storage.journal import FileJournal
from monitor.storage.page_check import PageCheck
from monitor.storage.pins import FilePins
from monitor.storage.upkeep import DailyCopies
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, draft, note, viewed
from tests.traps.logs import ExpectedLogs

_MB = 1 << 20


def reserve(folder: Path) -> int:
    path = folder / ballast.FILE
    return path.stat().st_size if path.exists() else 0


@pytest.fixture
def database(closed: Path) -> Iterator[Database]:
    with Database(closed) as opened:
        yield opened


def turned(database: Database, free: int, *, times: int, is_quiet: bool = True) -> str:
    """What is said after so many seconds on a disk with so much room."""
    with DailyCopies(database, "UTC") as copies:
        care = RecordCare(database, copies, PageCheck(database), lambda _: free)
        for _ in range(times):
            care.turn(START, is_quiet=is_quiet)
        return care.sentence


def test_it_is_made_bit_by_bit_while_no_session_is_open(database: Database) -> None:
    folder = database.folder.path
    assert turned(database, LOW, times=3, is_quiet=False) == ""
    assert reserve(folder) == 0
    turned(database, LOW, times=3)
    assert reserve(folder) == 3 * _MB
    assert not ballast.is_whole(folder)
    turned(database, LOW, times=20)
    assert reserve(folder) == ballast.SIZE == 16 * _MB
    assert (folder / ballast.FILE).stat().st_mode & 0o777 == 0o600


def test_none_is_made_where_there_is_little_room(database: Database) -> None:
    turned(database, LOW - 1, times=3)
    assert reserve(database.folder.path) == 0


def test_that_it_is_in_use_is_said_until_there_is_room(database: Database) -> None:
    free = [LOW] * 17 + [LOW - 1, LOW - 1, LOW]
    with DailyCopies(database, "UTC") as copies:
        care = RecordCare(database, copies, PageCheck(database), lambda _: free.pop(0))
        for _ in range(18):
            care.turn(START, is_quiet=True)
        assert "are in use" not in care.sentence
        assert ballast.give_up(database.folder.path)
        care.turn(START, is_quiet=False)
        assert "The 16 MB that were kept" in care.sentence
        care.turn(START, is_quiet=True)
        assert care.sentence == ""


@pytest.mark.parametrize("fault", [DiskFull(), DiskFailed()])
@pytest.mark.parametrize("is_certain", [True, False])
@pytest.mark.parametrize("is_there", [True, False])
def test_an_entry_is_written_in_its_place(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    *,
    fault: EnvironmentFault,
    is_certain: bool,
    is_there: bool,
) -> None:
    """Once, also where its commit went through although it told of an error."""
    journal = FileJournal(database, ManualClock())
    append, failures = journal._append, [0]

    def full(*asked: object) -> object:
        failures[0] += 1
        if failures[0] > 1:
            return append(*asked)  # type: ignore[arg-type]
        if is_there and not is_certain:
            append(*asked)  # type: ignore[arg-type]
        raise fault if is_certain else Unconfirmed([], fault)

    monkeypatch.setattr(journal, "_append", full)
    ballast.add_to(database.folder.path)
    (entry,) = journal.append([note("full")], NURSE, circumstances())
    assert reserve(database.folder.path) == 0
    assert journal.confirm([entry.id]) == (entry,)
    failures[0] = 0
    with pytest.raises((EnvironmentFault, Unconfirmed)):
        journal.append([note("fuller")], NURSE, circumstances())


def draft_on(database: Database) -> Callable[[], None]:
    return partial(FileJournal(database, ManualClock()).put_draft, draft("half"))


def view_on(database: Database) -> Callable[[], None]:
    log = FileAuditLog(database, ManualClock())
    return partial(log.add, [viewed("viewed")], NURSE, circumstances())


def pin_on(database: Database) -> Callable[[], None]:
    return partial(FilePins(database).put_pin, NURSE.person, "a verifier")


@pytest.mark.parametrize("write_on", [draft_on, view_on, pin_on])
def test_so_is_whatever_else_a_session_needs(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    write_on: Callable[[Database], Callable[[], None]],
) -> None:
    """What is half typed, who views a session, and the PIN to come back with."""
    write, transaction = write_on(database), database.transaction

    def full(ids: Sequence[UUID] = ()) -> AbstractContextManager[Connection]:
        if reserve(database.folder.path):
            raise DiskFull
        return transaction(ids)

    ballast.add_to(database.folder.path)
    monkeypatch.setattr(database, "transaction", full)
    write()
    assert reserve(database.folder.path) == 0


def test_another_fault_takes_none_of_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = FileJournal(database, ManualClock())

    def locked(*_: object) -> None:
        raise Unconfirmed([], Locked())

    monkeypatch.setattr(journal, "_append", locked)
    ballast.add_to(database.folder.path)
    with pytest.raises(Unconfirmed):
        journal.append([note("a")], NURSE, circumstances())
    assert reserve(database.folder.path) == _MB


@pytest.mark.parametrize(("free", "is_told"), [(0, False), (-1, True)])
def test_nothing_else_takes_the_last_fifty_megabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, free: int, is_told: bool
) -> None:
    """On the same disk; what goes to another one may fill that."""
    left = SimpleNamespace(free=room.LEAST + 1000 + free)
    monkeypatch.setattr("monitor.room.shutil.disk_usage", lambda _: left)
    told = room.why_no_room(tmp_path, tmp_path, 1000)
    assert bool(told) is is_told
    if Path("/proc").is_dir():
        assert room.why_no_room(tmp_path, Path("/proc"), 1 << 60) == ""


def test_nor_does_the_copy_of_the_day(
    database: Database, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("The backup vigil-")
    nothing = SimpleNamespace(free=0)
    monkeypatch.setattr("monitor.room.shutil.disk_usage", lambda _: nothing)
    copies = DailyCopies(database, "UTC")
    later = START.replace(year=START.year + 1)
    copies.turn(later, is_quiet=True)
    assert copies._thread is not None
    copies._thread.join()
    copies.turn(later, is_quiet=True)
    assert "charting needs them" in copies.sentence
    assert copies_in(database.folder.path / "backups") == {}
