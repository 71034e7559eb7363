"""An application that notes when its frames are painted, and how long it was busy."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

import PySide6.QtCore
import PySide6.QtWidgets

from ui.overriding import override

_BEAT_MS = 2
_STATM = Path("/proc/self/statm")


class WatchedApplication(PySide6.QtWidgets.QApplication):
    """Calls ``framed`` once all of a frame is painted and flushed, ``handled`` always.

    ``busiest_s`` is the longest that it worked at once, whatever else the machine did.
    Each event passes through Python on its way, so what it times is a little slow.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.framed: Callable[[], None] = _nothing
        self.handled: Callable[[], None] = _nothing
        self.longest_s = 0.0
        self.busiest_s = 0.0
        self._depth = 0
        self._has_painted = False

    def _note(self, began: float, busy: float) -> None:
        self.longest_s = max(self.longest_s, perf_counter() - began)
        self.busiest_s = max(self.busiest_s, thread_time() - busy)
        if self._has_painted:
            self._has_painted = False
            self.framed()
        self.handled()

    @override
    def notify(
        self, receiver: PySide6.QtCore.QObject, event: PySide6.QtCore.QEvent
    ) -> bool:
        began, busy = perf_counter(), thread_time()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if event.type() is PySide6.QtCore.QEvent.Type.Paint:
                self._has_painted = True
            if self._depth == 0:
                self._note(began, busy)


class Frames(PySide6.QtCore.QObject):
    """Calls ``framed`` in the turn of the event loop after a frame was painted.

    It sees events only once it is told to watch, since an event that passes through
    Python on its way to a painter in Python takes some 30 ms, once. Until then whoever
    paints says so.
    """

    def __init__(self, parent: PySide6.QtCore.QObject | None = None) -> None:
        super().__init__(parent)
        self.framed: Callable[[], None] = _nothing
        self.handled: Callable[[], None] = _nothing
        self._soon = PySide6.QtCore.QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._note)

    def note_painted(self) -> None:
        self._soon.start(0)

    def watch(self, app: PySide6.QtCore.QCoreApplication) -> None:
        """From now on notice each frame, and call ``handled`` at each event."""
        app.installEventFilter(self)

    def _note(self) -> None:
        self.framed()

    @override
    def eventFilter(
        self, watched: PySide6.QtCore.QObject, event: PySide6.QtCore.QEvent
    ) -> bool:
        if event.type() is PySide6.QtCore.QEvent.Type.Paint:
            self.note_painted()
        self.handled()
        return False


class Pulse(PySide6.QtCore.QObject):
    """Beats as long as the event loop turns, and notes how long it stood still.

    It also stands still while another thread keeps the interpreter, which no event
    would tell.
    """

    def __init__(self, parent: PySide6.QtCore.QObject) -> None:
        super().__init__(parent)
        self._longest_s = 0.0
        self._last_at = perf_counter()
        timer = PySide6.QtCore.QTimer(self)
        timer.timeout.connect(self._beat)
        timer.start(_BEAT_MS)

    @property
    def longest_s(self) -> float:
        """The longest standstill, also one whose end no beat has seen yet."""
        self._beat()
        return self._longest_s

    def _beat(self) -> None:
        at = perf_counter()
        self._longest_s = max(self._longest_s, at - self._last_at - _BEAT_MS / 1000)
        self._last_at = at


def tell(**marks: float) -> None:
    """A line for the parent: times of the clock that all processes share, or bytes."""
    words = " ".join(f"{name}={mark}" for name, mark in marks.items())
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def resident_bytes() -> int:
    """The memory this process now has; 0 where the system does not say."""
    if not _STATM.exists():
        return 0
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _nothing() -> None:
    """Nobody asks about frames yet."""
