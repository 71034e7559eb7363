"""Work on the screen's thread that is done in short steps, between which it is free."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

_SLICE_MS = 8
"""Half of a frame: keys and the second's tick come in between."""


class Stepped(QObject):
    """Does the steps of one thing; another one asked for takes its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._then: Callable[[], None] | None = None
        self._fail: Callable[[RuntimeError], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_under_way(self) -> bool:
        return self._steps is not None

    def run(
        self,
        steps: Iterator[None],
        then: Callable[[], None],
        fail: Callable[[RuntimeError], None],
    ) -> None:
        """``then`` once all is done; ``fail`` where a step raises a RuntimeError."""
        self._steps, self._then, self._fail = steps, then, fail
        self._timer.start()

    def drop(self) -> None:
        """Nobody waits for it any more."""
        self._timer.stop()
        # What it began, such as painting, it ends as it is let go.
        self._steps = self._then = self._fail = None

    @Slot()
    def _go_on(self) -> None:
        steps, then, fail = self._steps, self._then, self._fail
        if steps is None or then is None or fail is None:
            self.drop()
            return
        so_far = QElapsedTimer()
        so_far.start()
        try:
            while so_far.elapsed() < _SLICE_MS:
                next(steps)
        except StopIteration:
            self.drop()
            then()
        except RuntimeError as fault:
            self.drop()
            fail(fault)
