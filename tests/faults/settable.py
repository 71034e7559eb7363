"""A workstation's clock that a test sets for one process, by libfaketime.

Only the wall clock: what counts seconds, and every wait, goes on by the system's own.
"""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.clock import SystemClock

_PLACES = ("/usr/lib/*/faketime", "/usr/lib/faketime", "/usr/lib64/faketime")
_SYSTEM = SystemClock()


def libfaketime() -> Path | None:
    """The library for a process of several threads, where Debian's package has it."""
    root = Path("/")
    found = (
        f for place in _PLACES for f in root.glob(f"{place[1:]}/libfaketimeMT.so.1")
    )
    return next(found, None)


needs_faketime = pytest.mark.skipif(
    libfaketime() is None, reason="no clock can be set: no libfaketime (faketime)"
)


class SettableClock:
    """What one process takes for the workstation's clock."""

    def __init__(self, folder: Path, waits: Path) -> None:
        """``waits`` is what is preloaded before it."""
        self._waits = waits
        self._file = folder / "clock"
        self._ahead = timedelta(0)
        self._write(timedelta(0))

    @property
    def environment(self) -> dict[str, str]:
        """For the process."""
        return {
            "LD_PRELOAD": f"{self._waits}:{libfaketime()}",
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def set_to(self, moment: datetime) -> None:
        self._write(moment - _SYSTEM.now())

    def set_by(self, step: timedelta) -> None:
        self._write(self._ahead + step)

    def _write(self, ahead: timedelta) -> None:
        self._ahead = ahead
        # Renamed, so that no half of it is ever read.
        written = self._file.with_suffix(".new")
        written.write_text(f"{ahead.total_seconds():+.3f}", encoding="ascii")
        written.replace(self._file)
