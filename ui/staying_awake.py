"""Keeps the workstation from going to sleep while a session is open here."""

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.store import Store
from ui.views.snapshot import Snapshot

if TYPE_CHECKING:
    from PySide6.QtDBus import (
        QDBusConnection,
        QDBusPendingCallWatcher,
        QDBusUnixFileDescriptor,
    )

_LOGIND = "org.freedesktop.login1"
_PLACE = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_ASKED = ("sleep:idle", "Vigil", "A session is open", "block")
"""What, who, why, mode: systemd.io, "Inhibitor Locks"."""
_log = logging.getLogger(__name__)


class StayingAwake(QObject):
    """Only logind is asked; elsewhere, and where it refuses, the machine may sleep.

    A lid that is closed may still send it there, and so may whoever insists.
    """

    def __init__(self, store: Store, bus: "QDBusConnection | None" = None) -> None:
        """``bus`` stands in place of the system's own."""
        super().__init__()
        self._bus = bus
        self._is_needed = False
        self._held: QDBusUnixFileDescriptor | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        store.changed.connect(self.look)

    @Slot(object)
    def look(self, snapshot: Snapshot) -> None:
        """Held while anything is open, and let go with the last."""
        is_needed = bool(snapshot.open_sessions)
        if is_needed == self._is_needed:
            return
        self._is_needed = is_needed
        if is_needed:
            self._ask()
        else:
            self._held = None

    def _ask(self) -> None:
        """Its answer is waited for by nobody."""
        if self._asked is not None or self._held is not None:
            return
        bus = self._system_bus()
        if bus is None or not bus.isConnected():
            return
        from PySide6.QtDBus import (  # noqa: PLC0415
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        call = QDBusMessage.createMethodCall(_LOGIND, _PLACE, _MANAGER, "Inhibit")
        call.setArguments(list(_ASKED))
        self._asked = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._asked.finished.connect(self._take)

    def _system_bus(self) -> "QDBusConnection | None":
        if self._bus is None and sys.platform.startswith("linux"):
            try:
                from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415
            except ImportError:
                return None
            self._bus = QDBusConnection.systemBus()
        return self._bus

    @Slot()
    def _take(self) -> None:
        """The machine stays awake for as long as the descriptor is open."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        reply = asked.reply()
        asked.deleteLater()
        arguments = reply.arguments()
        if reply.errorName() or not arguments:
            _log.warning("The workstation may go to sleep: %s", reply.errorName())
        elif self._is_needed:
            self._held = arguments[0]
