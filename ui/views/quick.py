"""What is said of an event that one key charted."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.charting.reads import SessionRead
from monitor.protocol.quick import Quick
from monitor.protocol.quick_facts import quick_by_key
from ui.views import wording

KEYS = "QPVIU"
QUICK = "quick "
"""How the ids of their actions begin."""

EVENTS = "Events, each charted at once"
_SECOND = timedelta(seconds=1)


def charted_words(event: Quick, read: SessionRead, at: datetime) -> str:
    """What was charted, what is read again when, and how it is put right."""
    within = read.protocol.charting.correct_within // _SECOND
    labels = {p.id: p.label for p in read.protocol.parameters}
    again = wording.listed([labels.get(p, p) for p in event.recheck])
    repeat = f"repeat {wording.spelled(again)} in {event.recheck_minutes}min"
    what = f"{event.label} charted {_clock(read, at)} in {_room(read)}"
    return f"{what}, {repeat}. Ctrl+Z amends within {within}sec"


def already_words(event: Quick, read: SessionRead, at: datetime) -> str:
    return f"{event.label} is charted already, {_clock(read, at)}"


def title(read: SessionRead | None, key: str, otherwise: str) -> str:
    """What the key is called by the protocol of the session that is shown."""
    event = None if read is None else quick_by_key(read.protocol, key)
    return otherwise if event is None else event.label


def obstacles(read: SessionRead | None) -> dict[str, str]:
    """Why a key charts nothing here, by the id of its action."""
    if read is None:
        return {}
    return {
        f"{QUICK}{key}": "This protocol has no such event"
        for key in KEYS
        if quick_by_key(read.protocol, key) is None
    }


def _clock(read: SessionRead, at: datetime) -> str:
    return wording.clock(at, ZoneInfo(read.session.opened.zone))


def _room(read: SessionRead) -> str:
    return read.room or "this session"
