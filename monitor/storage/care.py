"""What is done beside charting for a record that is open: copies, pages, room.

What is wrong with either is said for as long as it is so, and keeps nobody waiting.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from monitor.charting.faults import EnvironmentFault
from monitor.storage import ballast
from monitor.storage.before_people import is_key_file_of
from monitor.storage.database import Database
from monitor.storage.diagnosis import LOW, Line, of_folder, of_open
from monitor.storage.page_check import PageCheck
from monitor.storage.upkeep import DailyCopies

_log = logging.getLogger(__name__)


def free_bytes(path: Path) -> int:
    """Of the disk on which that folder lies; raises OSError."""
    return shutil.disk_usage(path).free


class RecordCare:
    """For the thread of the record alone."""

    def __init__(
        self,
        database: Database,
        copies: DailyCopies,
        pages: PageCheck,
        free: Callable[[Path], int] = free_bytes,
    ) -> None:
        self._database = database
        self._folder = database.folder.path
        self._copies = copies
        self._pages = pages
        self._free = free
        self._little = ""
        self._unkeyed = self._stray = ""
        self._has_reserve = False

    @property
    def sentence(self) -> str:
        """What is wrong, the more pressing first; empty where nothing is."""
        said = (self._pages.sentence, self._little, self._unkeyed, self._stray)
        return " ".join(filter(None, (*said, self._copies.sentence)))

    def turn(self, now: datetime, *, is_quiet: bool) -> None:
        free = self._free(self._folder)
        self._little = told_free(free) + self._told_reserve(free)
        if is_quiet and free >= LOW:
            self._keep_reserve()
        self._stray = self._told_stray()
        self._pages.turn()
        self._copies.turn(now, is_quiet=is_quiet)

    def _told_stray(self) -> str:
        """A key file beside a record that people sign in to; it counts for nothing."""
        keys, key_file = self._database.folder.keys, self._database.folder.key_file
        if keys is None or not key_file.exists():
            return ""
        if is_key_file_of(self._folder, keys.current):
            return ""  # It is taken away when the record gets another key.
        return (
            f"{key_file.name} lies beside the record and does not open it. It was left"
            " as it is: put it back where it belongs."
        )

    def _told_reserve(self, free: int) -> str:
        if not self._has_reserve or free >= LOW or ballast.is_whole(self._folder):
            return ""
        return (
            " The 16 MB that were kept for ending a session on a full disk are in use:"
            " make room before another is opened."
        )

    def _keep_reserve(self) -> None:
        """Some of it each time, so that a question never waits for all of it."""
        try:
            self._has_reserve = ballast.is_whole(self._folder)
            if not self._has_reserve:
                ballast.add_to(self._folder)
        except OSError as error:
            _log.warning("No room is kept for a full disk: %s", error.strerror)

    def key_anew(self, current: bytes) -> bool:
        try:
            is_done = self._copies.key_anew(current)
        except EnvironmentFault as fault:
            self._unkeyed = str(fault)
            raise
        if is_done:
            self._unkeyed = ""
        return is_done

    def tell(self, now: datetime, zone: str) -> tuple[Line, ...]:
        return tuple(self._lines(now, zone))

    def _lines(self, now: datetime, zone: str) -> Iterator[Line]:
        yield from of_folder(self._folder, now, zone)
        yield from of_open(self._database)


def told_free(free: int) -> str:
    """What to say of so many bytes; nothing where they are enough (H07)."""
    if free >= LOW:
        return ""
    return (
        f"Only {free // 1_000_000} MB are free on the disk of the record. Where there"
        " is no room nothing can be charted. Delete what is not needed there."
    )
