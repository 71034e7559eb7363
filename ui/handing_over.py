"""How another thread has something done on the screen's thread, without any of Qt.

To send a signal from a thread that is not Qt's takes locks of Qt and of PySide beside
the interpreter's own, and a window can hang for good where two threads take them in
another order. Here the other thread writes one byte, and Qt sees that there is one.
"""

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
    """From open to close; what was handed over and not done by then is dropped."""

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
        """Do what has been handed over until now."""
        if self._bell is None:
            return
        with suppress(BlockingIOError):
            self._bell.rung.recv(_MOST_BYTES)
        try:
            for _ in range(self._acts.qsize()):
                # One that waits for a dialogue has others done meanwhile.
                if (act := self._next()) is None:
                    break
                act()
        finally:
            # A mistake in one of them holds up none of the others.
            if not self._acts.empty():
                self._ring()

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
