"""Why a session can't leave on paper or in a file now, in words for who is here."""

from monitor.chart.entries import Actor
from monitor.chart.roles import TABLE, Read, standings
from monitor.charting.reads import SessionRead
from ui.views.sheets.papers import PAPERS

EXPORT = "export"
LEAVING = (*(paper.action for paper in PAPERS), EXPORT)
"""The actions by which a session leaves the record."""

_STILL_OPEN = "The session is still open"
_NOT_PERMITTED = "Who supervises prints and exports; you do not here"


def print_obstacles(read: SessionRead | None, actor: Actor | None) -> dict[str, str]:
    """What the screen offers; whether it is permitted is for the recorder to say."""
    if read is None or actor is None:
        return {}
    found = {p.action: p.why_not(read) or _why_not(p.act, actor) for p in PAPERS}
    open_ = _STILL_OPEN if read.session.is_open else ""
    found[EXPORT] = open_ or _why_not("exports", actor)
    return {action: why for action, why in found.items() if why}


def _why_not(act: Read, actor: Actor) -> str:
    may = any(standing in TABLE[act] for standing in standings(actor))
    return "" if may else _NOT_PERMITTED
