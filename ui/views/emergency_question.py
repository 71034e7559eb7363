"""The panel of an emergency before it has a room: which one, or why none is known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import SessionRead, UnreadableSession
from ui.views import wording
from ui.views.emergency import (
    EMERGENCY,
    EmergencyView,
    LetterView,
    in_seconds,
    time_zero,
)
from ui.views.room_keys import room_keys, room_names
from ui.views.snapshot import Snapshot

PRESSED = "Time zero is when the key was pressed"
_NOT_OPEN = "The record is not open yet"
_WAITS = "Chart on paper; it is declared here from time zero once the record is open"
_PAPER = "Chart this emergency on paper"


def choosing(snapshot: Snapshot, at: datetime, now: datetime) -> EmergencyView:
    """Which room it is, each by its key and without a name."""
    keys, names = room_keys(snapshot.open_sessions), room_names(snapshot.open_sessions)
    return EmergencyView(
        step="rooms",
        title=EMERGENCY,
        note=PRESSED,
        elapsed=in_seconds(now - at),
        zero=time_zero(at, ZoneInfo(snapshot.zone)),
        asks="In which room?",
        letters=_letters(snapshot.rooms, keys, names),
        message=_elsewhere(snapshot.unreadable),
    )


def waiting(snapshot: Snapshot, at: datetime, now: datetime) -> EmergencyView:
    """No room is known that it could be charted in: the time stands, and why."""
    asks, message = _why(snapshot)
    return EmergencyView(
        step="waiting",
        title=EMERGENCY,
        note=PRESSED,
        elapsed=in_seconds(now - at),
        zero=time_zero(at, ZoneInfo(snapshot.zone)),
        asks=asks,
        message=message,
    )


def _letters(
    rooms: Sequence[SessionRead], keys: Mapping[UUID, str], names: Mapping[UUID, str]
) -> tuple[LetterView, ...]:
    """By their keys, digits first."""
    letters = [LetterView(keys[room.id], names[room.id]) for room in rooms]
    return tuple(sorted(letters, key=lambda letter: letter.key))


def _why(snapshot: Snapshot) -> tuple[str, str]:
    if snapshot.unreadable:
        return _unreadable(snapshot.unreadable), _PAPER
    fault: EnvironmentFault | None = snapshot.record.fault
    return (_NOT_OPEN if fault is None else fault.what), _WAITS


def _elsewhere(sessions: Iterable[UnreadableSession]) -> str:
    told = _unreadable(sessions)
    return f"{told}; chart an emergency there on paper" if told else ""


def _unreadable(sessions: Iterable[UnreadableSession]) -> str:
    rooms = [session.room or "A session" for session in sessions]
    return f"{wording.listed(rooms)} can't be read here" if rooms else ""
