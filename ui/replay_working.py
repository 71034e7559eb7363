"""Works the moments of a replay out beside the screen, and no more than are wanted."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.answers import Outcome, outcome_of
from ui.figuring import Figuring

Work = Callable[[], object]


class ReplayWorking(QObject):
    """One moment at a time; of those wished for meanwhile, only the last.

    So whoever pulls the thumb, or plays an hour in a minute, sees each moment that can
    be shown in time, and keys and clocks go on while the next is worked out.
    """

    def __init__(self, take: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._figuring = Figuring(self)
        self._wished: Work | None = None
        self._is_busy = False
        self._asked = 0
        # What was worked out is painted before the next takes turns with it.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)

    @property
    def is_working(self) -> bool:
        return self._is_busy or self._wished is not None

    def wish(self, work: Work) -> None:
        """Have that worked out, in place of whatever is wished for and not begun."""
        self._wished = work
        if not self._is_busy and not self._soon.isActive():
            self._go_on()

    def drop(self) -> None:
        """Nothing is wished for any more; what is under way is not shown."""
        self._wished = None
        self._asked += 1

    def finish(self) -> None:
        """Wait until the last that was wished for is shown."""
        while self.is_working:
            self._go_on()
            self._figuring.finish()
        self._figuring.finish()

    def _go_on(self) -> None:
        if self._is_busy or self._wished is None:
            return
        work, self._wished, self._is_busy = self._wished, None, True
        outcome = partial(outcome_of, work)
        self._figuring.work_out(outcome, partial(self._done, self._asked))

    def _done(self, nth: int, outcome: Outcome) -> None:
        self._is_busy = False
        self._soon.start()
        if outcome.fault is not None:
            raise outcome.fault
        if nth == self._asked:
            self._take(outcome.answer)
