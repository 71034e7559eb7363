"""The write-ahead log, and how a damaged one is told from one that was cut short.

SQLite ends the log at the first frame whose checksum is wrong: that is how a commit
without its end is left out after a power cut. A damaged byte looks the same to it, and
would take along all that was charted after. What tells the two apart is a later writer,
since nobody writes behind a commit that was not durable.
Layout and checksum: sqlite.org/fileformat2.html, "The Write-Ahead Log".
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from monitor.storage.faults import Corrupt, DiskFailed

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_SUMS_LENGTH = 8
_PAGE = 4096
"""Of SQLCipher's default, which every record has."""

Sums = tuple[int, int]


def settle_log(record: Path) -> None:
    """Make durable what a killed process left in the log, before anybody is shown it.

    Raises Corrupt where the log would be cut short, and DiskFailed.
    """
    log = record.with_name(f"{record.name}-wal")
    if not log.exists():
        return
    try:
        with log.open("r+b") as file:
            os.fsync(file.fileno())
            content = file.read()
    except OSError as error:
        raise DiskFailed from error
    if is_damaged(content) and not is_round_over(content, record):
        raise Corrupt


def is_damaged(log: bytes) -> bool:
    """Whether, behind the first frame that is wrong, a commit has another behind it.

    The last commit can't be told from one that was cut short.
    """
    if len(log) < _HEADER.size:
        return False
    *_, salt, other_salt, one, two = _HEADER.unpack_from(log)
    is_big = bool(log[3] & 1)
    is_header_whole = _has_whole_header(log)
    is_behind, was_commit = not is_header_whole, False
    for frame, page in _frames(log):
        before = (one, two)
        _, pages_after, *salts, one, two = _FRAME.unpack(frame)
        # Of an earlier round of the log, and long since in the file.
        is_old = is_header_whole and salts != [salt, other_salt]
        sums = before if is_old else _sums(before, frame[:8] + page, is_big=is_big)
        follows = not is_old and sums == (one, two)
        if follows and is_behind and was_commit:
            return True
        is_behind = is_behind or not follows
        was_commit = is_behind and bool(pages_after) and not is_old
    return False


def is_round_over(log: bytes, record: Path) -> bool:
    """Whether only the header is wrong, and the file has every page of the log.

    The header of the next round is written over that of the last, all of which is in
    the file by then; a disk that fails may take half of it. Nothing of such a log is
    read any more, and nothing is lost.
    """
    if _has_whole_header(log):
        return False
    pages: dict[int, bytes] = {}
    committed: dict[int, bytes] = {}
    rounds = []
    for frame, page in _frames(log):
        number, pages_after, *salts, _, _ = _FRAME.unpack(frame)
        if salts not in rounds:
            rounds.append(salts)
        if salts != rounds[-1]:
            return False
        if salts == rounds[0]:
            pages[number] = page
            if pages_after:
                committed = dict(pages)
    with record.open("rb") as file:
        is_there = (_page(file, number) == committed[number] for number in committed)
        return bool(committed) and all(is_there)


def _page(file: BinaryIO, number: int) -> bytes:
    file.seek((number - 1) * _PAGE)
    return file.read(_PAGE)


def _has_whole_header(log: bytes) -> bool:
    head = log[: _HEADER.size - _SUMS_LENGTH]
    *_, one, two = _HEADER.unpack_from(log)
    return _sums((0, 0), head, is_big=bool(log[3] & 1)) == (one, two)


def _frames(log: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The header and the page of each whole frame."""
    length = _FRAME.size + _PAGE
    for at in range(_HEADER.size, len(log) - length + 1, length):
        yield log[at : at + _FRAME.size], log[at + _FRAME.size : at + length]


def _sums(before: Sums, content: bytes, *, is_big: bool) -> Sums:
    one, two = before
    words = struct.unpack(f"{'>' if is_big else '<'}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two
