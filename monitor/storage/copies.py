"""The folder of the daily copies: where it is, and what lies in it."""

from contextlib import suppress
from datetime import date
from errno import EILSEQ, EINVAL
from pathlib import Path

from monitor.durable import make_durable
from monitor.storage.copied_slots import delete_with_slots
from monitor.storage.rotating import superseded

_FOLDER = "backups"
_ELSEWHERE = "backups.at"
_PREFIX, _SUFFIX = "vigil-", ".db"


def copies_folder(record_folder: Path) -> Path:
    """``backups`` beside the record, or what the file ``backups.at`` there names.

    Raises OSError where that file can't be read.
    """
    said = record_folder / _ELSEWHERE
    try:
        named = said.read_text(encoding="utf-8").strip() if said.exists() else ""
    except UnicodeDecodeError as error:
        raise OSError(EILSEQ, f"{_ELSEWHERE} is not UTF-8 text") from error
    if not named.isprintable():
        raise OSError(EINVAL, f"{_ELSEWHERE} names no folder in one line")
    return record_folder / (named or _FOLDER)


def before_upgrade(record_folder: Path, schema: int) -> Path:
    """Where the record as it was before that schema goes: always beside it."""
    return record_folder / _FOLDER / f"before-schema-{schema}{_SUFFIX}"


def copy_of(folder: Path, day: date) -> Path:
    return folder / f"{_PREFIX}{day.isoformat()}{_SUFFIX}"


def copies_in(folder: Path) -> dict[date, Path]:
    """The daily copies by their day, newest first; all else there is left alone."""
    found: dict[date, Path] = {}
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(ValueError):
            day = date.fromisoformat(path.stem.removeprefix(_PREFIX))
            found[day] = path
    return dict(sorted(found.items(), reverse=True))


def rotate(folder: Path) -> None:
    """Delete the copies that need not be kept; only after a new one was proved."""
    copies = copies_in(folder)
    for day in superseded(copies):
        delete_with_slots(copies[day])
    for slots in folder.glob(f"{_PREFIX}*{_SUFFIX}.slots"):
        if not slots.with_suffix("").exists():
            slots.unlink()  # Left of a copy that was cut short.
    make_durable(folder)
