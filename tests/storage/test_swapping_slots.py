"""What opens the record changes with the record that a copy replaces: both or none."""

from functools import partial
from pathlib import Path

import pytest

from monitor.storage.backup import back_up
from monitor.storage.contents import contents_of
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.keys import SLOTS, SLOTS_COPY, Keys
from monitor.storage.restoring import SlotsOfCopy, restore
from tests.access.keyring import KEY, NEXT_KEY
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.storage.test_restoring import LATER, crash_at

THEN, NOW = b"slots of then", b"slots of now"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record that was keyed anew since it was copied."""
    folder = tmp_path / "record"
    with Database(folder, Keys(current=KEY.raw)) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a")], NURSE, circumstances())
        back_up(folder / "record.db", KEY.raw, tmp_path / "copy.db")
        journal.append([note("b")], NURSE, circumstances(1))
        database.key_anew(NEXT_KEY.raw)
    for name in (SLOTS, SLOTS_COPY):
        (folder / name).write_bytes(NOW)
    return folder


@pytest.fixture
def copy(folder: Path) -> Path:
    return folder.with_name("copy.db")


def swapped(folder: Path, copy: Path, slots: bytes | None = THEN) -> Path:
    held = RecordFolder(folder)
    try:
        return restore(held, KEY.raw, copy, LATER, SlotsOfCopy(slots))
    finally:
        held.release()


def slots_in(folder: Path) -> tuple[bytes, bytes]:
    return (folder / SLOTS).read_bytes(), (folder / SLOTS_COPY).read_bytes()


def test_they_change_with_it(folder: Path, copy: Path) -> None:
    """Both of them, and those of before lie with the record that they open."""
    aside = swapped(folder, copy)
    assert slots_in(folder) == (THEN, THEN)
    assert slots_in(aside) == (NOW, NOW)
    assert contents_of(folder / "record.db", KEY.raw).entries == 1
    assert contents_of(aside / "record.db", NEXT_KEY.raw).entries == 2


def test_a_key_file_gives_way_to_them(folder: Path, copy: Path) -> None:
    """It would open nothing, and hide that people sign in."""
    (folder / "record.key").write_bytes(bytes(32))
    aside = swapped(folder, copy)
    assert not (folder / "record.key").exists()
    assert (aside / "record.key").exists()


def test_without_them_they_stay(folder: Path, copy: Path) -> None:
    """Also where a restore of before had got as far as writing its own down."""
    (folder / "record.slots.new").write_bytes(THEN)
    swapped(folder, copy, slots=None)
    assert slots_in(folder) == (NOW, NOW)
    assert not (folder / "record.slots.new").exists()


def test_a_crash_at_any_moment_leaves_what_opens_it(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once somebody holds the folder again; nobody is ever locked out."""
    is_done, step = False, 0
    found = (NOW, NOW)
    while not is_done:
        step += 1
        is_done = crash_at(step, partial(swapped, folder, copy), monkeypatch)
        RecordFolder(folder).release()
        found = slots_in(folder)
        assert found in {(NOW, NOW), (THEN, THEN)}
        key = KEY if found == (THEN, THEN) else NEXT_KEY
        assert contents_of(folder / "record.db", key.raw).is_whole
    assert step > 12
    assert found == (THEN, THEN)
    assert not (folder / "record.swap").exists()
