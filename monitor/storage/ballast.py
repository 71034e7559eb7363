"""Room kept for the end of a session on a disk that is full (hazard H07).

A file of nothing lies beside the record. Where there is no room left for an entry, it
is deleted, and the entry is written in its place.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from monitor.durable import OWNER_ONLY_FILE, make_durable

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
