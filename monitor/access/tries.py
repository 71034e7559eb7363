"""How often was tried, kept beside the record: it counts while that is closed, too.

In clear, since nobody is signed in then. Whoever can delete the file can't look into
the record by it: a running Vigil goes by what it has counted itself, and one that
starts asks for a password, which is slow to try.
"""

import logging
from contextlib import suppress
from pathlib import Path

import msgspec

from monitor.access.throttling import Moment, Throttle, carried_over
from monitor.decoding import UNREADABLE
from monitor.durable import write_whole

FILE = "record.tries"
LONGEST = 1_000_000
"""Bytes; ten thousand people come to half of it."""

_log = logging.getLogger(__name__)


class Tries:
    """The throttle of one workstation, in memory and in its file."""

    def __init__(self, folder: Path, now: Moment) -> None:
        self._path = folder / FILE
        self.throttle = carried_over(self._read(), now)
        self.count(self.throttle)

    def count(self, throttle: Throttle) -> None:
        """Go by this from now on, also after the next start.

        Where it can't be written it counts until this program ends: a full disk keeps
        nobody from signing in.
        """
        self.throttle = throttle
        try:
            if self._path.parent.is_dir():
                write_whole(self._path, msgspec.json.encode(throttle))
        except OSError as error:
            _log.warning("How often was tried is not kept: %s", error.strerror)

    def _read(self) -> Throttle:
        """What was counted; nothing where no such file can be read."""
        with suppress(OSError, *UNREADABLE):
            if self._path.stat().st_size <= LONGEST:
                return msgspec.json.decode(self._path.read_bytes(), type=Throttle)
        return Throttle()
