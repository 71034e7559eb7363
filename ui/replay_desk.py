"""Plays a closed session: which moment of it is shown, and how time goes by in it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.charting.reads import SessionRead
from monitor.review.replay import Replay
from ui import questions
from ui.replay_working import ReplayWorking
from ui.store import Store
from ui.views.session_page.rail import AS_KNOWN_NOW, SPEEDS, Playing, time_at

if TYPE_CHECKING:
    from monitor.charting.reads import UnreadableSession
    from ui.bedside import Bedside
    from ui.live_views import Replayed
    from ui.pages.live_page import LivePage
    from ui.screens import Screens

_FRAME_MS = 100
_JUST = timedelta(microseconds=1)
AT_THE_FIRST = "This is the first moment of the session"
AT_THE_LAST = "This is how the session stands now"
NO_ALERT_BEFORE = "No alert was raised before that"
NO_ALERT_AFTER = "No alert was raised after that"
NOT_LISTED = "This session is not in the list; Ctrl+Shift+F shows the list"
LISTED_LAST = "No closed session comes after that in the list"
LISTED_FIRST = "No closed session comes before that in the list"
NEVER_SHOWN = "This alert was never shown: what raised it was charted too late"


class ReplayDesk(QObject):
    """Nothing of it is charted: what is played is read, and what is shown is known.

    *Signals:* ``told(str)`` why nothing moved; ``session_wanted(UUID)``, another one.
    """

    told = Signal(str)
    session_wanted = Signal(object)

    def __init__(
        self, page: "LivePage", screens: "Screens", bedside: "Bedside", store: Store
    ) -> None:
        super().__init__(bedside)
        self._page = page
        self._screens = screens
        self._bedside = bedside
        self._store = store
        self._replay: Replay | None = None
        self._known: tuple[UUID, int, int] | None = None
        self._speed = AS_KNOWN_NOW.speed
        self._at: datetime | None = None
        self._before = 0.0
        self.listed: Callable[[], Sequence[UUID]] = tuple
        """The closed sessions of the list, in its order."""
        self._working = ReplayWorking(self._take, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._go_on)
        rail = page.review.rail
        rail.moved.connect(self._move)
        rail.speed_chosen.connect(self._choose_speed)

    @property
    def deeds(self) -> dict[str, Callable[[], None]]:
        """What can be asked of it, by the ids of the actions."""
        lower = self._page.review
        return {
            "play": self._begin(self._swap_playing),
            "step back": self._begin(self._step_back),
            "step on": self._begin(self._step_on),
            "first moment": self._begin(self._go_first),
            "last moment": self.leave,
            "previous alert": self._begin(self._previous_alert),
            "next alert": self._begin(self._next_alert),
            "next session": partial(self._go_beside, 1, LISTED_LAST),
            "previous session": partial(self._go_beside, -1, LISTED_FIRST),
            "faster": partial(self._change_speed, 1),
            "slower": partial(self._change_speed, -1),
            "session table": lower.swap_table,
            "session column": self._page.swap_column,
        }

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    @property
    def is_working(self) -> bool:
        """Whether another moment than that on the screen is on its way."""
        return self._working.is_working

    def finish_working(self) -> None:
        """Wait until the moment that was asked for is shown."""
        self._working.finish()

    def finish(self) -> None:
        """The program ends."""
        self._timer.stop()
        self._working.drop()
        self._working.finish()

    @Slot()
    def leave(self) -> None:
        """Show the session as it is known now."""
        self._timer.stop()
        self._at = None
        self._show()

    @Slot(str)
    def go_to_alert(self, key: str) -> None:
        """Show the moment at which that alert was raised."""

        def go() -> None:
            raised = self._loaded.raised_when(key)
            self._go_to(raised, NEVER_SHOWN)

        self._with_replay(go)

    def go_to_time(self, time: datetime) -> bool:
        """Show the first moment from that time on; False where no session is there."""
        if self._closed() is None:
            return False

        def go() -> None:
            replay = self._loaded
            self._go_to(replay.after(time - _JUST) or replay.last, AT_THE_LAST)

        self._with_replay(go)
        return True

    def forget(self) -> None:
        """Another session, or another screen, is shown."""
        self._timer.stop()
        self._at = self._replay = self._known = None
        self._working.drop()
        self._screens.views.playing = AS_KNOWN_NOW

    def _begin(self, act: Callable[[], None]) -> Callable[[], None]:
        return partial(self._with_replay, act)

    def _with_replay(self, act: Callable[[], None]) -> None:
        """Once all that the record has of the session is read, and the act is done."""
        read = self._closed()
        if read is None:
            return
        known = (read.id, len(read.entries), len(read.patient.facts))
        if self._replay is not None and self._known == known:
            act()
            return

        def take(found: "Replay | UnreadableSession") -> None:
            shown = self._closed()
            if shown is None or shown.id != read.id or not isinstance(found, Replay):
                return
            self._replay, self._known = found, known
            act()

        self._bedside.ask(partial(questions.replay, read.id), take)

    def _closed(self) -> SessionRead | None:
        """The session on the screen, if it is closed and can be read."""
        read = self._store.snapshot.readable
        if read is None or read.session.is_open or self._screens.screen != "live":
            return None
        return read

    def _go_to(self, at: datetime | None, otherwise: str) -> None:
        if at is None:
            self.told.emit(otherwise)
            return
        self._at = at
        self._show()

    def _step_on(self) -> None:
        replay = self._loaded
        after = None if self._at is None else replay.after(self._at)
        if after is None and self._at is not None:
            self.leave()
        else:
            self._go_to(after, AT_THE_LAST)

    def _step_back(self) -> None:
        replay = self._loaded
        before = replay.last if self._at is None else replay.before(self._at)
        self._go_to(before, AT_THE_FIRST)

    def _go_first(self) -> None:
        self._go_to(self._loaded.first, AT_THE_FIRST)

    def _previous_alert(self) -> None:
        at = self._at or self._loaded.last + timedelta(seconds=1)
        self._go_to(self._loaded.alert_before(at), NO_ALERT_BEFORE)

    def _next_alert(self) -> None:
        """From the session as it is known now to the first of them."""
        at = self._at or self._loaded.first - timedelta(seconds=1)
        self._go_to(self._loaded.alert_after(at), NO_ALERT_AFTER)

    def _swap_playing(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
        else:
            end = self._loaded.closed or self._loaded.last
            if self._at is None or self._at >= end:
                self._at = self._loaded.first
            self._before = self._bedside.seconds()
            self._timer.start()
        self._show()

    @Slot()
    def _go_on(self) -> None:
        """As much later as went by, times the speed; it stops at the closing."""
        read, known = self._closed(), self._known
        is_there = read is not None and known is not None and read.id == known[0]
        if self._replay is None or self._at is None or not is_there:
            self.forget()
            return
        if self._screens.cover:
            self._timer.stop()
            return
        now, before = self._bedside.seconds(), self._at
        self._at += timedelta(seconds=(now - self._before) * self._speed)
        self._before = now
        end = self._replay.closed or self._replay.last
        if self._at >= end:
            self._at = end
            self._timer.stop()
        is_other = self._replay.is_other(before, self._at)
        if is_other or not self._timer.isActive():
            self._show()

    @Slot(float)
    def _move(self, minute: float) -> None:
        def move() -> None:
            read, trend = self._closed(), self._screens.trend
            if read is not None and trend is not None:
                self._go_to(time_at(read, trend, minute), AT_THE_FIRST)

        self._with_replay(move)

    def _go_beside(self, by: int, otherwise: str) -> None:
        """To the session so many lines below this one in the list."""
        read, listed = self._closed(), list(self.listed())
        if read is None:
            return
        if read.id not in listed:
            self.told.emit(NOT_LISTED)
            return
        place = listed.index(read.id) + by
        if 0 <= place < len(listed):
            self.session_wanted.emit(listed[place])
        else:
            self.told.emit(otherwise)

    def _change_speed(self, by: int) -> None:
        place = SPEEDS.index(self._speed) + by
        self._choose_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    @Slot(int)
    def _choose_speed(self, speed: int) -> None:
        if speed != self._speed:
            self._speed = speed
            self._show()

    @property
    def _loaded(self) -> "Replay":
        if self._replay is None:
            raise RuntimeError("Nothing is read to be replayed.")
        return self._replay

    def _show(self) -> None:
        """The moment once it is worked out; what is known now at once."""
        if self._at is None or self._replay is None:
            self._working.drop()
            self._play(None)
            return
        self._at = max(self._at, self._replay.first)
        self._working.wish(self._screens.views.moment(self._replay, self._at))

    def _take(self, replayed: "Replayed") -> None:
        self._screens.views.keep(replayed)
        self._play(replayed.then)

    def _play(self, then: SessionRead | None) -> None:
        self._screens.play(
            Playing(
                at=None if then is None else then.at,
                then=then,
                speed=self._speed,
                is_running=self._timer.isActive(),
            )
        )
