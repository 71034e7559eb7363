"""By which key a room is meant, the same on every screen: of its own name."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from monitor.charting.reads import AnyRead, SessionRead
from ui.views import wording

ROOM = "room "
"""With the key of a room, the action that goes there."""
NO_ROOM = "No room"
NO_SUCH_ROOM = "No open room has the key {key}"
DIGITS = "123456789"
_OF_THE_BOARD = "AN"
"""There A acknowledges, and N begins a session."""
_BOARD = "Ctrl+0"
_LETTERS = 3
"""So many of a name without a number are its key, unless another begins so too."""
_WORD = re.compile(r"[^\W_]+")


def room_keys(sessions: Iterable[AnyRead]) -> dict[UUID, str]:
    """The key of each open session; empty where nothing tells it apart.

    It is the number in the room's own name, whole and with the letters written to it,
    as 12 and 1A; else its single letter, as B of Bay B; else how the name begins. So it
    stays the same whatever other room comes or goes, unless that one would have it too:
    then neither has it, and both have the whole of their names.
    """
    reads = tuple(sessions)
    keys = {read.id: _own(read.room) for read in reads}
    keys = _unlike(keys, {read.id: _squeezed(read.room) for read in reads})
    keys = _unlike(keys, {read.id: _opened_at(read) for read in reads})
    return _unlike(keys, dict.fromkeys(keys, ""))


def room_codes(read: AnyRead, key: str) -> frozenset[str]:
    """What can be typed for it: its key, and the name where it is how that begins."""
    if len(key) > 1 and key.isalpha():
        return frozenset((key, _squeezed(read.room)))
    return frozenset(filter(None, (key,)))


def room_of(sessions: Iterable[AnyRead], key: str) -> AnyRead | None:
    """The open session that has that key."""
    reads = tuple(sessions)
    keys = room_keys(reads)
    return next((read for read in reads if key and keys[read.id] == key), None)


def board_key(key: str) -> str:
    """The same where the board takes it, where a letter acts at once; else empty."""
    is_letter = len(key) == 1 and key not in _OF_THE_BOARD
    return key if key[:1].isdigit() or is_letter else ""


def room_chord(key: str) -> str:
    """What goes there from any screen: ``Ctrl+2``, or the board and its key."""
    if len(key) == 1 and key in DIGITS:
        return f"Ctrl+{key}"
    return f"{_BOARD}, {key}" if board_key(key) else ""


def room_names(sessions: Iterable[AnyRead]) -> dict[UUID, str]:
    """What each is called; those of one name by when they were opened as well."""
    reads = tuple(sessions)
    times = Counter(_plain(read) for read in reads)
    return {read.id: _called(read, is_alone=times[_plain(read)] == 1) for read in reads}


def _own(room: str) -> str:
    words = _words(room)
    numbered = [word for word in words if any(c.isdigit() for c in word)]
    if numbered:
        return "".join(word.lstrip("0") or "0" for word in numbered)
    single = [word for word in words if len(word) == 1]
    return single[-1] if single else _squeezed(room)[:_LETTERS]


def _squeezed(room: str) -> str:
    """Its name as it can be typed, without what stands between the words."""
    return "".join(_words(room)) or "".join(_words(NO_ROOM))


def _words(room: str) -> list[str]:
    return _WORD.findall(room.upper())


def _unlike(keys: dict[UUID, str], longer: dict[UUID, str]) -> dict[UUID, str]:
    """The same, but for those that several have."""
    times = Counter(keys.values())
    return {id_: key if times[key] == 1 else longer[id_] for id_, key in keys.items()}


def _plain(read: AnyRead) -> str:
    return " ".join(read.room.split()).casefold()


def _called(read: AnyRead, *, is_alone: bool) -> str:
    room = read.room or NO_ROOM
    opened, zone = _opened(read)
    if is_alone or opened is None:
        return room
    return f"{room}, opened {wording.clock(opened, zone)}"


def _opened_at(read: AnyRead) -> str:
    """``1405``, as it stands behind the names of two rooms that are called the same."""
    opened, zone = _opened(read)
    return "" if opened is None else opened.astimezone(zone).strftime("%H%M")


def _opened(read: AnyRead) -> tuple[datetime | None, ZoneInfo]:
    if isinstance(read, SessionRead):
        return read.session.opened_at, ZoneInfo(read.session.opened.zone)
    if read.opened is None or not read.headers:
        return None, ZoneInfo("UTC")
    return read.headers[0].effective_at, ZoneInfo(read.opened.zone)
