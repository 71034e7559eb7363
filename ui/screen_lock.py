"""Hears from the desktop that its screen is locked, or that the machine will sleep."""

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

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


class ScreenLock(QObject):
    """Only a desktop that has D-Bus tells; elsewhere the idle minutes have to do.

    Whoever else of the same machine locks theirs is heard as well: a lock too many.

    *Signals:* ``locked()``.
    """

    locked = Signal()

    def listen(self) -> bool:
        """Whether there is anything to hear."""
        if not sys.platform.startswith("linux"):
            return False
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
