"""The key file of a record: two copies, of which the newer whole one counts."""

import os
from pathlib import Path

from msgspec import Struct

from monitor.access.faults import (
    SlotsDamaged,
    SlotsMissing,
    SlotsNotSaved,
    SlotsUnreadable,
)
from monitor.access.slot_text import LONGEST, Damaged, proved, read, written
from monitor.access.slots import KeySlots
from monitor.durable import write_whole

FIRST = "record.slots"
SECOND = "record.slots.copy"

_OWNER_ONLY = 0o600
_OTHERS = 0o077


class SlotsRead(Struct, frozen=True, kw_only=True):
    """The slots; ``remark`` says what was found wrong and mended, or is empty.

    ``is_twice`` where both copies are these, so that damage to one leaves no older one.
    """

    slots: KeySlots
    remark: str = ""
    is_twice: bool = True


class SlotFile:
    """Both copies in the folder of a record, which one process holds."""

    def __init__(self, folder: Path) -> None:
        self._copies = (folder / FIRST, folder / SECOND)

    def exists(self) -> bool:
        """Whether there is a copy, whole or not. Raises SlotsUnreadable."""
        try:
            return any(path.exists() for path in self._copies)
        except OSError as error:
            raise SlotsUnreadable(_reason(error)) from error

    def read(self) -> SlotsRead:
        """The newer whole copy; the other is mended.

        Raises SlotsMissing, SlotsDamaged, NewerSlots or SlotsUnreadable.
        """
        if not self.exists():
            raise SlotsMissing(self._copies[0])
        found = [_content(path) for path in self._copies]
        whole = [slots for each in found if (slots := _slots_in(each)) is not None]
        if not whole:
            failed = next((each for each in found if isinstance(each, OSError)), None)
            raise SlotsUnreadable(_reason(failed)) if failed else SlotsDamaged
        if len({slots.record for slots in whole}) > 1:
            raise SlotsDamaged  # Nobody knows of which record the file beside it is.
        newest = max(whole, key=lambda slots: slots.generation)
        remark, is_twice = self._mended(newest, found)
        return SlotsRead(slots=newest, remark=remark, is_twice=is_twice)

    def write(self, slots: KeySlots) -> str:
        """Both copies anew; says what of it could not be done, or nothing.

        On return it holds, and where nothing is said also after a power cut. Raises
        SlotsNotSaved, or SlotsRefused for what ``read`` would refuse; then what was
        there before holds.
        """
        first, second = self._copies
        content = proved(slots)
        try:
            write_whole(first, content)
        except OSError as error:
            # It may stand there, and only not be known to outlast a power cut.
            if _content(first) != content:
                raise SlotsNotSaved(_reason(error)) from error
        # Once more: what is kept of before opens the record for whoever damages one.
        return _copied(second, content) and _copied(second, content)

    def _mended(
        self, newest: KeySlots, found: list[bytes | OSError | None]
    ) -> tuple[str, bool]:
        """What to say, and whether both copies are the newest now."""
        content = written(newest)
        both = zip(self._copies, found, strict=True)
        wrong = [path for path, present in both if present != content]
        if not wrong:
            return "", True
        failed = " ".join(filter(None, (_copied(path, content) for path in wrong)))
        names = " and ".join(path.name for path in wrong)
        mended = (
            f"The copies of the key file differed; {names} was written anew from the"
            " newer one. If it comes again, have the disk checked."
        )
        return failed or mended, not failed


def _content(path: Path) -> bytes | OSError | None:
    """What is there, for the owner alone from now on; why it can't be read, or None."""
    try:
        state = path.stat()
        if os.name == "posix" and state.st_mode & _OTHERS:
            path.chmod(_OWNER_ONLY)
        return path.read_bytes() if state.st_size <= LONGEST else None
    except FileNotFoundError:
        return None
    except OSError as error:
        return error  # The other copy may do.


def _slots_in(content: bytes | OSError | None) -> KeySlots | None:
    try:
        return read(content) if isinstance(content, bytes) else None
    except Damaged:
        return None


def _copied(path: Path, content: bytes) -> str:
    try:
        write_whole(path, content)
    except OSError as error:
        return (
            f"The key file {path.name} can't be written: {_reason(error)}."
            " The other copy is whole. Have the disk checked."
        )
    return ""


def _reason(error: OSError) -> str:
    return error.strerror or "no reason given"
