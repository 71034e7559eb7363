"""Reading for long in a thread of its own, while the record is charted in."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

from monitor.charting.faults import EnvironmentFault
from monitor.mistakes import traced
from monitor.storage.copy_faults import BrokeOff, Stopped
from monitor.storage.giving_way import GivingWay

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Beside(Generic[T]):
    """One job at a time; it leaves off where a save needs the file, or at the end.

    All but the job itself happens in the thread of the record.
    """

    def __init__(self, giving_way: GivingWay, name: str, undone: str) -> None:
        """``undone`` is the sentence for a job that nobody knows why it broke off."""
        self._giving_way = giving_way
        self._name = name
        self._undone = undone
        self._ending = Event()
        self._thread: Thread | None = None
        self._outcome: T | EnvironmentFault | Stopped | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Have the job leave off; the next start begins it again."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join()

    @property
    def is_begun(self) -> bool:
        """Whether there is a job of which nobody took yet what came of it."""
        return self._thread is not None

    @property
    def is_done(self) -> bool:
        return self._thread is not None and not self._thread.is_alive()

    def is_to_stop(self) -> bool:
        """What the job asks, often."""
        return self._ending.is_set() or self._giving_way.is_wanted

    def begin(self, job: Callable[[], T]) -> None:
        self._outcome = None
        self._thread = Thread(target=self._run, args=(job,), name=self._name)
        self._thread.start()

    def take(self) -> T | EnvironmentFault | Stopped:
        """What came of it, once it is done; BrokeOff where nobody foresaw that."""
        self._thread = None
        return BrokeOff(self._undone) if self._outcome is None else self._outcome

    def _run(self, job: Callable[[], T]) -> None:
        try:
            self._outcome = job()
        except (Stopped, EnvironmentFault) as ended:
            self._outcome = ended
        except Exception as mistake:  # noqa: BLE001 what it says may name a patient
            _log.error("What is done beside charting broke off. %s", traced(mistake))
