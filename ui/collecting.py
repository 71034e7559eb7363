"""Collects Python's garbage on the screen's thread, and on no other.

By itself Python collects in whichever thread happens to make the next object. Widgets
stand in cycles of references, so that the thread of the record would destroy some of
them while the screen's thread is in the middle of Qt: then the window hangs for good.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOKED_MS = 200
"""How often it is asked whether enough has been made to look for garbage."""
_MIDDLE, _OLDEST = 1, 2
_GROWN = 1.25
"""Python looks through all that is old, which takes long, once a quarter was added."""


class Collecting(QObject):
    """Between begin and end nothing else collects; before and after, Python does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_by_itself = False
        self._old = 0
        self._is_settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self._was_by_itself = gc.isenabled()
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        self._is_settled = False
        if self._was_by_itself:
            gc.enable()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own rules."""
        made = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [age for age, (count, threshold) in enumerate(made) if count > threshold]
        if {_MIDDLE, _OLDEST} <= set(due) and not self._is_settled:
            self._settle()
            return
        # With the middle one alone: to count what is old takes 2 ms.
        if _OLDEST in due and not (_MIDDLE in due and self._has_grown()):
            due.remove(_OLDEST)
        if due:
            gc.collect(due[-1])
        if _OLDEST in due:
            self._old = len(gc.get_objects(_OLDEST))

    def _settle(self) -> None:
        """Set aside all that is there once the program has begun.

        Nearly all of it stays for good: modules, windows, the record's engine. To look
        through it takes 100 ms, in which the window stands still.
        """
        gc.collect(_MIDDLE)
        gc.freeze()
        self._is_settled = True

    def _has_grown(self) -> bool:
        return len(gc.get_objects(_OLDEST)) > self._old * _GROWN
