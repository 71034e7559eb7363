"""The key slots beside a copy: who could open the record when the copy was made.

Once the record was keyed anew its own slots don't open older copies any more.
Storage knows no more of slots than whether they are whole.
"""

from pathlib import Path

from monitor.durable import make_durable, write_whole
from monitor.storage.folder import is_for_people
from monitor.storage.keys import SLOTS, SLOTS_COPY
from monitor.summed import parts

_SUFFIX = ".slots"


def slots_beside(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}{_SUFFIX}")


def slots_of(record_folder: Path) -> bytes | None:
    """The slots of a record as they are now; None where it has a key file.

    Raises OSError, also where neither of the two files is whole.
    """
    if not is_for_people(record_folder):
        return None
    for name in (SLOTS, SLOTS_COPY):
        path = record_folder / name
        content = path.read_bytes() if path.exists() else b""
        if parts(content) is not None:
            return content
    raise OSError(None, f"{SLOTS} and its copy are damaged")


def put_beside(copy: Path, slots: bytes | None) -> None:
    """Have these lie beside the copy, and no others; raises OSError."""
    path = slots_beside(copy)
    if slots is not None:
        write_whole(path, slots)
    elif path.exists():
        path.unlink()
        make_durable(path.parent)


def delete_with_slots(copy: Path) -> None:
    """The slots last: they are nothing without it."""
    copy.unlink(missing_ok=True)
    slots_beside(copy).unlink(missing_ok=True)
