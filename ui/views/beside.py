"""Whether another window may lie over this one, as those of demo and drill do."""

from collections.abc import Iterable

from monitor.charting.reads import AnyRead
from ui.views import wording

_NO_ROOM = "A session without a room"


def refuse_beside(what: str, sessions: Iterable[AnyRead]) -> str:
    """Why it is not opened: it would hide the alerts of a session; else empty."""
    rooms = [read.room or _NO_ROOM for read in sessions]
    if not rooms:
        return ""
    is_open = "is" if len(rooms) == 1 else "are"
    return (
        f"The {what} is not opened. {wording.listed(rooms)} {is_open} open here, and it"
        " would lie over the alerts. Close what is open first, or use another"
        " workstation."
    )
