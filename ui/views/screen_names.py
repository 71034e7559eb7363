"""The screens by their names, and what can lie over one."""

from typing import Literal

Screen = Literal[
    "start",
    "board",
    "sessions",
    "taking",
    "protocol",
    "people",
    "audit",
    "figures",
    "backtest",
    "oversight",
    "diagnostics",
    "opening",
    "live",
    "veil",
    "lock",
    "glass",
]
Cover = Literal["", "veil", "lock", "glass"]
"""What lies over the screen that is shown, if anything does."""

CHARTING: tuple[Screen, ...] = ("opening", "live")
LIVE: tuple[Screen, ...] = ("live",)
