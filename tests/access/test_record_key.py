"""The record's file takes its key as a slot holds it, and can be given another."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from monitor.access.enrolling import with_newest_key, with_next_key
from monitor.access.record_key import DataKeys, RecordKey
from monitor.access.signing_in import SignedIn
from tests.access.keyring import KEY, MARTHAS, NEXT_KEY, OWENS, signed_in, two_people


@pytest.mark.parametrize("length", [0, 32, 47, 49])
def test_a_record_key_has_48_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="48 bytes"):
        RecordKey(raw=bytes(length))


class Record:
    """A file of SQLCipher, keyed as the app keys the record."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def opens(self, key: bytes) -> bool:
        with closing(self._keyed(key)) as driver:
            try:
                driver.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except dbapi2.DatabaseError:
                return False
        return True

    def make(self, key: bytes) -> None:
        with closing(self._keyed(key)) as driver:
            driver.execute("PRAGMA journal_mode = WAL")
            driver.execute("CREATE TABLE entry (id INTEGER)")

    def key_anew(self, keys: DataKeys) -> None:
        """As often as it takes: where it was done already, it does nothing."""
        if keys.before and not self.opens(keys.current.raw):
            with closing(self._keyed(keys.before.raw)) as driver:
                driver.execute(f"PRAGMA rekey = \"x'{keys.current.raw.hex()}'\"")

    def _keyed(self, key: bytes) -> dbapi2.Connection:
        driver = dbapi2.connect(str(self._path), isolation_level=None)
        driver.execute("PRAGMA cipher_log_level = NONE")
        driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        return driver


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "record.db")


def _opened(record: Record, signed: SignedIn) -> bool:
    keys = (signed.keys.current, signed.keys.before)
    return any(record.opens(key.raw) for key in keys if key)


def test_sqlcipher_takes_a_record_key(record: Record) -> None:
    """All 48 bytes of it."""
    record.make(KEY.raw)

    assert record.opens(KEY.raw)
    assert not record.opens(KEY.raw[:32] + bytes(16))
    assert not record.opens(b"\xff" + KEY.raw[1:])


def test_a_record_keyed_by_32_bytes_goes_on_with_its_own_salt(
    record: Record, tmp_path: Path
) -> None:
    """The salt is what its file begins with, so it need not be written anew."""
    short = os.urandom(32)
    record.make(short)

    salt = (tmp_path / "record.db").read_bytes()[:16]

    assert record.opens(RecordKey(raw=short + salt).raw)


def test_the_record_opens_at_each_step_of_keying_it_anew(record: Record) -> None:
    """Whatever step is the last before a crash, and when it is done again after it."""
    slots = two_people()
    record.make(KEY.raw)

    begun = with_next_key(slots, NEXT_KEY)
    assert _opened(record, signed_in(begun, MARTHAS))

    for _ in range(2):
        record.key_anew(signed_in(begun, MARTHAS).keys)
        assert _opened(record, signed_in(begun, OWENS))

    ended = with_newest_key(begun)
    assert _opened(record, signed_in(ended, MARTHAS))
    assert not _opened(record, signed_in(slots, MARTHAS))
