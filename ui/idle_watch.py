"""Watches for how long nobody touched the window, and when it has to be covered."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWindow

from monitor.access.locking import Cover, Idleness, cover_of
from monitor.chart.lock_times import LockTimes
from ui.lifting import LIFTING, MODIFIERS, Lifting, is_emergency
from ui.overriding import override

_LOOKS_EVERY_MS = 1000
_STIRRING = LIFTING | {
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    # All that there is of a key that is a shortcut.
    QEvent.Type.ShortcutOverride,
}


_USUAL = LockTimes()


class Scene(NamedTuple):
    """What is asked each time it is looked: of what is open, and what is shown."""

    is_session_open: Callable[[], bool]
    is_emergency_shown: Callable[[], bool]


class IdleWatch(QObject):
    """Off until somebody has signed in; then tells what lies over the screen.

    It listens to the window of the system, through which each key and click comes
    before anything in it: a filter of the whole app would be asked about all events.
    The key or click that lifts the veil goes no further, except that of an emergency.

    *Signals:* ``changed(Cover)``.
    """

    changed = Signal(str)

    def __init__(
        self,
        window: QWindow,
        seconds: Callable[[], float],
        scene: Scene,
        times: LockTimes = _USUAL,
    ) -> None:
        """``seconds`` are of a clock that never steps, and counts sleep."""
        super().__init__(window)
        self.times = times
        self.cover: Cover = "open"
        self._seconds = seconds
        self._scene = scene
        self._lifting = Lifting()
        self._is_on = False
        self._is_locked = False
        self._moved_at = self._password_at = seconds()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.look)
        window.installEventFilter(self)

    def let_in(self, *, by_password: bool) -> None:
        """Somebody proved who they are, and the screen is open."""
        self._is_on, self._is_locked = True, False
        self._moved_at = self._seconds()
        if by_password:
            self._password_at = self._moved_at
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Nobody is signed in: there is nothing to cover."""
        self._is_on = self._is_locked = False
        self._timer.stop()
        self._become("open")

    @Slot()
    def lock(self) -> None:
        """At once, whoever is there; from now on keys are no sign of life."""
        if self._is_on:
            self._is_locked = True
            self.look()

    def lock_again(self) -> None:
        """After a rest in which nobody came in."""
        self._is_on = self._is_locked = True
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Say it where something else has to lie over the screen by now."""
        if not self._is_on:
            return
        now = self._seconds()
        seen = Idleness(
            idle=now - self._moved_at,
            since_password=now - self._password_at,
            is_session_open=self._scene.is_session_open(),
            is_locked=self._is_locked,
            is_emergency_shown=self._scene.is_emergency_shown(),
        )
        cover = cover_of(seen, self.times)
        self._is_locked = cover in ("pin", "password")
        self._become(cover)

    def lift(self) -> None:
        """Whoever was there is there again."""
        if self.cover == "veiled":
            self._moved_at = self._seconds()
            self.look()

    def _become(self, cover: Cover) -> None:
        if cover != self.cover:
            self.cover = cover
            self.changed.emit(cover)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_on and self._lifting.goes_on(event):
            return True
        if not self._is_on or event.type() not in _STIRRING or _says_nothing(event):
            return False
        # The minutes may be over, and the timer late.
        self.look()
        if self.cover == "open":
            self._moved_at = self._seconds()
        return self.cover == "veiled" and self._is_lifted_by(event)

    def _is_lifted_by(self, event: QEvent) -> bool:
        """Whether the page is to hear nothing of it."""
        if is_emergency(event):
            self.lift()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # A shortcut would be heard before the press is.
            event.accept()
            return True
        if event.type() in LIFTING:
            self.lift()
            self._lifting.begin(event)
            return True
        return False


def _says_nothing(event: QEvent) -> bool:
    """Something may lie on the keyboard; Ctrl alone is half a key."""
    if not isinstance(event, QKeyEvent):
        return False
    return event.isAutoRepeat() or event.key() in MODIFIERS
