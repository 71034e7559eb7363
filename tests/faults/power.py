"""What may be on a disk that lost its power: images from a log of its changes.

What was synced is there. Of what was not, any part may be: in a quarter of the images
all of it, in a quarter none, in half a random choice; in three of ten a write is kept
by sectors. So with the folder itself: a file that was made, renamed or removed without
a sync of the folder may be as it was before.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

_HEADER = struct.Struct("=4q")
_SECTOR = 512
_TORN = 0.3


class Change(NamedTuple):
    """One call that changed the disk, in the words of `native/rig.c`."""

    kind: str
    fd: int
    at: int
    data: bytes

    @property
    def is_counted(self) -> bool:
        """Opening a file that is there changes nothing."""
        return self.kind != "O" or bool(self.at)


def changes_in(log: Path) -> Iterator[Change]:
    content = log.read_bytes()
    place = 0
    while place < len(content):
        kind, fd, at, length = _HEADER.unpack_from(content, place)
        place += _HEADER.size
        yield Change(chr(kind), fd, at, content[place : place + length])
        place += length


@dataclass
class File:
    """What is safe of one file, and what was done since it was synced last."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.synced, change)
        self.pending.clear()


Naming = dict[str, File | None]
"""Names that come to stand for a file, or for none, at one stroke."""


@dataclass
class Disk:
    """One folder, as far as its changes were played."""

    names: dict[str, File] = field(default_factory=dict)
    synced_names: dict[str, File] = field(default_factory=dict)
    pending_names: list[Naming] = field(default_factory=list)
    open_files: dict[int, File | None] = field(default_factory=dict)

    def play(self, changes: Iterable[Change], most: int) -> "Disk":
        """So many of the changes that count; those that do not come along."""
        for change in changes:
            if change.is_counted:
                if most == 0:
                    break
                most -= 1
            self._change(change)
        return self

    def _change(self, change: Change) -> None:
        match change.kind:
            case "O":
                self._open(change)
            case "U":
                self._name({change.data.decode(): None})
            case "R":
                old, new = change.data.decode().split("\0")
                self._name({old: None, new: self.names[old]})
            case "S":
                self._sync(self.open_files[change.fd])
            case _:
                file = self.open_files[change.fd]
                assert file is not None
                file.pending.append(change)

    def _open(self, change: Change) -> None:
        name = change.data.decode()
        if name == ".":
            self.open_files[change.fd] = None
            return
        if change.at:
            self._name({name: File()})
        self.open_files[change.fd] = self.names[name]

    def _name(self, naming: Naming) -> None:
        _rename(self.names, naming)
        self.pending_names.append(naming)

    def _sync(self, file: File | None) -> None:
        if file is not None:
            file.sync()
            return
        for naming in self.pending_names:
            _rename(self.synced_names, naming)
        self.pending_names.clear()

    def image(self, random: Random) -> dict[str, bytes]:
        """What may be found of it when the power is back."""
        share = random.choice((1.0, 0.0, 0.5, 0.5))
        is_torn = random.random() < _TORN
        names = dict(self.synced_names)
        for naming in self.pending_names:
            if random.random() < share:
                _rename(names, naming)
        found: dict[str, bytes] = {}
        for name, file in names.items():
            content = bytearray(file.synced)
            for change in file.pending:
                if random.random() < share:
                    for part in _parts(change, random) if is_torn else (change,):
                        _apply(content, part)
            found[name] = bytes(content)
        return found


def _rename(names: dict[str, File], naming: Naming) -> None:
    for name, file in naming.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _parts(change: Change, random: Random) -> Iterator[Change]:
    """The sectors of a write that reached the disk."""
    if change.kind != "W":
        yield change
        return
    for start in range(0, len(change.data), _SECTOR):
        if random.random() < 0.5:
            sector = change.data[start : start + _SECTOR]
            yield change._replace(at=change.at + start, data=sector)


def _apply(content: bytearray, change: Change) -> None:
    if change.kind == "T":
        del content[change.at :]
        content.extend(bytes(change.at - len(content)))
        return
    if len(content) < change.at:
        content.extend(bytes(change.at - len(content)))
    content[change.at : change.at + len(change.data)] = change.data
