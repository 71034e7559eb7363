"""A damaged write-ahead log is refused; one that was cut short is no damage."""

import os
import shutil
from pathlib import Path

import pytest

from monitor.storage.ahead import is_damaged
from monitor.storage.database import Database
from monitor.storage.faults import Corrupt
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, named, note, session_stream

HEADER, FRAME = 32, 24 + 4096
NAMES = ("a", "b", "c", "d")


@pytest.fixture
def killed(folder: Path, tmp_path: Path) -> Path:
    """A record of four entries as a killed process leaves it."""
    copy = tmp_path / "killed"
    with Database(folder) as database:
        chart(FileJournal(database, ManualClock()), *NAMES)
        shutil.copytree(folder, copy)
    return copy


def chart(journal: FileJournal, *names: str) -> None:
    for name in names:
        journal.append([note(name)], NURSE, circumstances())


def log_of(folder: Path) -> Path:
    return folder / "record.db-wal"


def flip(folder: Path, at: int) -> None:
    content = bytearray(log_of(folder).read_bytes())
    content[at] ^= 0x10
    log_of(folder).write_bytes(content)


def frames_of_last_commit(log: bytes) -> int:
    """How many frames lie behind the last commit but one."""
    count = (len(log) - HEADER) // FRAME
    commits = [
        number for number in range(count) if any(log[HEADER + number * FRAME + 4 :][:4])
    ]
    return count - 1 - commits[-2]


def charted_in(folder: Path) -> list[str]:
    with Database(folder) as database:
        entries = FileJournal(database, ManualClock()).entries(session_stream())
    names = {named(name): name for name in NAMES}
    return [names[entry.id] for entry in entries]


def test_a_log_left_by_a_kill_is_no_damage(killed: Path) -> None:
    assert charted_in(killed) == list(NAMES)


def test_a_damaged_byte_is_refused_unchanged(killed: Path) -> None:
    """In the header of the log, of a frame, or in a page: nothing is cut off unsaid."""
    whole = log_of(killed).read_bytes()
    last = frames_of_last_commit(whole)
    before = len(whole) - last * FRAME
    for at in (10, 20, HEADER + 5, HEADER + 9, HEADER + 17, HEADER + 900, before - 1):
        log_of(killed).write_bytes(whole)
        flip(killed, at)
        damaged = log_of(killed).read_bytes()

        with pytest.raises(Corrupt, match="The record is damaged"):
            Database(killed)

        assert log_of(killed).read_bytes() == damaged


def test_a_damaged_last_commit_is_as_one_cut_short(killed: Path) -> None:
    """This can't be told apart, and is stated: the last commit is left out."""
    last = frames_of_last_commit(log_of(killed).read_bytes())
    flip(killed, len(log_of(killed).read_bytes()) - (last - 1) * FRAME)

    assert charted_in(killed) == list(NAMES[:-1])


@pytest.mark.parametrize("spare", [0, 1, 31, 32, 33, HEADER + FRAME, HEADER + 9000])
def test_a_log_that_was_cut_short_is_no_damage(killed: Path, spare: int) -> None:
    """Wherever it ends, what is whole of it counts."""
    log_of(killed).write_bytes(log_of(killed).read_bytes()[:spare])

    assert not is_damaged(log_of(killed).read_bytes())


def test_what_an_earlier_round_left_behind_is_no_damage(
    folder: Path, tmp_path: Path
) -> None:
    """A log begun anew is written over the old one, whose end stays behind it."""
    copy = tmp_path / "killed"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        chart(journal, *NAMES[:3])
        with database.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(RESTART)").all()
        chart(journal, NAMES[3])
        shutil.copytree(folder, copy)
    flip(copy, len(log_of(copy).read_bytes()) - FRAME)

    assert charted_in(copy) == list(NAMES)


def test_half_a_header_over_a_round_that_is_over_is_no_damage(
    folder: Path, tmp_path: Path
) -> None:
    """A full disk took half of it; all that the log before had is in the file."""
    copy = tmp_path / "killed"
    with Database(folder) as database:
        chart(FileJournal(database, ManualClock()), *NAMES)
        with database.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(FULL)").all()
        shutil.copytree(folder, copy)
    log = bytearray(log_of(copy).read_bytes())
    log[15] += 1
    log_of(copy).write_bytes(log)
    assert is_damaged(bytes(log))

    assert charted_in(copy) == list(NAMES)


def test_half_a_header_over_what_is_not_in_the_file_is_damage(killed: Path) -> None:
    log = bytearray(log_of(killed).read_bytes())
    log[15] += 1
    log_of(killed).write_bytes(log)

    with pytest.raises(Corrupt):
        Database(killed)


def test_what_was_shown_is_synced_first(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a kill left only in the system's cache is durable before it is read."""
    log = log_of(killed).stat().st_ino
    synced: list[int] = []
    monkeypatch.setattr(
        "monitor.storage.ahead.os.fsync",
        lambda file: synced.append(os.fstat(file).st_ino),
    )

    charted_in(killed)

    assert synced == [log]
