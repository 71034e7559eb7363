"""A record is made and opened for its owner alone, and goes on where it stood."""

import os
import stat
import struct
from pathlib import Path

import pytest

from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note, session_stream

JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""How a rollback journal begins; sqlite.org/fileformat2.html, section 3."""

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")


def test_a_record_is_still_there(closed: Path) -> None:
    """What was charted is read back after closing, by the same station."""
    with Database(closed) as database:
        journal = FileJournal(database, ManualClock())
        (entry,) = journal.entries(session_stream())

        assert entry.station == journal.station.id
        assert entry.epoch == journal.station.epoch


def test_the_chain_goes_on(closed: Path) -> None:
    """After closing, numbers and links go on where they stood."""
    with Database(closed) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("b")], NURSE, circumstances())

        first, second = journal.entries(session_stream())

    assert (first.seq, second.seq) == (1, 2)
    assert second.prev_link == first.link


@posix_only
def test_files_are_for_the_owner_alone(folder: Path) -> None:
    """Nobody else can read the record, its key or what it is about to write."""
    with Database(folder) as database:
        FileJournal(database, ManualClock())
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()}

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert modes == dict.fromkeys(
        ("record.db", "record.db-shm", "record.db-wal", "record.key", "record.lock"),
        0o600,
    )


@posix_only
def test_opened_up_files_are_closed_again(closed: Path) -> None:
    """A restored key that others could read is made the owner's at the next open."""
    for name in ("record.key", "record.db"):
        (closed / name).chmod(0o644)

    with Database(closed):
        pass

    for name in ("record.key", "record.db"):
        assert stat.S_IMODE((closed / name).stat().st_mode) == 0o600


def test_nothing_is_legible(closed: Path) -> None:
    """No name, note or table can be read in the files without the key."""
    with Database(closed) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("legible")], NURSE, circumstances())
        raw = b"".join(path.read_bytes() for path in closed.glob("record.db*"))

    for word in (b"note", b"SQLite format", b"entry", b"CREATE"):
        assert word not in raw


def test_the_key_is_32_random_bytes(folder: Path, tmp_path: Path) -> None:
    """Two records have different keys."""
    keys = []
    for path in (folder, tmp_path / "another"):
        with Database(path):
            keys.append((path / "record.key").read_bytes())

    assert [len(key) for key in keys] == [32, 32]
    assert keys[0] != keys[1]


def cut_short(folder: Path) -> Path:
    """Half of the first page of a record, as a disk that was full kept it."""
    Database(folder).close()
    record = folder / "record.db"
    for beside in folder.glob("record.db-*"):
        beside.unlink()
    record.write_bytes(record.read_bytes()[:2048])
    return record


def test_a_record_whose_making_was_cut_short_is_made(folder: Path) -> None:
    """SQLite's journal takes the half page back: it stood before there was one."""
    record = cut_short(folder)
    taking_back = record.with_name("record.db-journal")
    header = struct.pack(">8s5I", JOURNAL, 0, 1, 0, 512, 4096)
    taking_back.write_bytes(header.ljust(512, b"\0"))

    with Database(folder) as database:
        kept = FileJournal(database, ManualClock())
        kept.append([note("a")], NURSE, circumstances())
    assert not taking_back.exists()


def test_half_a_record_is_not_made_anew(folder: Path) -> None:
    """Where nothing says that it is of the making, more may have been in it."""
    record = cut_short(folder)
    before = record.read_bytes()
    with pytest.raises(WrongKey):
        Database(folder)
    assert record.read_bytes() == before
