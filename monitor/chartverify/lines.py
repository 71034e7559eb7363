"""The lines of a bundle, or a refusal of what is not exactly as the format says."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Never

MOST_BYTES = 4 << 30
MOST_OF_A_LINE = 1 << 20

Line = dict[str, Any]


class Unreadable(Exception):
    """The file is no bundle; says where and why in a sentence."""


def canonical(value: object) -> bytes:
    """The only spelling of a value that a bundle may hold."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, to read; what goes wrong with it within is told as Unreadable."""
    try:
        # Opening what is no file, as a pipe, could wait for ever.
        if not path.is_file():
            raise Unreadable("There is no such file.")
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > MOST_BYTES:
                raise Unreadable("It is larger than any bundle may be.")
            yield file
    except OSError as error:
        why = error.strerror or "no reason given"
        raise Unreadable(f"It can't be read: {why}.") from error


def lines_of(file: BinaryIO) -> Iterator[tuple[int, Line]]:
    """Each line with its number, from 1; never more than one in memory."""
    number = 0
    while raw := file.readline(MOST_OF_A_LINE + 1):
        number += 1
        if len(raw) > MOST_OF_A_LINE:
            raise Unreadable(f"Line {number} is longer than any may be.")
        yield number, _parsed(raw, number)


def _parsed(raw: bytes, number: int) -> Line:
    try:
        value = json.loads(
            raw.decode(),
            object_pairs_hook=_without_repeats,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
        is_canonical = raw == canonical(value) + b"\n"
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"Line {number} is no JSON of a bundle.") from error
    if not isinstance(value, dict) or not is_canonical:
        raise Unreadable(f"Line {number} is not spelt as in a bundle.")
    return value


def _without_repeats(pairs: list[tuple[str, Any]]) -> Line:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(_: str) -> Never:
    raise ValueError
