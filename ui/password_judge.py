"""Judges passwords beside the screen's thread: it takes 10 ms, and at worst seconds."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock, Thread
from typing import NamedTuple

from PySide6.QtCore import QObject

from monitor.chart.refusals import Refusal
from ui.answers import Answers, outcome_of
from ui.handing_over import HandingOver


class _Question(NamedTuple):
    """A password, the names it must not be made of, and the number of the question."""

    password: str
    names: tuple[str, ...]
    number: int


class PasswordJudge(QObject):
    """Answers on the screen's thread; what is asked while it judges, only the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next: _Question | None = None
        self._lock = Lock()
        self._thread: Thread | None = None
        self._is_judging = False
        self._screen = HandingOver(self)
        self._answers = Answers()

    def judge(
        self,
        password: str,
        names: Sequence[str],
        then: Callable[[Refusal | None], None],
    ) -> None:
        """``then`` gets the refusal, or None; never, where another is asked before."""
        number = self._answers.wait(then, _raise)
        with self._lock:
            if self._next is not None:
                self._answers.drop(self._next.number)
            self._next = _Question(password, tuple(names), number)
            if self._is_judging:
                return
            self._is_judging = True
        self._screen.open()
        self._thread = Thread(target=self._run, name="passwords")
        self._thread.start()

    def finish(self) -> None:
        """Wait until nothing is judged any more; seconds at worst."""
        if self._thread is not None:
            self._thread.join()
        self._screen.finish()

    def _run(self) -> None:
        # It brings word lists of some MB, which only this page needs.
        from monitor.access.passwords import refuse_password  # noqa: PLC0415

        while True:
            with self._lock:
                question, self._next = self._next, None
                if question is None:
                    self._is_judging = False
                    return
            work = partial(refuse_password, question.password, question.names)
            give = partial(self._answers.give, question.number, outcome_of(work))
            self._screen.hand(give)


def _raise(fault: Exception) -> None:
    raise fault
