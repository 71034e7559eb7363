"""How another thread has something done on the screen's thread, without any of Qt.

To send a signal from a thread that is not Qt's takes locks of Qt and of PySide beside
the interpreter's own, and a window can hang for good where two threads take them in
another order. Here the other thread writes one byte, and Qt sees that there is one.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from socket import socket, socketpair
from typing import NamedTuple

from PySide6.QtCore import QObject, QSocketNotifier, Slot

Act = Callable[[], None]
_MOST_BYTES = 4096


class _Bell(NamedTuple):
    """What is sent to ``rung`` wakes the screen's thread."""

    rung: socket
    ringing: socket
    notifier: QSocketNotifier


class HandingOver(QObject):
    """From open to finish, or to close, which drops what was not done by then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: SimpleQueue[Act] = SimpleQueue()
        self._bell: _Bell | None = None

    def open(self) -> None:
        """On the screen's thread, before the other one starts."""
        if self._bell is not None:
            return
        rung, ringing = socketpair()
        rung.settimeout(0)
        ringing.settimeout(0)
        notifier = QSocketNotifier(rung.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self.take)
        self._bell = _Bell(rung, ringing, notifier)

    def hand(self, act: Act) -> None:
        """Have it done, in the order of handing over; any thread may."""
        self._acts.put(act)
        self._ring()

    @Slot()
    def take(self) -> None:
        """Do one of what was handed over; Qt asks again while there is more.

        So a mistake in one holds up no other, nor does one that waits for a dialogue.
        """
        if self._bell is None:
            return
        with suppress(BlockingIOError):
            self._bell.rung.recv(_MOST_BYTES)
        act = self._next()
        if not self._acts.empty():
            self._ring()
        if act is not None:
            act()

    def finish(self) -> None:
        """Do all that is left, since nobody runs the event loop any more, and close.

        A mistake is reported as Qt would report it, and the next is done.
        """
        while (act := self._next()) is not None:
            try:
                act()
            except Exception:  # noqa: BLE001  (reported, as one in a slot is)
                sys.excepthook(*sys.exc_info())
        self.close()

    def close(self) -> None:
        """Once the other thread has ended."""
        if self._bell is None:
            return
        bell, self._bell = self._bell, None
        bell.notifier.setEnabled(False)
        bell.notifier.deleteLater()
        bell.rung.close()
        bell.ringing.close()
        self._acts = SimpleQueue()

    def _next(self) -> Act | None:
        with suppress(Empty):
            return self._acts.get_nowait()
        return None

    def _ring(self) -> None:
        # Where there is no room for another byte, enough of them wait.
        if self._bell is not None:
            with suppress(BlockingIOError):
                self._bell.ringing.send(b"\0")
