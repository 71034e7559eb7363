"""Each copy has the key slots of its time beside it, whole, and they go with it."""

import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.access.slot_text import written
from monitor.durable import write_whole
from monitor.storage import backup
from monitor.storage.backup import Demand, back_up
from monitor.storage.contents import Contents, contents_of
from monitor.storage.copied_slots import slots_beside, slots_of
from monitor.storage.copies import copies_in, copy_of, rotate
from monitor.storage.copy_faults import CopyFailed, NotWhole
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.keys import Keys
from monitor.storage.upkeep import DailyCopies
from tests.access.keyring import KEY, NEW, NEXT_KEY, OLD
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note

TODAY = date(2026, 3, 14)
_DAY = timedelta(days=1)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with one entry, that people sign in to."""
    folder = tmp_path / "record"
    with Database(folder, Keys(current=KEY.raw)) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a")], NURSE, circumstances())
    SlotFile(folder).write(OLD)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "copy.db"


def copied(record: Path, out: Path) -> Contents:
    return back_up(record / "record.db", KEY.raw, out, Demand(people_of=record))


def test_the_slots_lie_beside_the_copy(record: Path, out: Path) -> None:
    copied(record, out)
    beside = slots_beside(out)
    assert beside.name == "copy.db.slots"
    assert beside.read_bytes() == (record / FIRST).read_bytes() == written(OLD)
    if os.name == "posix":
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600


def test_a_record_with_a_key_file_has_none(record: Path, out: Path) -> None:
    """And a copy in the place of another leaves none of that lying there."""
    copied(record, out)
    (record / "record.key").write_bytes(KEY.raw[:32])
    copied(record, out)
    assert out.exists()
    assert not slots_beside(out).exists()


def test_a_stray_key_file_takes_them_from_no_copy(record: Path, out: Path) -> None:
    (record / "record.key").write_bytes(bytes(32))
    copied(record, out)
    assert slots_beside(out).read_bytes() == written(OLD)


@pytest.mark.parametrize("damaged", [FIRST, SECOND])
@pytest.mark.parametrize("content", [b"", b"damaged", None])
def test_the_whole_one_of_two_is_taken(
    record: Path, damaged: str, content: bytes | None
) -> None:
    if content is None:
        (record / damaged).unlink()
    else:
        (record / damaged).write_bytes(content)
    assert slots_of(record) == written(OLD)


def test_without_whole_slots_there_is_no_copy(record: Path, out: Path) -> None:
    """Nobody could open it; an older one stays, with its slots."""
    copied(record, out)
    before = out.read_bytes(), slots_beside(out).read_bytes()
    for name in (FIRST, SECOND):
        (record / name).write_bytes(b"damaged")
    with pytest.raises(CopyFailed, match=r"record\.slots and its copy are damaged"):
        copied(record, out)
    assert (out.read_bytes(), slots_beside(out).read_bytes()) == before


def test_a_copy_that_is_refused_leaves_the_older_slots(record: Path, out: Path) -> None:
    copied(record, out)
    SlotFile(record).write(NEW)
    refused = Demand(people_of=record, refused=lambda _: ["no good"])
    with pytest.raises(NotWhole):
        back_up(record / "record.db", KEY.raw, out, refused)
    assert slots_beside(out).read_bytes() == written(OLD)


def test_the_slots_are_there_before_the_copy_has_its_name(
    record: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill in between leaves slots without a copy, and no copy without slots."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backup, "put_in_place", killed)
    with pytest.raises(KeyboardInterrupt):
        copied(record, out)
    assert slots_beside(out).exists()
    assert not out.exists()


def test_the_rotation_takes_them_along(record: Path) -> None:
    """Also what was left of a copy that was cut short; nothing of anybody else."""
    folder = record / "backups"
    folder.mkdir()
    days = [TODAY - n * _DAY for n in range(20)]
    for day in days:
        copy_of(folder, day).write_text("copy")
        slots_beside(copy_of(folder, day)).write_text("slots")
    write_whole(slots_beside(copy_of(folder, TODAY + _DAY)), b"left")
    (folder / "mine.db.slots").write_text("mine")
    rotate(folder)

    kept = copies_in(folder)
    assert 0 < len(kept) < 20
    slots = {slots_beside(copy) for copy in kept.values()} | {folder / "mine.db.slots"}
    assert set(folder.glob("*.slots")) == slots


def daily(database: Database, days: int) -> DailyCopies:
    """After the tick of that day, and its copy."""
    with DailyCopies(database, "UTC") as copies:
        copies.turn(START + days * _DAY, is_quiet=True)
        assert copies._thread is not None
        copies._thread.join()
        copies.turn(START + days * _DAY, is_quiet=True)
    return copies


def test_each_daily_copy_opens_with_the_slots_of_its_day(record: Path) -> None:
    """Keyed anew in between, the older copy keeps the older ones."""
    with Database(record, Keys(current=KEY.raw)) as database:
        daily(database, 1)
        database.key_anew(NEXT_KEY.raw)
        SlotFile(record).write(NEW)
        assert daily(database, 2).sentence == ""
    yesterday, today = (copy_of(record / "backups", TODAY + n * _DAY) for n in (1, 2))
    assert slots_beside(yesterday).read_bytes() == written(OLD)
    assert slots_beside(today).read_bytes() == written(NEW)
    assert contents_of(yesterday, KEY.raw).is_whole
    assert contents_of(today, NEXT_KEY.raw).is_whole
