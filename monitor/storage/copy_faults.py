"""What can go wrong with copies of the record, in plain sentences.

EnvironmentFault
    CopyFailed  BrokeOff  NotWhole  NotACopy  SwapUnreadable  NothingToSalvage
Stopped
"""

from pathlib import Path

from monitor.charting.faults import EnvironmentFault


class Stopped(Exception):
    """Whoever asked for it does not want it any more; nothing is left of it."""


class CopyFailed(EnvironmentFault):
    """No copy was made, or what was made is no copy."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The backup {path.name} was not made.",
            f"{why} The record itself was not touched.",
            "Make room or name another folder, then try again. Older backups are kept.",
        )


class BrokeOff(EnvironmentFault):
    """Nobody foresaw what happened: a fault of the program, or of what it read."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            "A fault of the program ended it, or something that Vigil did not write."
            " The record itself was not touched.",
            "Run vigil verify, and call technical support. Older backups are kept.",
        )


class NotWhole(EnvironmentFault):
    """What was to be copied is not as it was written."""

    def __init__(self, path: Path, finding: str) -> None:
        super().__init__(
            f"The backup {path.name} was not made.",
            f"The record is not whole: {finding}.",
            "Run vigil verify, and call technical support. Older backups are kept.",
        )


class NotACopy(EnvironmentFault):
    """What is to be restored is no record of this key."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path.name} can't be restored.",
            f"{why} Nothing was changed.",
            "Name a backup of this record, or put the key of that backup here first.",
        )


class SwapUnreadable(EnvironmentFault):
    """Another file was being put in place of the record, and nobody knows how far."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "The record can't be opened.",
            f"Another was being put in its place, and what {folder / 'record.swap'} "
            "says of it can't be read. Nothing was changed.",
            "Call technical support, and delete nothing in that folder.",
        )


class NothingToSalvage(EnvironmentFault):
    """No record can be made of what is left."""

    def __init__(self, path: Path, finding: str = "no entry in it can be read") -> None:
        super().__init__(
            f"Nothing was salvaged of {path.name}.",
            f"Of the record and its copies no whole record can be made: {finding}.",
            "The file is as it was. Keep it, and call technical support.",
        )
