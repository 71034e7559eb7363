"""Where an action is to be found that the screen lacks."""

from ui.views.actions import ACTIONS
from ui.views.screen_names import Screen

_WHERE: dict[Screen, str] = {
    "live": "on the live chart",
    "opening": "on the page of an opening",
    "board": "on the board",
    "protocol": "on the page of protocols",
    "people": "on the page of people",
    "audit": "on the page of the audit log",
    "figures": "on the page of the audit figures",
    "backtest": "on the page of a back-test",
    "oversight": "on the page of oversight",
    "diagnostics": "on the page of diagnostics",
    "sessions": "in the session list",
}
LOCKED = "The screen is locked; unlock it first"


def elsewhere(id_: str, screen: Screen) -> str:
    """Where an action is that this screen lacks; empty where its key means another."""
    action = next((a for a in ACTIONS if a.id == id_ and not a.is_local), None)
    if action is None:
        return ""
    if any(a.key == action.key and screen in a.screens for a in ACTIONS):
        return ""
    if screen in ("lock", "glass"):
        return LOCKED
    where = next((_WHERE[s] for s in reversed(action.screens) if s in _WHERE), "")
    if screen == "start" or not where:
        return ""
    return f"{action.title} is {where}"
