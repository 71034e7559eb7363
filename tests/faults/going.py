"""A second thread beside one that waits for the disk."""

from threading import Event, Thread
from time import perf_counter
from typing import Self


class Going:
    """A thread that goes on every few milliseconds, and how long it once did not."""

    def __init__(self) -> None:
        self.longest_gap = 0.0
        self._done = Event()
        self._thread = Thread(target=self._go)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _go(self) -> None:
        last = perf_counter()
        while not self._done.wait(0.005):
            now = perf_counter()
            self.longest_gap = max(self.longest_gap, now - last)
            last = now
