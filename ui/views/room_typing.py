"""Which room is meant by what is typed, key by key."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.charting.reads import AnyRead
from ui.views import wording
from ui.views.room_keys import NO_SUCH_ROOM, room_codes, room_keys, room_names

TO_TRY_AGAIN = "; Backspace, or type another"


class RoomTyped(Struct, frozen=True, kw_only=True):
    """What stands typed, the room that it takes, and what is said of it.

    While ``room`` is None and something is typed, more is to come, or Enter. What was
    refused takes no room by Enter, not even that of the page, until it is taken back.
    """

    typed: str = ""
    refused: str = ""
    room: UUID | None = None
    words: str = ""

    @property
    def stands(self) -> str:
        return self.typed or self.refused


def room_typed(
    sessions: Iterable[AnyRead], typed: str, *, is_entered: bool = False
) -> RoomTyped:
    """Only a key that holds a number acts by itself, and only where none begins so.

    A letter by itself never takes a room: in an emergency letters stamp.
    """
    reads = tuple(sessions)
    keys, names = room_keys(reads), room_names(reads)
    begun = [r.id for r in reads if _begins(r, keys[r.id], typed)]
    exact = _exact(reads, typed)
    if exact is None and len(begun) == 1 and typed.isalpha():
        exact = begun[0]
    is_alone = begun == [exact] and not typed.isalpha()
    if exact is not None and (is_entered or is_alone):
        return RoomTyped(room=exact)
    if is_entered or not begun:
        return RoomTyped(
            refused=typed, words=NO_SUCH_ROOM.format(key=typed) + TO_TRY_AGAIN
        )
    if exact is None:
        return RoomTyped(typed=typed, words=f"{typed} typed; the key goes on")
    more = ", or type on" if len(begun) > 1 else ""
    return RoomTyped(typed=typed, words=f"{typed}: Enter takes {names[exact]}{more}")


def left_typed(typed: str, at: datetime, zone: str) -> RoomTyped:
    """What was typed so long ago that nobody goes on with it."""
    told = f"{typed}, typed {wording.clock(at, ZoneInfo(zone))}, no longer counts"
    return RoomTyped(refused=typed, words=told + TO_TRY_AGAIN)


def takes_enter(sessions: Iterable[AnyRead]) -> frozenset[UUID]:
    """The rooms whose key alone does not take them."""
    reads = tuple(sessions)
    keys = room_keys(reads)
    return frozenset(r.id for r in reads if room_typed(reads, keys[r.id]).room is None)


def _exact(reads: Iterable[AnyRead], typed: str) -> UUID | None:
    """The room whose key it is, or else the only one whose name it is."""
    reads = tuple(reads)
    keys = room_keys(reads)
    keyed = [r.id for r in reads if typed and keys[r.id] == typed]
    named = [r.id for r in reads if typed in room_codes(r, keys[r.id])]
    found = keyed or named
    return found[0] if len(found) == 1 else None


def _begins(read: AnyRead, key: str, typed: str) -> bool:
    return any(code.startswith(typed) for code in room_codes(read, key))
