"""What a scribe is asked to chart, and what is done to its disk meanwhile."""

from typing import Literal

from msgspec import Struct

Harm = Literal["none", "kill", "fail once", "fail on"]
Control = Literal["", "synchronous NORMAL", "no transaction", "no room asked"]
Deed = Literal[
    "chart",
    "key anew",
    "back up",
    "restore",
    "salvage",
    "export",
    "erase",
    "sign off",
    "replace code",
]
HARMS: tuple[Harm, ...] = ("none", "kill", "fail once", "fail on")
"""In the order of the rig's own numbers."""


class Task(Struct, frozen=True, kw_only=True):
    """Open the record, chart a few sets and close it, on a disk with that harm.

    ``at`` counts the calls that change the disk, from 1, of all or ``harm_when_open``
    of those since the record is open; ``error`` is what they fail with. ``slow_ms`` is
    how long one more save waits for its sync, beside a second thread that is watched.
    A log of the changes goes to ``log``. ``full_above`` is the most bytes of a file;
    ``ballast`` a file to remove, ``copy_to`` where the record is copied at the end.
    ``deed``: what is done in place of charting. Where the record is keyed anew,
    ``ballast`` is written until so many ``free_pages`` are left on its disk.
    ``control`` breaks the program on purpose, so that a test can be seen to fail.
    """

    folder: str
    sets: int = 3
    harm: Harm = "none"
    at: int = 0
    error: int = 0
    harm_when_open: bool = False
    slow_ms: int = 0
    log: str = ""
    checkpoint_pages: int = 30
    full_above: int = 0
    ballast: str = ""
    copy_to: str = ""
    deed: Deed = "chart"
    free_pages: int = 0
    control: Control = ""
