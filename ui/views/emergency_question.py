"""The panel of an emergency before it has a room: which one, or why none is known."""

import sys
from collections.abc import Container, Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import UnreadableSession
from ui.views import wording
from ui.views.emergency import (
    EMERGENCY,
    EmergencyView,
    LetterView,
    in_seconds,
    time_zero,
)
from ui.views.room_keys import room_keys, room_names
from ui.views.room_typing import RoomTyped, takes_enter
from ui.views.snapshot import Snapshot

ENTER = "Enter"
PRESSED = "Time zero is when the key was pressed"
_NOT_OPEN = "The record is not open yet"
_WAITS = "Chart on paper; it is declared here from time zero once the record is open"
_PAPER = "Chart this emergency on paper"


class Asked(Struct, frozen=True, kw_only=True):
    """How far the answer is: the room that Enter alone takes, and what was typed.

    ``said`` is what there is to tell while nothing is typed.
    """

    here: UUID | None = None
    answer: RoomTyped = RoomTyped()
    said: str = ""


NOTHING_YET = Asked()


def choosing(
    snapshot: Snapshot, at: datetime, now: datetime, asked: Asked = NOTHING_YET
) -> EmergencyView:
    """Which room it is, each by its key and without a name."""
    message = asked.answer.words or asked.said or _elsewhere(snapshot.unreadable)
    return EmergencyView(
        step="rooms",
        title=EMERGENCY,
        note=PRESSED,
        elapsed=in_seconds(now - at),
        zero=time_zero(at, ZoneInfo(snapshot.zone)),
        asks="In which room?",
        letters=_letters(snapshot, asked),
        message=message,
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


def said_before(at: datetime, zone: str) -> str:
    """That the key was pressed before, too long ago for what is declared now."""
    return f"First pressed {wording.clock(at, ZoneInfo(zone))}"


def _letters(snapshot: Snapshot, asked: Asked) -> tuple[LetterView, ...]:
    """The room of the page first, then by their keys."""
    here = asked.here
    taken = None if asked.answer.stands else here
    reads = snapshot.open_sessions
    keys, names, entered = room_keys(reads), room_names(reads), takes_enter(reads)
    rooms = sorted(snapshot.rooms, key=lambda r: (r.id != here, _in_order(keys[r.id])))
    return tuple(
        LetterView(
            key=keys[room.id],
            words=names[room.id],
            picks=str(room.id),
            shown=_shown(keys[room.id], room.id, taken, entered),
        )
        for room in rooms
    )


def _in_order(key: str) -> tuple[int, str]:
    """As numbers are counted; letters come after them."""
    return (int(key), "") if key.isdecimal() else (sys.maxsize, key)


def _shown(key: str, room: UUID, taken: UUID | None, entered: Container[UUID]) -> str:
    """``taken`` is the room that Enter takes by itself, while nothing is typed."""
    if room == taken:
        return ENTER
    return f"{key}, {ENTER}" if key and room in entered else key


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
