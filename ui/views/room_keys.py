"""By which key a room is meant, the same on every screen: its own number."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from monitor.charting.reads import AnyRead, SessionRead
from ui.views import wording

NO_ROOM = "No room"
NO_SUCH_ROOM = "No open room has the key {key}"
DIGITS = "123456789"
_LETTERS = "BCDEFGHIJKLMOPQRSTUVWXYZ"
"""For rooms without a digit; A acknowledges on the board, and N begins a session."""
KEYS = DIGITS + _LETTERS
_NUMBER = re.compile(r"[0-9]+")
_BOARD = "Ctrl+0"


def room_keys(sessions: Iterable[AnyRead]) -> dict[UUID, str]:
    """The key of each open session; empty where letters give out.

    A digit is the number in the room's own name, and means no other room: what has
    none, more than 9, or shares its number with another gets a letter, in the order
    of the tabs. So whoever types a room's number never acts on another patient.
    """
    reads = tuple(sessions)
    own = [_own(read.room) for read in reads]
    times = Counter(own)
    letters = iter(_LETTERS)
    return {
        read.id: digit if digit and times[digit] == 1 else next(letters, "")
        for read, digit in zip(reads, own, strict=True)
    }


def room_of(sessions: Iterable[AnyRead], key: str) -> AnyRead | None:
    """The open session that has that key."""
    reads = tuple(sessions)
    keys = room_keys(reads)
    return next((read for read in reads if keys[read.id] == key), None)


def room_chord(key: str) -> str:
    """What goes there from any screen: ``Ctrl+2``, or the board and a letter."""
    if not key:
        return ""
    return f"Ctrl+{key}" if key in DIGITS else f"{_BOARD}, {key}"


def room_names(sessions: Iterable[AnyRead]) -> dict[UUID, str]:
    """What each is called; those of one name by when they were opened as well."""
    reads = tuple(sessions)
    times = Counter(_plain(read) for read in reads)
    return {read.id: _called(read, is_alone=times[_plain(read)] == 1) for read in reads}


def _own(room: str) -> str:
    """The one digit that a name tells a room by; empty where it has none."""
    numbers = {int(number) for number in _NUMBER.findall(room)}
    digits = {str(number) for number in numbers} & set(DIGITS)
    return digits.pop() if len(numbers) == 1 and digits else ""


def _plain(read: AnyRead) -> str:
    return " ".join(read.room.split()).casefold()


def _called(read: AnyRead, *, is_alone: bool) -> str:
    room = read.room or NO_ROOM
    opened, zone = _opened(read)
    if is_alone or opened is None:
        return room
    return f"{room}, opened {wording.clock(opened, zone)}"


def _opened(read: AnyRead) -> tuple[datetime | None, ZoneInfo]:
    if isinstance(read, SessionRead):
        return read.session.opened_at, ZoneInfo(read.session.opened.zone)
    if read.opened is None or not read.headers:
        return None, ZoneInfo("UTC")
    return read.headers[0].effective_at, ZoneInfo(read.opened.zone)
