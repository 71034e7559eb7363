"""Putting another file in the place of the record, which is set aside, never deleted.

What is to be done is written down first: where a crash comes in between, the next who
holds the folder does the rest.
"""

from pathlib import Path

import msgspec

from monitor.durable import make_durable, make_folder, write_whole
from monitor.storage.remembered import forget

NEW = "record.new"
_NOTE = "record.swap"
_ASIDE = "set-aside"
_MOVED = ("record.db-wal", "record.db-shm", "record.db")
"""With its log, without which it would not be what it was."""


class Swap(msgspec.Struct, frozen=True):
    """The folder, within that of the record, into which the present one goes."""

    aside: str


def swap_in(folder: Path, name: str) -> Path:
    """Make ``record.new`` the record; returns where the present one now is.

    Only while the folder is held and no record is open. Raises OSError.
    """
    aside = _free(folder / _ASIDE / name)
    note = Swap(aside.relative_to(folder).as_posix())
    write_whole(folder / _NOTE, msgspec.json.encode(note))
    finish_swap(folder)
    return aside


def finish_swap(folder: Path) -> None:
    """Do what is left to do of a swap that was begun; nothing where none was."""
    note = folder / _NOTE
    if not note.exists():
        return
    swap = msgspec.json.decode(note.read_bytes(), type=Swap)
    new = folder / NEW
    if new.exists():
        _set_aside(folder, folder / swap.aside)
        forget(folder)
        new.replace(folder / "record.db")
        make_durable(folder)
    note.unlink()
    make_durable(folder)


def _set_aside(folder: Path, aside: Path) -> None:
    if not any((folder / name).exists() for name in _MOVED):
        return
    make_folder(aside.parent)
    make_folder(aside)
    for name in _MOVED:
        if (folder / name).exists():
            (folder / name).replace(aside / name)
    make_durable(aside)
    make_durable(folder)


def _free(wanted: Path) -> Path:
    """That folder, or the first beside it that is not there yet."""
    found, number = wanted, 1
    while found.exists():
        number += 1
        found = wanted.with_name(f"{wanted.name}-{number}")
    return found
