"""A file that leaves the record: whole before it is noted, there only after."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from monitor.durable import begin_beside, put_in_place, sync_file
from monitor.room import why_no_room


def write_noted(
    path: Path,
    chunks: Iterable[bytes],
    note: Callable[[str], None],
    record: Path | None,
) -> str:
    """Write it beside its place, note it, then give it its name.

    ``note`` gets its SHA-256, hexadecimal; where it raises there is no file. Why it
    could not be written, or nothing: of a file that was not, nothing is noted. It takes
    no room that charting needs on the disk of ``record``.
    """
    try:
        beside = begin_beside(path)
    except OSError as error:
        return _why(error)
    try:
        sha256, why = _filled(beside, chunks, record)
        if why:
            return why
        note(sha256)
        return _placed(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _filled(
    beside: Path, chunks: Iterable[bytes], record: Path | None
) -> tuple[str, str]:
    """Its hash, or why it could not be filled; what ``chunks`` raise is not caught."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
        why = _appended(beside, chunk, record)
        if why:
            return "", why
    try:
        sync_file(beside)
    except OSError as error:
        return "", _why(error)
    return digest.hexdigest(), ""


def _appended(beside: Path, chunk: bytes, record: Path | None) -> str:
    try:
        if record is not None:
            why = why_no_room(record, beside.parent, len(chunk))
            if why:
                return why
        with beside.open("ab") as file:
            file.write(chunk)
    except OSError as error:
        return _why(error)
    return ""


def _placed(beside: Path, path: Path) -> str:
    try:
        put_in_place(beside, path)
    except OSError as error:
        return _why(error)
    return ""


def _why(error: OSError) -> str:
    return error.strerror or "No reason given"
