"""How far the chains of a record were proved, kept beside it.

It lies outside the encrypted file, and tells nothing of any patient. Whoever can write
there can have more or less looked at when the record is opened; each day all of it is.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from monitor.durable import write_whole
from monitor.storage.chain import ChainHead
from monitor.summed import parts, summed

FILE = "record.proved"
_HEAD = b"Vigil proved heads 1"


class Proved(msgspec.Struct, frozen=True, kw_only=True):
    """The ends up to which each chain was followed, and was whole."""

    at: datetime
    entries: tuple[ChainHead, ...] = ()
    audit: tuple[ChainHead, ...] = ()


def proved(record_folder: Path) -> Proved | None:
    """None where nothing is known, or nothing whole can be read."""
    with suppress(OSError, msgspec.MsgspecError):
        found = parts((record_folder / FILE).read_bytes())
        if found is not None and found[0] == _HEAD:
            return msgspec.json.decode(found[1], type=Proved)
    return None


def keep_proved(record_folder: Path, what: Proved) -> None:
    """Raises OSError."""
    content = summed(_HEAD, msgspec.json.encode(what))
    write_whole(record_folder / FILE, content)


def forget_proved(record_folder: Path) -> None:
    """Nothing is known of a file that was put in place of another."""
    (record_folder / FILE).unlink(missing_ok=True)
