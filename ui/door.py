"""The thread that lets people in; answers come back on the screen's thread.

A password takes most of a second to check, on purpose. Neither the screen nor the
record waits for it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.answers import Answers, outcome_of
from ui.handing_over import HandingOver

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.clock import Clock

T = TypeVar("T")
Fail = Callable[[Exception], None]


class _Job(NamedTuple):
    """What is to be done, and its number."""

    number: int
    work: Callable[[], object]


class Door(QObject):
    """Asks the doorkeeper one thing after the other, in a thread of its own.

    *Signals:* ``slots_kept(int)``: the generation of the slots that both copies of the
    key file now have; ``slots_older(SlotsOlder)``: an older file was put back.
    """

    slots_kept = Signal(int)
    slots_older = Signal(object)

    def __init__(self, folder: Path, clock: "Clock") -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._keeper: Doorkeeper | None = None
        self._kept = 0
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="door", daemon=True)
        self._screen = HandingOver(self)
        self._answers = Answers()

    def start(self) -> None:
        self._screen.open()
        self._thread.start()

    def ask(
        self,
        question: "Callable[[Doorkeeper], T]",
        then: Callable[[T], None],
        fail: Fail,
    ) -> None:
        """``then`` gets the answer, or ``fail`` what is wrong with the workstation."""
        self.do(lambda: question(self._doorkeeper()), then, fail)

    def do(self, work: Callable[[], T], then: Callable[[T], None], fail: Fail) -> None:
        """Anything else that takes long and needs no record, such as judging."""
        self._jobs.put(_Job(self._answers.wait(then, fail), work))

    def stop(self) -> None:
        """What was not asked yet is not asked any more."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self._screen.close()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            number, outcome = job.number, outcome_of(job.work)
            # What was asked may hold a password, and the next question be far off.
            job = None
            if outcome.fault is not None:
                self._tell_older(outcome.fault)
            self._screen.hand(partial(self._answers.give, number, outcome))
            del outcome
            self._tell_kept()

    def _tell_kept(self) -> None:
        """After the answer: whoever gets that opens the record with it."""
        kept = 0 if self._keeper is None else self._keeper.generation_twice
        if kept > self._kept:
            self._kept = kept
            self._screen.hand(lambda: self.slots_kept.emit(kept))

    def _tell_older(self, fault: Exception) -> None:
        from monitor.access.faults import SlotsOlder  # noqa: PLC0415

        if isinstance(fault, SlotsOlder):
            self._screen.hand(lambda: self.slots_older.emit(fault))

    def _doorkeeper(self) -> "Doorkeeper":
        # Made in this thread, while the first page is painted.
        if self._keeper is None:
            from monitor.access.doorkeeper import Doorkeeper  # noqa: PLC0415

            self._keeper = Doorkeeper(self._folder, self._clock)
        return self._keeper
