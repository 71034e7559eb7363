"""Going on with a copy sets the present record aside and uses no number again."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from monitor import durable
from monitor.storage.backup import back_up
from monitor.storage.contents import contents_of
from monitor.storage.copy_faults import NotACopy, NotWhole
from monitor.storage.database import Database
from monitor.storage.faults import KeyMissing, NewerRecord
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.restoring import Lacking, lacking, look_at, restore
from monitor.storage.tables import SCHEMA_VERSION
from monitor.storage.verify import verify
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    named,
    note,
    opening,
    patient,
    session_stream,
)
from tests.storage.tampering import by_hand, without_guards

LATER = START + timedelta(hours=1)


def chart(folder: Path, *names: str, minute: float = 0) -> None:
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note(n) for n in names], NURSE, circumstances(minute))


def key_of(folder: Path) -> bytes:
    return (folder / "record.key").read_bytes()


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy of a patient, a session and two notes; one more was charted since."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient(), opening()], NURSE, circumstances())
    chart(folder, "a", "b")
    out = tmp_path / "copy.db"
    back_up(folder / "record.db", key_of(folder), out)
    chart(folder, "c", minute=7)
    return out


@pytest.fixture
def held(folder: Path, copy: Path) -> RecordFolder:
    """The folder, held as the command holds it; ``copy`` is made before."""
    assert copy.exists()
    return RecordFolder(folder)


def test_what_the_present_record_has_beyond_the_copy_is_told(
    held: RecordFolder, copy: Path
) -> None:
    """How many entries, and when they were charted; nothing has changed by asking."""
    key = key_of(held.path)
    before = held.record.read_bytes()
    found = lacking(held, key, look_at(copy, key))
    held.release()

    assert found == Lacking(entries=1, first_at=at(7), last_at=at(7))
    assert held.record.read_bytes() == before


def test_a_copy_of_all_there_is_lacks_nothing(held: RecordFolder, copy: Path) -> None:
    key = key_of(held.path)
    back_up(held.record, key, copy)
    assert lacking(held, key, look_at(copy, key)) == Lacking()
    held.release()


def test_the_copy_is_the_record_and_the_other_is_kept(
    held: RecordFolder, copy: Path
) -> None:
    """Byte for byte, with all that it had; the copy itself stays as it was."""
    folder, key = held.path, key_of(held.path)
    present, kept = held.record.read_bytes(), copy.read_bytes()
    aside = restore(held, key, copy, LATER)
    held.release()

    assert aside.parent == folder / "set-aside"
    assert (aside / "record.db").read_bytes() == present
    assert copy.read_bytes() == kept
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        charted = {entry.id for entry in journal.entries(session_stream())}
        assert verify(database).is_whole
    assert {named("a"), named("b")} < charted
    assert named("c") not in charted


def test_no_number_is_used_again(held: RecordFolder, copy: Path) -> None:
    """What is charted next begins an epoch of the same station, at one."""
    folder, key = held.path, key_of(held.path)
    (before,) = contents_of(held.record, key).heads
    restore(held, key, copy, LATER)
    held.release()
    chart(folder, "d", minute=90)

    heads = contents_of(folder / "record.db", key).heads
    new = next(head for head in heads if head.epoch != before.epoch)
    old = next(head for head in heads if head.epoch == before.epoch)
    assert (new.station, new.seq) == (before.station, 1)
    assert old.seq == before.seq - 1
    with Database(folder) as database:
        assert verify(database).is_whole


def test_the_time_goes_on_after_what_was_recorded_last(
    held: RecordFolder, copy: Path
) -> None:
    """Also where this station wrote it in an epoch that is over."""
    folder, key = held.path, key_of(held.path)
    restore(held, key, copy, LATER)
    held.release()
    with Database(folder) as database:
        assert FileJournal(database, ManualClock()).last_recorded_at() == at(0)


def test_two_that_parted_are_told(held: RecordFolder, copy: Path) -> None:
    """Where the same number stands for something else in each."""
    folder, key = held.path, key_of(held.path)
    held.release()
    by_hand_copied = copy.with_name("elsewhere")
    by_hand_copied.mkdir()
    (by_hand_copied / "record.db").write_bytes(copy.read_bytes())
    (by_hand_copied / "record.key").write_bytes(key)
    chart(by_hand_copied, "x")
    other = look_at(by_hand_copied / "record.db", key)
    held = RecordFolder(folder)
    found = lacking(held, key, other)
    held.release()

    (head,) = other.heads
    assert found == Lacking(parted=(head.epoch,))


def test_a_damaged_present_record_is_set_aside_as_it_is(
    held: RecordFolder, copy: Path
) -> None:
    """What it has beyond the copy is not known, which is said."""
    folder, key = held.path, key_of(held.path)
    damaged = bytearray(held.record.read_bytes())
    for page in range(4096, len(damaged), 4096):
        damaged[page + 900] ^= 1
    held.record.write_bytes(damaged)
    found = lacking(held, key, look_at(copy, key))
    aside = restore(held, key, copy, LATER)
    held.release()

    assert "The record is damaged." in found.fault
    assert (aside / "record.db").read_bytes() == damaged
    with Database(folder) as database:
        assert verify(database).is_whole


def test_a_blank_workstation_needs_the_key_alone(copy: Path, folder: Path) -> None:
    """There the copy becomes the record, and nothing is set aside."""
    blank = RecordFolder(copy.with_name("blank"))
    with pytest.raises(KeyMissing):
        blank.present_key()
    blank.key_file.write_bytes(key_of(folder))
    restore(blank, blank.present_key(), copy, LATER)
    blank.release()
    with Database(blank.path) as database:
        assert verify(database).is_whole
    assert not (blank.path / "set-aside").exists()


def test_what_is_no_copy_is_refused(held: RecordFolder, copy: Path) -> None:
    """Nothing there, something else, another key, a later version: each is told."""
    key = key_of(held.path)
    other = copy.with_name("other")
    with pytest.raises(NotACopy, match="There is no such file"):
        look_at(other, key)
    other.write_bytes(b"something else" * 999)
    with pytest.raises(NotACopy, match="no backup, or was made under another key"):
        look_at(other, key)
    with pytest.raises(NotACopy, match="another key"):
        look_at(copy, bytes(32))
    held.release()
    by_hand(held.path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}").close()
    with pytest.raises(NewerRecord):
        look_at(held.record, key)


def test_an_altered_copy_is_not_restored(held: RecordFolder, copy: Path) -> None:
    """And nothing has changed."""
    key = key_of(held.path)
    altered = copy.with_name("altered")
    altered.mkdir()
    (altered / "record.db").write_bytes(copy.read_bytes())
    (altered / "record.key").write_bytes(key)
    without_guards(altered, "UPDATE entry SET reason = 'x' WHERE seq = 2")
    before = held.record.read_bytes()

    assert not look_at(altered / "record.db", key).is_whole
    with pytest.raises(NotWhole):
        restore(held, key, altered / "record.db", LATER)
    held.release()
    assert held.record.read_bytes() == before
    assert not (held.path / "set-aside").exists()


def test_a_crash_at_any_moment_is_taken_up(
    held: RecordFolder, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is the older record or the copy, whole, and never an empty one."""
    folder, key = held.path, key_of(held.path)
    held.release()
    present = contents_of(folder / "record.db", key)
    is_done, step, found = False, 0, present
    while not is_done:
        step += 1
        held = RecordFolder(folder)
        restored = partial(restore, held, key, copy, LATER)
        is_done = crash_at(step, restored, monkeypatch)
        held.release()
        RecordFolder(folder).release()
        found = contents_of(folder / "record.db", key)
        assert found.is_whole
        assert found.entries in (present.entries, present.entries - 1)
    assert step > 10
    assert found.entries == present.entries - 1
    assert not (folder / "record.swap").exists()


class Crash(BaseException):
    """The power went."""


def crash_at(
    step: int, restored: Callable[[], object], patch: pytest.MonkeyPatch
) -> bool:
    """Whether the restore came through before that many steps on the disk."""
    left = step

    def counted(deed: Callable[..., object]) -> Callable[..., object]:
        def done(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if not left:
                raise Crash
            return deed(*given, **named)

        return done

    for name in ("replace", "unlink"):
        patch.setattr(Path, name, counted(getattr(Path, name)))
    module = "monitor.storage.swapping"
    patch.setattr(f"{module}.make_durable", counted(durable.make_durable))
    try:
        restored()
    except Crash:
        return False
    finally:
        patch.undo()
    return True
