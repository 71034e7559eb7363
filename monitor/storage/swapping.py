"""Putting another file in the place of the record, which is set aside, never deleted.

What is to be done is written down first: where a crash comes in between, the next who
holds the folder does the rest.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from monitor.decoding import UNREADABLE
from monitor.durable import make_durable, make_folder, write_whole
from monitor.storage.copy_faults import SwapUnreadable
from monitor.storage.keys import SLOTS, SLOTS_COPY
from monitor.storage.proved import forget_proved
from monitor.storage.remembered import forget

NEW = "record.new"
_NEW_SLOTS = "record.slots.new"
_NOTE = "record.swap"
_ASIDE = "set-aside"
_MOVED = ("record.db-wal", "record.db-shm", "record.db")
"""With its log, without which it would not be what it was."""
_MOVED_WITH_SLOTS = (*_MOVED, SLOTS_COPY, SLOTS, "record.key")
"""What opens it lies with it, where something else opens what takes its place."""


class Swap(msgspec.Struct, frozen=True):
    """The folder, within that of the record, into which the present one goes."""

    aside: str


def swap_in(folder: Path, name: str, slots: bytes | None = None) -> Path:
    """Make ``record.new`` the record; returns where the present one now is.

    With ``slots``, which open it, those take the place of the present ones. Only while
    the folder is held and no record is open. Raises OSError.
    """
    aside = _free(folder / _ASIDE / name)
    if slots is None:
        (folder / _NEW_SLOTS).unlink(missing_ok=True)
    else:
        write_whole(folder / _NEW_SLOTS, slots)
    note = Swap(aside.relative_to(folder).as_posix())
    write_whole(folder / _NOTE, msgspec.json.encode(note))
    finish_swap(folder)
    return aside


def finish_swap(folder: Path) -> None:
    """Do what is left to do of a swap that was begun; nothing where none was.

    Raises OSError, and SwapUnreadable: then nothing was moved.
    """
    note = folder / _NOTE
    if not note.exists():
        return
    aside = _aside(folder, note.read_bytes())
    new = folder / NEW
    if new.exists():
        slots = folder / _NEW_SLOTS
        moved = _MOVED_WITH_SLOTS if slots.exists() else _MOVED
        _set_aside(folder, aside, moved)
        forget(folder)
        forget_proved(folder)
        if slots.exists():
            slots.replace(folder / SLOTS)
            make_durable(folder)
        new.replace(folder / "record.db")
        make_durable(folder)
    if (folder / SLOTS).exists() and not (folder / SLOTS_COPY).exists():
        write_whole(folder / SLOTS_COPY, (folder / SLOTS).read_bytes())
    note.unlink()
    make_durable(folder)


def _aside(folder: Path, note: bytes) -> Path:
    """Where the present record goes; it never leaves the folder of the record."""
    try:
        aside = Path(msgspec.json.decode(note, type=Swap).aside)
    except UNREADABLE as error:
        raise SwapUnreadable(folder) from error
    is_named = len(aside.parts) == 2 and aside.parts[0] == _ASIDE
    if not is_named or aside.name == ".." or "\x00" in aside.name:
        raise SwapUnreadable(folder)
    return folder / aside


def _set_aside(folder: Path, aside: Path, moved: Sequence[str]) -> None:
    if not any((folder / name).exists() for name in moved):
        return
    make_folder(aside.parent)
    make_folder(aside)
    for name in moved:
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
