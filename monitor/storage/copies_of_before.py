"""Copies from before people signed in, which lie under the key that is to go."""

from pathlib import Path

from monitor.durable import write_whole
from monitor.storage.copied_slots import slots_beside, slots_of
from monitor.storage.copies import copies_folder


def let_people_in(record_folder: Path) -> None:
    """Put the slots of now beside each that has none; nothing else will open it.

    To be done before the record is keyed anew, while slots hold the key of the copies.
    Raises OSError, also where the folder of the copies is not there to be looked into.
    """
    slots, copies = slots_of(record_folder), copies_folder(record_folder)
    if slots is None:
        return
    if not copies.is_dir() and copies.parent != record_folder:
        raise OSError(None, f"the folder of the backups, {copies}, is not there")
    for copy in copies.glob("*.db"):
        if not slots_beside(copy).exists():
            write_whole(slots_beside(copy), slots)
