"""The streams that were erased, by their ids alone, kept beside the record.

For whoever salvages it: where the entry that says so is damaged as well, nothing else
would keep a copy of before from bringing the patient back.
"""

import logging
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import msgspec

from monitor.durable import write_whole

FILE = "record.erased"

_log = logging.getLogger(__name__)


def note_erased(folder: Path, streams: Iterable[UUID]) -> None:
    """Durable on return; before they are erased. Raises OSError."""
    listed = {*_read(folder), *streams}
    write_whole(folder / FILE, msgspec.json.encode(sorted(listed, key=str)))


def listed_erased(folder: Path) -> frozenset[bytes]:
    """Those that were, or were about to be."""
    try:
        return frozenset(id_.bytes for id_ in _read(folder))
    except (OSError, msgspec.MsgspecError) as fault:
        _log.warning("What was erased can't be read: %s", type(fault).__name__)
        return frozenset()


def _read(folder: Path) -> list[UUID]:
    path = folder / FILE
    if not path.exists():
        return []
    return msgspec.json.decode(path.read_bytes(), type=list[UUID])
