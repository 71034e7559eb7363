"""Time zero of an emergency that has no room yet, and the answer as it is typed."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.charting.reads import SessionRead
from monitor.clock import whole_milliseconds
from ui.views.emergency_question import Asked, said_before
from ui.views.room_typing import RoomTyped, left_typed, room_typed

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.screens import Screens
    from ui.store import Store

_OF_A_PATIENT = ("opening", "live")


class RoomQuestion:
    """Keeps both until a room is chosen, or the question is left."""

    def __init__(self, bedside: "Bedside", store: "Store", screens: "Screens") -> None:
        self._bedside = bedside
        self._store = store
        self._screens = screens
        self._answer = RoomTyped()
        self._said = ""
        self._zero = self._typed = bedside.seconds()

    @property
    def zero(self) -> datetime:
        """When the key was pressed, also where the record was shut then."""
        return whole_milliseconds(self._bedside.time_of(self._zero))

    @property
    def here(self) -> SessionRead | None:
        """The room whose page lies below."""
        shown = self._store.snapshot.readable
        return shown if self._screens.on_top in _OF_A_PATIENT else None

    @property
    def asked(self) -> Asked:
        here = self.here
        is_open = here is not None and here.session.is_open
        return Asked(
            here=here.id if here is not None and is_open else None,
            answer=self._answered,
            said=self._said,
        )

    def begin(self) -> None:
        """Another time zero, of now."""
        self._zero, self._said = self._bedside.seconds(), ""

    def begin_again(self) -> None:
        """The key was pressed while it is asked: the answer begins anew.

        Where it has stood for so long that this is another emergency, time zero is of
        now too, and what was is said.
        """
        self.forget_answer()
        before, is_old = self.zero, self._is_old(self._zero)
        if is_old:
            self.begin()
            self._said = said_before(before, self._store.snapshot.zone)

    def forget_answer(self) -> None:
        """Nothing is typed yet."""
        self._answer = RoomTyped()

    def type(self, key: str) -> SessionRead | None:
        """One key more; the room that is chosen by it, if any."""
        return self._become(self._answered.typed + key, is_entered=False)

    def enter(self) -> SessionRead | None:
        """What was typed is all; where nothing was, it is the room of the page."""
        answer = self._answered
        if answer.refused:
            return None
        if answer.typed:
            return self._become(answer.typed, is_entered=True)
        asked = self.asked
        return self.pick("" if asked.here is None else str(asked.here))

    def take_back(self) -> None:
        """One key less, also of what no room has."""
        answer = self._answered
        typed = answer.stands[:-1]
        self.forget_answer()
        if typed:
            self._become(typed, is_entered=False)

    def pick(self, id_: str) -> SessionRead | None:
        rooms = self._store.snapshot.rooms
        return next((read for read in rooms if str(read.id) == id_), None)

    def _become(self, typed: str, *, is_entered: bool) -> SessionRead | None:
        snapshot = self._store.snapshot
        answer = room_typed(snapshot.open_sessions, typed, is_entered=is_entered)
        self._answer = answer if answer.room is None else RoomTyped()
        self._typed = self._bedside.seconds()
        return self.pick(str(answer.room))

    @property
    def _answered(self) -> RoomTyped:
        """The answer, unless it was left half typed."""
        typed = self._answer.typed
        if typed and self._is_old(self._typed):
            at = self._bedside.time_of(self._typed)
            return left_typed(typed, at, self._store.snapshot.zone)
        return self._answer

    def _is_old(self, seconds: float) -> bool:
        passed = timedelta(seconds=self._bedside.seconds() - seconds)
        return passed > self._old_after

    @property
    def _old_after(self) -> timedelta:
        """The least that any of the rooms says of what is half typed."""
        rooms = self._store.snapshot.rooms
        found = (read.protocol.charting.old_draft_after for read in rooms)
        return min(found, default=timedelta.max)
