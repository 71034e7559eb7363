"""What can be wrong with the keys on this workstation, in plain sentences.

EnvironmentFault
    NotEnoughMemory  SlotsMissing  SlotsDamaged  NewerSlots  SlotsUnreadable
    SlotsNotSaved  SlotsOfCopyUnusable  SlotsOlder
"""

from pathlib import Path

from monitor.charting.faults import EnvironmentFault

_RESTORE = "Put the key files back from the backup, or call technical support."
_NOTHING_CHANGED = "Nothing was changed."


class NotEnoughMemory(EnvironmentFault):
    """The workstation can't lend the memory that a password's key takes."""

    def __init__(self) -> None:
        super().__init__(
            "The password can't be checked.",
            "The workstation has too little memory free.",
            "Close other programs, then sign in again.",
        )


class SlotsMissing(EnvironmentFault):
    """Neither copy of the key file is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "The record can't be opened.",
            f"Its key file {path.name} and the copy of it are missing."
            f" {_NOTHING_CHANGED}",
            _RESTORE,
        )


class SlotsDamaged(EnvironmentFault):
    """What the key file holds is not what Vigil wrote."""

    def __init__(self) -> None:
        super().__init__(
            "The record can't be opened.",
            "Its key file and the copy of it are damaged, or not of this record."
            f" {_NOTHING_CHANGED}",
            _RESTORE,
        )


class SlotsOlder(EnvironmentFault):
    """The key file was put back from before its last change; so far nobody is in."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            "Nobody is let in.",
            "The key file is older than the record: with it a password that was changed"
            " since would open it, or that of somebody whose access has ended."
            f" {_NOTHING_CHANGED}",
            "Put the newest record.slots and record.slots.copy back. Where they are"
            " lost, use the recovery code: everybody else is then given another"
            " password.",
        )
        self.found = found
        self.known = known


class NewerSlots(EnvironmentFault):
    """A later version of Vigil wrote the key file."""

    def __init__(self) -> None:
        super().__init__(
            "The record can't be opened.",
            f"Its key file is from a later version of Vigil. {_NOTHING_CHANGED}",
            "Start the later version.",
        )


class SlotsUnreadable(EnvironmentFault):
    """The system does not let the key file be read."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "The record can't be opened.",
            f"Its key file can't be read. The system says: {why}.",
            "Check that the folder exists and belongs to you, then start again.",
        )


class SlotsNotSaved(EnvironmentFault):
    """The key file can't be written; the one that was there stands."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "Who can open the record is not changed.",
            f"The key file can't be written. The system says: {why}.",
            "Make room on the disk or have it checked, then do it again.",
        )


class CodeHalfReplaced(EnvironmentFault):
    """The new recovery code opens the record, and a copy of the file has the old."""

    def __init__(self, remark: str) -> None:
        super().__init__(
            "The new recovery code holds, and the one of before may as well.",
            remark,
            "Keep both sheets until it is replaced once more without this.",
        )


class SlotsRefused(EnvironmentFault):
    """What was to be written would let nobody in; nothing was."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "Who can open the record is not changed.",
            f"With what was to be written nobody could open it: {why}.",
            "Start Vigil again, then do it again. If it comes again, call technical"
            " support.",
        )


class SlotsExist(EnvironmentFault):
    """Somebody was let in already; the slots that are there stand."""

    def __init__(self) -> None:
        super().__init__(
            "Vigil is not set up once more.",
            "People sign in to this record already, and their key file was left as it"
            " is.",
            "Start Vigil again and sign in, or use the recovery code.",
        )


class SlotsOfCopyUnusable(EnvironmentFault):
    """A copy lies under a key that only the slots beside it would give."""

    def __init__(self, slots: Path, why: str) -> None:
        copy = slots.name.removesuffix(".slots")
        super().__init__(
            f"{copy} can't be opened.",
            f"It was made under another key than the present one, or is no backup; and "
            f"its key file {slots.name}, by which people would sign in to it, {why}. "
            f"{_NOTHING_CHANGED}",
            f"Put {slots.name} back beside it, or take another backup.",
        )
