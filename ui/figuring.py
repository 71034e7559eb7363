"""Works figures out beside the screen's thread and the record's: it takes a second."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject

from ui.answers import Answers, outcome_of
from ui.handing_over import HandingOver

T = TypeVar("T")


class Figuring(QObject):
    """Answers on the screen's thread; what is worked out touches no record."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = HandingOver(self)
        self._answers = Answers()
        self._threads: list[Thread] = []

    def work_out(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """``then`` gets what it comes to."""
        number = self._answers.wait(then, _raise)
        self._screen.open()
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = Thread(target=self._run, args=(number, work), name="figures")
        self._threads.append(thread)
        thread.start()

    def wait(self) -> None:
        """Until nothing is worked out any more; what it came to is on its way."""
        for thread in self._threads:
            thread.join()

    def finish(self) -> None:
        """Wait until nothing is worked out any more; seconds at worst."""
        self.wait()
        self._screen.finish()

    def _run(self, number: int, work: Callable[[], object]) -> None:
        outcome = outcome_of(work)
        self._screen.hand(partial(self._answers.give, number, outcome))


def _raise(fault: Exception) -> None:
    raise fault
