"""How often was tried, kept beside the record: it counts while that is closed, too.

In clear, since nobody is signed in then. A running Vigil goes by what it has counted
itself. One that starts and finds no file, or one that can't be read, takes nobody's PIN
before that person's password was right; of a file of before that somebody put back it
knows nothing.
"""

import logging
from contextlib import suppress
from pathlib import Path

import msgspec

from monitor.access.throttling import SPENT, Moment, Throttle, carried_over
from monitor.decoding import UNREADABLE
from monitor.durable import write_whole

FILE = "record.tries"
LONGEST = 1_000_000
"""Bytes; ten thousand people come to half of it."""

_log = logging.getLogger(__name__)


class Tries:
    """The throttle of one workstation, in memory and in its file.

    ``names`` are those of the sign-in names that were tried, in memory alone.
    """

    def __init__(self, folder: Path, now: Moment, *, is_new: bool = False) -> None:
        """``is_new`` where nobody was let in yet: nothing can have been tried."""
        self._path = folder / FILE
        self._is_new = is_new
        self.names: dict[str, Throttle] = {}
        self.throttle = carried_over(self._read(), now)
        self.count(self.throttle)

    def at(self, name: str, now: Moment) -> Throttle:
        """Of that name; what was long ago is forgotten, of every name."""
        carried = {each: carried_over(its, now) for each, its in self.names.items()}
        self.names = {each: its for each, its in carried.items() if its.passwords}
        return self.names.get(name, Throttle())

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
        """What was counted; everybody's PINs are spent where that can't be read."""
        with suppress(OSError, *UNREADABLE):
            if self._path.stat().st_size <= LONGEST:
                return msgspec.json.decode(self._path.read_bytes(), type=Throttle)
        return Throttle() if self._is_new else SPENT
