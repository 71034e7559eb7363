"""What can go wrong with copies of the record, in plain sentences.

EnvironmentFault
    CopyFailed  NotWhole
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


class NotWhole(EnvironmentFault):
    """What was to be copied is not as it was written."""

    def __init__(self, path: Path, finding: str) -> None:
        super().__init__(
            f"The backup {path.name} was not made.",
            f"The record is not whole: {finding}.",
            "Run vigil verify, and call technical support. Older backups are kept.",
        )
