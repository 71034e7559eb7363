"""A record that people sign in to opens with the keys in their slots alone."""

import secrets
from pathlib import Path
from uuid import UUID

import pytest

from monitor.access.slot_file import FIRST, SECOND
from monitor.storage.database import Database
from monitor.storage.faults import KeyMissing, SignInNeeded, WrongKey
from monitor.storage.folder import RecordFolder
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


def test_keying_anew_that_was_cut_short_is_done_at_the_next_opening(
    folder: Path,
) -> None:
    both = Keys(current=NEW.current, before=OLD.current)
    assert pin_in(folder, both) == "verifier"
    assert pin_in(folder, NEW) == "verifier"
    assert pin_in(folder, both) == "verifier"


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
