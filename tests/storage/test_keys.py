"""A record that people sign in to opens with the keys in their slots alone."""

import secrets
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

from monitor.access.slot_file import FIRST, SECOND
from monitor.room import LEAST
from monitor.storage.database import Database
from monitor.storage.faults import KeyMissing, SignInNeeded, WrongKey
from monitor.storage.folder import RecordFolder
from monitor.storage.keying import NotKeyedAnew
from monitor.storage.keys import SLOTS, SLOTS_COPY, Keys
from monitor.storage.pins import FilePins

PERSON, OTHER = UUID(int=7), UUID(int=8)
OLD, NEW = (Keys(current=secrets.token_bytes(48)) for _ in range(2))
WRONG = Keys(current=bytes(48))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record under the old key, with a PIN in it."""
    folder = tmp_path / "record"
    with Database(folder, OLD) as database:
        FilePins(database).put_pin(PERSON, "verifier")
    (folder / SLOTS).write_bytes(b"slots")
    return folder


def pin_in(folder: Path, keys: Keys | None) -> str | None:
    with Database(folder, keys) as database:
        return FilePins(database).pin_of(PERSON)


def test_it_has_no_key_file(folder: Path) -> None:
    assert pin_in(folder, OLD) == "verifier"
    assert not (folder / "record.key").exists()


def test_it_opens_with_no_other_key(folder: Path) -> None:
    with pytest.raises(WrongKey):
        Database(folder, WRONG)
    assert pin_in(folder, OLD) == "verifier"


def test_without_keys_somebody_has_to_sign_in(folder: Path) -> None:
    with pytest.raises(SignInNeeded):
        Database(folder)
    held = RecordFolder(folder)
    try:
        with pytest.raises(SignInNeeded):
            held.present_key()
    finally:
        held.release()
    assert not (folder / "record.key").exists()


def test_without_slots_it_says_that_the_key_is_missing(folder: Path) -> None:
    (folder / SLOTS).unlink()
    with pytest.raises(KeyMissing):
        Database(folder)


def test_the_slots_are_where_access_writes_them() -> None:
    assert (SLOTS, SLOTS_COPY) == (FIRST, SECOND)


def test_keyed_anew_it_opens_with_the_new_key_alone(folder: Path) -> None:
    with Database(folder, OLD) as database:
        database.key_anew(NEW.current)
        assert FilePins(database).pin_of(PERSON) == "verifier"
        database.disconnect()
        assert FilePins(database).pin_of(PERSON) == "verifier"
    assert pin_in(folder, NEW) == "verifier"
    with pytest.raises(WrongKey):
        Database(folder, OLD)


def test_a_key_file_of_before_gives_way_to_keys(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    with Database(folder) as database:
        FilePins(database).put_pin(PERSON, "verifier")
        database.key_anew(NEW.current)
    assert pin_in(folder, NEW) == "verifier"


def test_keying_anew_that_was_cut_short_is_left_for_a_quiet_moment(
    folder: Path,
) -> None:
    """It opens at once, with whichever of the two it has, and nothing is rewritten."""
    both = Keys(current=NEW.current, before=OLD.current)
    with Database(folder, both) as database:
        assert database.folder.keys == OLD
        database.disconnect()
        assert FilePins(database).pin_of(PERSON) == "verifier"
    assert pin_in(folder, OLD) == "verifier"
    with Database(folder, both) as database:
        database.key_anew(NEW.current)
    with Database(folder, both) as database:
        assert database.folder.keys == NEW
    assert pin_in(folder, NEW) == "verifier"


def test_an_ok_without_another_key_in_the_file_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As SQLCipher answers where the commit failed; the record goes on as it was."""
    monkeypatch.setattr("monitor.storage.database.key_anew", lambda *_: None)
    with Database(folder, OLD) as database:
        with pytest.raises(NotKeyedAnew, match="is full, or failed"):
            database.key_anew(NEW.current)
        assert FilePins(database).pin_of(PERSON) == "verifier"
        assert database.folder.keys == OLD


@pytest.mark.parametrize(("spare", "is_done"), [(-1, False), (0, True)])
def test_it_is_not_begun_without_room_for_every_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, spare: int, *, is_done: bool
) -> None:
    """A tenth more than the file has, and what charting needs."""
    needed = LEAST + int((folder / "record.db").stat().st_size * 1.1)
    with Database(folder, OLD) as database:
        monkeypatch.setattr(
            "monitor.room.shutil.disk_usage",
            lambda _: SimpleNamespace(free=needed + spare),
        )
        if is_done:
            database.key_anew(NEW.current)
        else:
            with pytest.raises(NotKeyedAnew, match="charting needs them"):
                database.key_anew(NEW.current)
        assert database.folder.keys == (NEW if is_done else OLD)


def test_neither_of_two_keys_is_told_as_a_wrong_key(folder: Path) -> None:
    with pytest.raises(WrongKey):
        Database(folder, Keys(current=NEW.current, before=WRONG.current))


def test_keys_do_not_come_into_a_log() -> None:
    assert OLD.current.hex() not in repr(OLD)
    assert repr(OLD.current) not in repr(OLD)


def test_a_pin_is_replaced_and_forgotten(folder: Path) -> None:
    with Database(folder, OLD) as database:
        pins = FilePins(database)
        pins.put_pin(PERSON, "another")
        assert pins.pin_of(PERSON) == "another"
        assert pins.pin_of(OTHER) is None
        pins.delete_pin(PERSON)
        pins.delete_pin(OTHER)
        assert pins.pin_of(PERSON) is None
