"""Leads back to the lock from the page on which somebody wanted to sign in anew."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QWindow

from ui.overriding import override

IDLE_S = 60.0
"""Without a key or a click for so long, nobody wants to sign in any more."""
_STIRRING = {
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
}


class SteppedAside(QObject):
    """Off until somebody goes there; PIN and break-glass are at the lock alone.

    *Signals:* ``over()``: nobody touched anything for a minute.
    """

    over = Signal()

    def __init__(
        self,
        window: QWindow,
        seconds: Callable[[], float],
        is_busy: Callable[[], bool],
    ) -> None:
        """``is_busy`` is while what was typed is being looked at."""
        super().__init__(window)
        self.is_on = False
        self._seconds = seconds
        self._is_busy = is_busy
        self._touched_at = 0.0
        window.installEventFilter(self)

    def begin(self) -> None:
        self.is_on, self._touched_at = True, self._seconds()

    def end(self) -> None:
        self.is_on = False

    @Slot()
    def look(self) -> None:
        """Each second."""
        if not self.is_on:
            return
        if self._is_busy():
            self._touched_at = self._seconds()
        elif self._seconds() - self._touched_at >= IDLE_S:
            self.over.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_on and event.type() in _STIRRING:
            self._touched_at = self._seconds()
        return False
