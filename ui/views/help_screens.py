"""The help sheet of each screen."""

from ui.views.actions import ACTIONS
from ui.views.help_audit import AUDIT, BACKTEST, FIGURES, OVERSIGHT
from ui.views.help_first import A_SESSION, to_begin
from ui.views.help_shapes import HelpSection, HelpView
from ui.views.help_sheet import (
    BOARD,
    CLOSED,
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
from ui.views.surroundings import Setting, actions_on

_SHEETS: dict[Screen, tuple[HelpSection, ...]] = {
    "start": (A_SESSION, *START),
    "board": BOARD,
    "taking": TAKING,
    "sessions": SESSIONS,
    "protocol": PROTOCOL,
    "people": PEOPLE,
    "audit": AUDIT,
    "figures": FIGURES,
    "oversight": OVERSIGHT,
    "backtest": BACKTEST,
    "diagnostics": DIAGNOSTICS,
    "opening": OPENING,
    "live": LIVE,
    "veil": (),
    "lock": LOCK,
    "glass": GLASS,
}
_WHERE_A_SESSION_BEGINS: tuple[Screen, ...] = ("board", "sessions")
_TITLES: dict[Screen, str] = {
    "start": "start",
    "board": "board",
    "taking": "taking a room over",
    "sessions": "sessions",
    "protocol": "protocols",
    "people": "people",
    "audit": "audit log",
    "figures": "audit figures",
    "oversight": "oversight",
    "backtest": "back-test",
    "diagnostics": "diagnostics",
    "opening": "new session",
    "live": "live chart",
    "veil": "veil",
    "lock": "lock",
    "glass": "charting without signing in",
}
_CLOSED_TITLE = "closed session"
_NEED_OPEN = frozenset(action.id for action in ACTIONS if action.needs_open)


def help_on(screen: Screen, snapshot: Snapshot, setting: Setting) -> HelpView:
    """The help sheet of the screen."""
    actions = [a for a in actions_on(screen, snapshot) if a.id not in STEPS]
    first: tuple[HelpSection, ...] = ()
    if screen == "start":
        signs_in, is_first = not setting.asks_name_only, bool(snapshot.first_start)
        first = (to_begin(signs_in=signs_in, is_first=is_first),)
    elif screen in _WHERE_A_SESSION_BEGINS:
        first = (A_SESSION,)
    if screen == "live" and not _can_chart(snapshot):
        actions = [a for a in actions if a.id not in _NEED_OPEN]
        return help_view(_CLOSED_TITLE, actions, CLOSED, first)
    return help_view(_TITLES[screen], actions, _SHEETS[screen], first)


def _can_chart(snapshot: Snapshot) -> bool:
    read = snapshot.readable
    return read is None or read.session.is_open
