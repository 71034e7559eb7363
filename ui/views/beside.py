"""Whether another window may lie over this one, as those of demo and drill do."""

from collections.abc import Iterable

from monitor.charting.reads import AnyRead
from ui.views import wording

_NO_ROOM = "A session without a room"
_NOT_OPENED = "The {what} is not opened. "
_UNKNOWN = (
    "Which sessions are open here is not known before the record is open, and it would"
    " lie over their alerts."
)


def refuse_beside(
    what: str, sessions: Iterable[AnyRead], *, are_all_known: bool
) -> str:
    """Why it is not opened: it would hide the alerts of a session; else empty.

    It could, while nobody knows whether any other session is open.
    """
    refused = _NOT_OPENED.format(what=what)
    rooms = [read.room or _NO_ROOM for read in sessions]
    if not rooms:
        return "" if are_all_known else refused + _UNKNOWN
    is_open = "is" if len(rooms) == 1 else "are"
    return (
        f"{refused}{wording.listed(rooms)} {is_open} open here, and it"
        " would lie over the alerts. Close what is open first, or use another"
        " workstation."
    )
