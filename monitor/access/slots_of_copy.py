"""The key slots that lie beside a copy: whoever could open the record at its time."""

from pathlib import Path

from monitor.access.faults import SlotsOfCopyUnusable
from monitor.access.slot_text import LONGEST, Damaged, read
from monitor.access.slots import KeySlots


def slots_of_copy(path: Path) -> KeySlots:
    """Raises SlotsOfCopyUnusable, or NewerSlots."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LONGEST else b""
    except FileNotFoundError as error:
        raise SlotsOfCopyUnusable(path, "is missing") from error
    except OSError as error:
        why = f"can't be read ({error.strerror or 'no reason given'})"
        raise SlotsOfCopyUnusable(path, why) from error
    try:
        return read(content)
    except Damaged as error:
        raise SlotsOfCopyUnusable(path, "is damaged") from error
