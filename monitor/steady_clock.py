"""A clock that nobody can set while a session is open.

A workstation's clock can be set, by a person or by a time server, and a session that
went by it would wait too long or too short. This one goes on by the seconds that never
step, and tells how far the workstation's own clock is from it.
"""

from datetime import datetime, timedelta
from threading import Lock

from msgspec import Struct

from monitor.clock import Clock, LastRecorded, SystemClock, whole_milliseconds

_LEAST = timedelta(seconds=1)
"""Less is a time server's correction as it makes them all day, and is followed."""
_LONGEST = timedelta(days=1)
_AT_ONCE = 0.25
"""How many seconds may pass between reading one clock and the other."""
_TRIES = 10


class _Mark(Struct, frozen=True, kw_only=True):
    """What was told, what the workstation's clock showed then, and the seconds."""

    at: datetime
    shown: datetime
    seconds: float


class SteadyClock:
    """The workstation's time until it is set; from then on, the time that passed.

    It never goes back behind what was recorded. Any thread may read it.
    """

    def __init__(self, of: Clock | None = None) -> None:
        self._of = of or SystemClock()
        self._lock = Lock()
        self._last: _Mark | None = None
        self._ahead = timedelta(0)

    @property
    def boot_id(self) -> str:
        return self._of.boot_id

    @property
    def zone(self) -> str:
        return self._of.zone

    @property
    def ahead(self) -> timedelta:
        self.now()
        return self._ahead

    def now(self) -> datetime:
        with self._lock:
            shown, seconds = self._both()
            last = self._last or _Mark(at=shown, shown=shown, seconds=seconds)
            passed = timedelta(seconds=seconds - last.seconds)
            step = _step(shown - last.shown - passed)
            self._ahead = _step(self._ahead + step)
            at = max(last.at, whole_milliseconds(shown - self._ahead))
            self._last = _Mark(at=at, shown=shown, seconds=seconds)
            return at

    def monotonic(self) -> float:
        return self._of.monotonic()

    def go_on(self, last: LastRecorded) -> None:
        """In another boot nobody knows what passed: rather too little than too much."""
        with self._lock:
            shown, seconds = self._both()
            passed = last.at + timedelta(seconds=seconds - last.seconds)
            least = min(shown, shown - last.ahead)
            kept = passed if last.boot == self.boot_id else least
            self._set(max(last.at, kept), shown, seconds)

    def follow(self, recorded: datetime | None) -> None:
        """A clock that was wrong by more than a day is not waited for."""
        with self._lock:
            shown, seconds = self._both()
            if recorded is None or not timedelta(0) < recorded - shown <= _LONGEST:
                self._last, self._ahead = None, timedelta(0)
            elif self._last is None:
                self._set(recorded, shown, seconds)

    def _set(self, at: datetime, shown: datetime, seconds: float) -> None:
        self._ahead = _step(shown - at)
        at = whole_milliseconds(at) if self._ahead else shown
        self._last = _Mark(at=at, shown=shown, seconds=seconds)

    def _both(self) -> tuple[datetime, float]:
        """Both clocks at one moment, though the program may be held up between them."""
        tries = 0
        while True:
            before = self._of.monotonic()
            shown = self._of.now()
            seconds = self._of.monotonic()
            tries += 1
            if seconds - before < _AT_ONCE or tries == _TRIES:
                return shown, seconds


def _step(apart: timedelta) -> timedelta:
    return apart if abs(apart) >= _LEAST else timedelta(0)
