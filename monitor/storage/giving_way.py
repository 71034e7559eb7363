"""A copy gives way to keying anew: never both at once, and the copy is begun again.

A second connection under the old key would read on to the end of its statement and then
find no database, and its copy would lie under a key that nobody's slots hold.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class GivingWay:
    """Shared by the thread of the record and that of its copy."""

    def __init__(self) -> None:
        self._held = Lock()
        self._wanted = Event()

    @property
    def is_wanted(self) -> bool:
        """Whether whoever copies has to leave off."""
        return self._wanted.is_set()

    @contextmanager
    def copying(self) -> Iterator[None]:
        """Waits while the record is keyed anew."""
        with self._held:
            yield

    @contextmanager
    def keying(self) -> Iterator[None]:
        """Has a copy leave off, and waits until it has."""
        self._wanted.set()
        try:
            with self._held:
                yield
        finally:
            self._wanted.clear()
