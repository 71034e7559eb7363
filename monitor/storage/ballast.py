"""Room kept for the end of a session on a disk that is full (hazard H07).

A file of nothing lies beside the record. Where there is no room left for an entry, it
is deleted, and the entry is written in its place.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from monitor.charting.faults import Unconfirmed
from monitor.durable import OWNER_ONLY_FILE, make_durable
from monitor.storage.faults import DiskFailed, DiskFull

T = TypeVar("T")
FILE = "record.ballast"
SIZE = 16 << 20
"""Bytes; a session of a day takes less."""
_STEP = 1 << 20


def is_whole(folder: Path) -> bool:
    """Whether all of it is there; raises OSError."""
    return _size(folder / FILE) >= SIZE


def add_to(folder: Path) -> None:
    """A sixteenth of it more, which takes a moment; raises OSError.

    Noise, since a disk may keep a file of zeros in no room at all.
    """
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND
    descriptor = os.open(folder / FILE, flags, OWNER_ONLY_FILE)
    try:
        os.write(descriptor, secrets.token_bytes(_STEP))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def with_reserve(folder: Path, write: Callable[[], T]) -> T:
    """Write, and once more in its place where there is no room left.

    ``write`` may be asked for a second time although the first went through.
    """
    try:
        return write()
    except (DiskFull, DiskFailed, Unconfirmed) as fault:
        cause = fault.cause if isinstance(fault, Unconfirmed) else fault
        # Some systems say only that a write failed.
        is_full = isinstance(cause, DiskFull | DiskFailed)
        if not is_full or not give_up(folder):
            raise
        return write()


def give_up(folder: Path) -> bool:
    """Delete it; whether there was any room in it."""
    had = False
    with suppress(OSError):
        had = _size(folder / FILE) > 0
        (folder / FILE).unlink(missing_ok=True)
        make_durable(folder)
    return had


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
