"""A folder that was copied goes on in an epoch of its own, and says so."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from monitor.chart.audit import FoundCopied
from monitor.charting.ports import AuditQuery
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.restoring import begin_epoch
from monitor.storage.tables import ENTRY, EPOCH
from monitor.storage.whereabouts import FILE, whereabouts
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.traps.logs import ExpectedLogs
from ui.opening import open_recorder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Opened once by the app, with an entry."""
    folder = tmp_path / "record"
    open_it(folder)
    chart(folder, "a")
    return folder


def open_it(folder: Path) -> int:
    """How often it was noted that the folder was copied."""
    with open_recorder(folder, ManualClock()):
        pass
    with Database(folder) as database:
        rows = FileAuditLog(database, ManualClock()).find(AuditQuery())
    return sum(isinstance(row.deed, FoundCopied) for row in rows)


def chart(folder: Path, name: str) -> None:
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note(name)], NURSE, circumstances())


def epochs(folder: Path) -> list[bytes]:
    with Database(folder) as database, database.reading() as connection:
        asked = select(EPOCH.c.epoch).order_by(EPOCH.c.number)
        return list(connection.execute(asked).scalars())


def numbers(folder: Path) -> set[tuple[bytes, int]]:
    with Database(folder) as database, database.reading() as connection:
        rows = connection.execute(select(ENTRY.c.epoch, ENTRY.c.seq))
        return {(row.epoch, row.seq) for row in rows}


def test_a_copied_folder_goes_on_in_an_epoch_of_its_own(
    folder: Path, tmp_path: Path
) -> None:
    """Noted once; original and copy then use no number twice."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    shared = numbers(folder)
    assert open_it(copy) == 1
    assert open_it(copy) == 1
    assert open_it(folder) == 0
    assert len(epochs(copy)) == 2
    assert len(epochs(folder)) == 1
    chart(folder, "b")
    chart(copy, "c")
    assert numbers(folder) & numbers(copy) == shared


def test_so_does_one_on_another_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from an image of the disk, where the file has the same number."""
    monkeypatch.setattr("ui.opening.machine_id", lambda: "another")
    assert open_it(folder) == 1
    assert open_it(folder) == 1


def test_the_same_folder_elsewhere_is_no_copy(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "moved")
    assert open_it(moved) == 0
    assert len(epochs(moved)) == 1


def test_what_began_an_epoch_already_is_not_told_twice(
    folder: Path, tmp_path: Path
) -> None:
    """As restoring and salvaging do, which put another file in its place."""
    file = folder / "record.db"
    shutil.copy(file, tmp_path / "restored")
    begin_epoch(tmp_path / "restored", (folder / "record.key").read_bytes(), START)
    shutil.copy(tmp_path / "restored", file.with_name("beside"))
    file.with_name("beside").replace(file)
    assert open_it(folder) == 0
    assert len(epochs(folder)) == 2
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    assert open_it(copy) == 1


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"x" * 10_000])
def test_without_a_word_of_where_it_was_it_goes_on(
    folder: Path, content: bytes | None
) -> None:
    """Never a refusal: it is known from then on."""
    (folder / FILE).unlink()
    if content is not None:
        (folder / FILE).write_bytes(content)
    assert open_it(folder) == 0
    assert whereabouts(folder) is not None


def test_where_it_can_t_be_kept_is_logged(
    folder: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("Where the record is charted is not kept")
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    assert open_it(folder) == 0


def test_no_machine_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.opening.machine_id", lambda: "0123456789abcdef")
    open_it(folder)
    assert b"0123456789abcdef" not in (folder / FILE).read_bytes()
    assert (folder / FILE).stat().st_mode & 0o077 == 0
