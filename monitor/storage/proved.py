"""How far the chains of a record were proved, kept beside it.

It lies outside the encrypted file, and tells nothing of any patient. Whoever can write
there can have more or less looked at when the record is opened; each day all of it is.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from monitor.decoding import UNREADABLE
from monitor.durable import write_whole
from monitor.storage.chain import ChainHead
from monitor.summed import parts, summed

FILE = "record.proved"
_HEAD = b"Vigil proved heads 1"
_LAST_NUMBER = 2**63 - 1
"""The file of the record counts no further."""


class Proved(msgspec.Struct, frozen=True, kw_only=True):
    """The ends up to which each chain was followed, and was whole."""

    at: Annotated[datetime, msgspec.Meta(tz=True)]
    entries: tuple[ChainHead, ...] = ()
    audit: tuple[ChainHead, ...] = ()


def proved(record_folder: Path) -> Proved | None:
    """None where nothing is known, or nothing whole can be read."""
    with suppress(OSError, *UNREADABLE):
        found = parts((record_folder / FILE).read_bytes())
        if found is not None and found[0] == _HEAD:
            told = msgspec.json.decode(found[1], type=Proved)
            return told if _is_possible(told) else None
    return None


def _is_possible(told: Proved) -> bool:
    """Whether each number is one that an entry can have."""
    heads = (*told.entries, *told.audit)
    return all(0 < head.seq <= _LAST_NUMBER for head in heads)


def keep_proved(record_folder: Path, what: Proved) -> None:
    """Raises OSError."""
    content = summed(_HEAD, msgspec.json.encode(what))
    write_whole(record_folder / FILE, content)


def forget_proved(record_folder: Path) -> None:
    """Nothing is known of a file that was put in place of another."""
    (record_folder / FILE).unlink(missing_ok=True)
