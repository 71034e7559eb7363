"""Hears from the desktop that its screen is locked, or that the machine will sleep."""

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from ui.macos_lock import MacosLock
from ui.windows_lock import WindowsLock

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

_OF_SESSION = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "ActiveChanged"),
)
_OF_SYSTEM = (
    ("org.freedesktop.login1.Session", "Lock"),
    ("org.freedesktop.login1.Manager", "PrepareForSleep"),
)


class Heard(Protocol):
    """What tells on one platform."""

    def listen(self) -> bool:
        """Whether it will tell."""

    def stop(self) -> None:
        """The program ends."""


_ELSEWHERE: Final[Mapping[str, Callable[[Callable[[], None]], Heard]]] = {
    "win32": WindowsLock,
    "darwin": MacosLock,
}


class ScreenLock(QObject):
    """Where the platform does not tell, the idle minutes have to do.

    On Linux whoever else of the same machine locks theirs is heard as well: a lock too
    many.

    *Signals:* ``locked()``.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: Heard | None = None

    def listen(self, platform: str = sys.platform) -> bool:
        """Whether there is anything to hear."""
        if platform.startswith("linux"):
            return self._listen_to_desktop()
        if platform in _ELSEWHERE:
            self._heard = _ELSEWHERE[platform](self.locked.emit)
            return self._heard.listen()
        return False

    def stop(self) -> None:
        """The program ends: nothing is to be told any more."""
        if self._heard is not None:
            self._heard.stop()
            self._heard = None

    def _listen_to_desktop(self) -> bool:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415
        except ImportError:
            return False
        return self.listen_on(QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    def listen_on(self, session: "QDBusConnection", system: "QDBusConnection") -> bool:
        # WORKAROUND: PySide6 6.11.3 declares bytes here, and takes only text.
        slot = cast("bytes", SLOT("_take(QDBusMessage)"))
        heard = [
            bus.connect("", "", interface, name, self, slot)
            for bus, signals in ((session, _OF_SESSION), (system, _OF_SYSTEM))
            if bus.isConnected()
            for interface, name in signals
        ]
        return any(heard)

    # A class by its name alone would need QtDBus where there is none.
    @Slot("QDBusMessage")
    def _take(self, message: "QDBusMessage") -> None:
        """Locked, or about to sleep: without an argument, or with True."""
        if message.arguments() in ([], [True]):
            self.locked.emit()
