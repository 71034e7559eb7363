"""The one thread that touches the record; answers come back on the screen's thread."""

import logging
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.answers import Answers, Outcome, outcome_of
from ui.handing_over import HandingOver

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from monitor.charting.recorder import Recorder

T = TypeVar("T")
_log = logging.getLogger(__name__)


class _Job(NamedTuple):
    """A question, and its number."""

    number: int
    question: "Callable[[Recorder], object]"


class Worker(QObject):
    """Runs questions to the recorder one after the other, in its own thread.

    The recorder is opened in that thread and closed there. Answers and failures are
    handed over on the thread that this object lives in.

    *Signals:* ``broken(Exception)``: the record could not be opened.
    """

    broken = Signal(object)

    def __init__(
        self, opening: "Callable[[], AbstractContextManager[Recorder]]"
    ) -> None:
        super().__init__()
        self._opening = opening
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._screen = HandingOver(self)
        self._answers = Answers()
        self._thread = Thread(target=self._run, name="record", daemon=False)

    def start(self) -> None:
        self._screen.open()
        self._thread.start()

    def ask(
        self,
        question: "Callable[[Recorder], T]",
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Put a question; ``then`` gets its answer, or ``fail`` what went wrong."""
        self._jobs.put(_Job(self._answers.wait(then, fail), question))

    def stop(self) -> None:
        """Finish what was asked, close the record, end the thread, hand over."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join()
        # Nobody runs the event loop any more that would bring the last answers.
        self._screen.finish()

    def _run(self) -> None:
        """Serve until told to stop; a record that can't be opened is tried again.

        Whatever is asked after it could not be has it opened anew, and is told no
        fault of before.
        """
        told: type[Exception] | None = None
        is_done = False
        job: _Job | None = None
        while not is_done:
            try:
                with self._opening() as recorder:
                    self._serve(recorder, job)
                    is_done = True
            except Exception as fault:  # noqa: BLE001  (the thread's edge; it is shown)
                if type(fault) is not told:
                    told = type(fault)
                    _log.warning("The record can't be used: %s", told.__name__)
                self._screen.hand(partial(self._tell_broken, fault))
                # What goes wrong while it is closed keeps nobody waiting.
                job = None if is_done else job or self._jobs.get()
                if job is None:
                    break
                self._give(job.number, Outcome(fault=fault))
                job = self._jobs.get()
                is_done = job is None

    def _serve(self, recorder: "Recorder", job: _Job | None) -> None:
        """``job`` first, if one is waiting."""
        job = job or self._jobs.get()
        while job is not None:
            number, outcome = job.number, outcome_of(partial(job.question, recorder))
            # Before the answer, so that whoever asked is not left to this thread alone.
            job = None
            self._give(number, outcome)
            del outcome
            job = self._jobs.get()

    def _give(self, number: int, outcome: Outcome) -> None:
        self._screen.hand(partial(self._answers.give, number, outcome))

    def _tell_broken(self, fault: Exception) -> None:
        self.broken.emit(fault)
