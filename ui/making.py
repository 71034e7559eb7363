"""Works something out beside the screen's thread: words and numbers, nothing of Qt."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject

from ui.answers import Answers, outcome_of
from ui.handing_over import HandingOver

T = TypeVar("T")


class Making(QObject):
    """Answers on the screen's thread; of what is asked for meanwhile, the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = HandingOver(self)
        self._answers = Answers()
        self._number: int | None = None
        self._thread: Thread | None = None

    def make(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """``then`` gets what it came to; never, where another is asked for before."""
        if self._number is not None:
            self._answers.drop(self._number)
        self._join()
        self._number = self._answers.wait(then, _raise)
        self._screen.open()
        make = partial(self._run, self._number, work)
        self._thread = Thread(target=make, name="making")
        self._thread.start()

    def finish(self) -> None:
        """Wait until nothing is made any more; a second at worst."""
        self._join()
        self._screen.finish()

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, number: int, work: Callable[[], object]) -> None:
        self._screen.hand(partial(self._answers.give, number, outcome_of(work)))


def _raise(fault: Exception) -> None:
    raise fault
