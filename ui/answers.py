"""Who waits for the answer to what another thread was asked.

Only the screen's thread knows them: were the other one the last to hold a widget, it
would destroy it.
"""

from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple


class Outcome(NamedTuple):
    """What came of a question: an answer, or what went wrong."""

    answer: Any = None
    fault: Exception | None = None


class _Waiting(NamedTuple):
    then: Callable[[Any], None]
    fail: Callable[[Exception], None]


class Answers:
    """Each question has a number, which is all that the other thread is told."""

    def __init__(self) -> None:
        self._waiting: dict[int, _Waiting] = {}
        self._numbers = count()

    def wait(
        self, then: Callable[[Any], None], fail: Callable[[Exception], None]
    ) -> int:
        """The number of a question, of which one of them is told what came of it."""
        number = next(self._numbers)
        self._waiting[number] = _Waiting(then, fail)
        return number

    def give(self, number: int, outcome: Outcome) -> None:
        """On the screen's thread; nothing where nobody waits any more."""
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        if outcome.fault is None:
            waiting.then(outcome.answer)
        else:
            waiting.fail(outcome.fault)

    def drop(self, number: int) -> None:
        """Nobody waits for that any more."""
        self._waiting.pop(number, None)


def outcome_of(work: Callable[[], Any]) -> Outcome:
    try:
        return Outcome(answer=work())
    except Exception as fault:  # noqa: BLE001  (handed to whoever asked)
        return Outcome(fault=fault)
