"""Where an action is to be found that the screen lacks."""

from monitor.chart.entries import Actor
from ui.views.actions import ACTIONS, SIGNED
from ui.views.offering import whose
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
_PRINT = "print"
"""Its key is one of a page, and is heard on others to say where it does something."""
LOCKED = "The screen is locked; unlock it first"


def where_or_whose(id_: str, screen: Screen, actor: Actor | None) -> str:
    """Where or for whom an action is; empty where its key means something else."""
    words = elsewhere(id_, screen)
    return words or (whose(id_, actor) if screen in SIGNED else "")


def elsewhere(id_: str, screen: Screen) -> str:
    """Where an action is that this screen lacks; empty where its key means another."""
    heard = (a for a in ACTIONS if not a.is_local or a.id == _PRINT)
    action = next((a for a in heard if a.id == id_), None)
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
