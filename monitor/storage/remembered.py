"""What is remembered beside the record of its copies; no part of it.

It lies outside the encrypted file and tells nothing of any patient.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from monitor.decoding import UNREADABLE
from monitor.durable import write_whole

_FILE = "record.checked"


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """``copied_at`` is when the last daily copy was proved.

    ``trouble`` is the sentence of what went wrong since. ``is_unchecked`` where the
    record was not closed once, and its pages were not found whole since.
    """

    copied_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    trouble: str = ""
    is_unchecked: bool = False


def recall(record_folder: Path) -> Remembered:
    """Nothing, where there is nothing that can be read: then all is checked anew."""
    with suppress(OSError, *UNREADABLE):
        content = (record_folder / _FILE).read_bytes()
        return msgspec.json.decode(content, type=Remembered)
    return Remembered()


def remember(record_folder: Path, what: Remembered) -> None:
    """Raises OSError."""
    write_whole(record_folder / _FILE, msgspec.json.encode(what))


def forget(record_folder: Path) -> None:
    """Nothing is known of a file that was put in place of another."""
    (record_folder / _FILE).unlink(missing_ok=True)
