"""The folder of one record: its files, its lock and its key, for the owner alone."""

import os
import secrets
import sys
from pathlib import Path
from typing import IO

from monitor.charting.faults import EnvironmentFault
from monitor.durable import make_durable
from monitor.storage.faults import (
    AlreadyOpen,
    ForeignFile,
    KeyMissing,
    NewerRecord,
    SignInNeeded,
    Unreachable,
    UnsafePlace,
)
from monitor.storage.keys import SLOTS, SLOTS_COPY, Keys
from monitor.storage.opening import inspect
from monitor.storage.placing import why_not_here
from monitor.storage.swapping import finish_swap

_OWNER_ONLY_FOLDER = 0o700
_OWNER_ONLY_FILE = 0o600
_KEY_LENGTH = 32
_LOG = "record.db-wal"


class RecordFolder:
    """Where a record lies. Held by one process at a time, by the one that made this.

    ``was_left_open``: whoever had it before did not close it.
    """

    def __init__(self, path: Path, keys: Keys | None = None) -> None:
        """``keys`` are of those who signed in; without, there has to be a key file."""
        self.path = path
        self.record = path / "record.db"
        self.key_file = path / "record.key"
        self.keys = keys
        unsafe = why_not_here(path)
        if unsafe:
            raise UnsafePlace(path, unsafe)
        try:
            if not path.is_dir():
                path.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True)
                make_durable(path.parent)
            self._lock = _lock(path / "record.lock")
        except OSError as error:
            raise Unreachable(path, error.strerror or "no reason given") from error
        try:
            finish_swap(path)
            # SQLite takes its log away when it closes the file.
            self.was_left_open = self.record.with_name(_LOG).exists()
        except OSError as error:
            self.release()
            raise Unreachable(path, error.strerror or "no reason given") from error
        except EnvironmentFault:
            self.release()
            raise

    def release(self) -> None:
        """Let another process have the record. Only after its database is closed."""
        self._lock.close()

    def has_record(self) -> bool:
        return self.record.exists() and self.record.stat().st_size > 0

    def present_key(self) -> bytes:
        """The key that is there; never a new one. Raises KeyMissing or SignInNeeded."""
        if self.keys is None and not self.key_file.exists():
            raise (
                SignInNeeded if is_for_people(self.path) else KeyMissing(self.key_file)
            )
        return self.key()

    def key(self) -> bytes:
        """The key of the record; a new one only where there is no record yet.

        Raises KeyMissing, SignInNeeded or Unreachable.
        """
        try:
            for private in (self.key_file, self.record):
                if private.exists():
                    private.chmod(_OWNER_ONLY_FILE)
            if self.keys is not None:
                return self.keys.current
            if is_for_people(self.path):
                raise SignInNeeded
            if not self.key_file.exists() and not self.has_record():
                _write_key(self.key_file)
            key = self.key_file.read_bytes() if self.key_file.exists() else b""
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise Unreachable(self.path, reason) from error
        if len(key) != _KEY_LENGTH:
            raise KeyMissing(self.key_file)
        return key

    def make_record(self) -> None:
        """Put an empty file there first, since SQLite would let others read its own.

        The write-ahead files take their permissions from it.
        """
        try:
            if not self.record.exists():
                flags = os.O_CREAT | os.O_WRONLY
                os.close(os.open(self.record, flags, _OWNER_ONLY_FILE))
                make_durable(self.path)
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise Unreachable(self.path, reason) from error


def is_for_people(path: Path) -> bool:
    """Whether the record in that folder opens for those who sign in, and no other way.

    While a key file beside the slots opens the record, people are being let in for the
    first time. One that does not is of something else, and counts for nothing.
    """
    has_slots = (path / SLOTS).exists() or (path / SLOTS_COPY).exists()
    return has_slots and not _opens_by_key_file(path / "record.key", path / "record.db")


def _opens_by_key_file(key_file: Path, record: Path) -> bool:
    """Raises OSError."""
    if not key_file.is_file() or not record.exists() or not record.stat().st_size:
        return False
    key = key_file.read_bytes()
    if len(key) != _KEY_LENGTH:
        return False
    try:
        inspect(record, key)
    except (ForeignFile, NewerRecord):
        return True
    except EnvironmentFault:
        return False
    return True


def _lock(path: Path) -> IO[bytes]:
    """Hold the file until it is closed or this process ends, however it ends."""
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY_FILE)
    lock = os.fdopen(descriptor, "r+b")
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 there is none elsewhere

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 there is none on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        lock.close()
        raise AlreadyOpen from error
    return lock


def _write_key(path: Path) -> None:
    """Write a new key so that a crash leaves either none or a whole one."""
    partial = path.with_suffix(".new")
    partial.unlink(missing_ok=True)
    descriptor = os.open(
        partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY_FILE
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(_KEY_LENGTH))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    make_durable(path.parent)
