"""What stands typed on the board of a room's key, and what comes of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from ui.views.room_keys import NO_SUCH_ROOM
from ui.views.room_typing import TO_TRY_AGAIN

TYPED_FOR = timedelta(seconds=10)
"""Whoever types a key is done by then; the next to type begins anew."""
NOTHING_STANDS = "Nothing is typed"
_GOES_ON = "{typed}: Enter opens that room, or type on"
_UNFINISHED = "{typed} typed; the key goes on"
_LEFT = "{typed}, typed too long ago, no longer counts" + TO_TRY_AGAIN


class SignTyped(Struct, frozen=True, kw_only=True):
    """What stands typed, or was refused; or the key of the room that it opens.

    After what no room has, Enter opens none, not even the room with the focus.
    """

    typed: str = ""
    refused: str = ""
    opens: str = ""
    words: str = ""
    at: datetime | None = None

    @property
    def stands(self) -> str:
        return self.typed or self.refused

    def still(self, now: datetime | None) -> "SignTyped":
        """The same, or refused where it was typed too long ago.

        Nobody goes on with it then, and whoever presses Enter still means that room.
        """
        if not self.typed or self.at is None or now is None:
            return self
        if timedelta(0) <= now - self.at < TYPED_FOR:
            return self
        return SignTyped(refused=self.typed, words=_LEFT.format(typed=self.typed))


NOTHING_TYPED = SignTyped()


def sign_typed(signs: Iterable[str], typed: str, at: datetime | None) -> SignTyped:
    """It opens a room once no other key goes on so; till then it is typed to its end.

    A letter after a number belongs to it: 1A is a room, and acknowledges nothing.
    """
    known = [sign for sign in signs if sign.startswith(typed)]
    if known == [typed]:
        return SignTyped(opens=typed)
    if not known:
        return SignTyped(refused=typed, words=NO_SUCH_ROOM.format(key=typed))
    words = _GOES_ON if typed in known else _UNFINISHED
    return SignTyped(typed=typed, words=words.format(typed=typed), at=at)


def takes_enter(signs: Iterable[str], typed: SignTyped) -> bool:
    """Whether Enter opens a room: the one typed, or where nothing is that in focus."""
    return not typed.stands or (bool(typed.typed) and typed.typed in signs)


def sign_entered(signs: Iterable[str], before: SignTyped) -> SignTyped:
    """What was typed is all; what was refused stays so."""
    if not before.typed:
        return before
    if before.typed in signs:
        return SignTyped(opens=before.typed)
    words = NO_SUCH_ROOM.format(key=before.typed)
    return SignTyped(refused=before.typed, words=words)


def sign_taken_back(
    signs: Iterable[str], before: SignTyped, at: datetime | None
) -> SignTyped:
    """One key less, which opens nothing by itself."""
    typed = before.stands[:-1]
    if not typed:
        return SignTyped(words=NOTHING_STANDS)
    found = sign_typed(signs, typed, at)
    if not found.opens:
        return found
    return SignTyped(typed=typed, words=_GOES_ON.format(typed=typed), at=at)
