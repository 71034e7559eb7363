"""The help sheet of each screen."""

from ui.views.help_shapes import HelpSection, HelpView
from ui.views.help_sheet import (
    AUDIT,
    BOARD,
    DIAGNOSTICS,
    GLASS,
    LIVE,
    LOCK,
    OPENING,
    PEOPLE,
    PROTOCOL,
    SESSIONS,
    START,
    TAKING,
    help_view,
)
from ui.views.infusion_steps import STEPS
from ui.views.screen_names import Screen
from ui.views.snapshot import Snapshot
from ui.views.surroundings import actions_on

_SHEETS: dict[Screen, tuple[HelpSection, ...]] = {
    "start": START,
    "board": BOARD,
    "taking": TAKING,
    "sessions": SESSIONS,
    "protocol": PROTOCOL,
    "people": PEOPLE,
    "audit": AUDIT,
    "diagnostics": DIAGNOSTICS,
    "opening": OPENING,
    "live": LIVE,
    "veil": (),
    "lock": LOCK,
    "glass": GLASS,
}
_TITLES: dict[Screen, str] = {
    "start": "start",
    "board": "board",
    "taking": "taking a room over",
    "sessions": "sessions",
    "protocol": "protocols",
    "people": "people",
    "audit": "audit log",
    "diagnostics": "diagnostics",
    "opening": "new session",
    "live": "live chart",
    "veil": "veil",
    "lock": "lock",
    "glass": "charting without signing in",
}


def help_on(screen: Screen, snapshot: Snapshot) -> HelpView:
    """The help sheet of the screen."""
    actions = [a for a in actions_on(screen, snapshot) if a.id not in STEPS]
    return help_view(_TITLES[screen], actions, _SHEETS[screen])
