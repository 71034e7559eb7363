"""Why a session can't be put on paper now, in words for whoever is here."""

from monitor.chart.entries import Actor
from monitor.chart.roles import TABLE, standings
from monitor.charting.reads import SessionRead

PRINT = "print"
"""The action that puts the session on paper."""

_STILL_OPEN = "The session is still open"
_NOT_PERMITTED = "Who supervises prints and exports; you do not here"


def print_obstacles(read: SessionRead | None, actor: Actor | None) -> dict[str, str]:
    """What the screen offers; whether it is permitted is for the recorder to say."""
    if read is None or actor is None:
        return {}
    if read.session.is_open:
        return {PRINT: _STILL_OPEN}
    may = any(standing in TABLE["exports"] for standing in standings(actor))
    return {} if may else {PRINT: _NOT_PERMITTED}
