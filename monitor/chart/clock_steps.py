"""What both clocks show at a moment, and how far one was set back since an entry."""

from datetime import datetime, timedelta

from msgspec import Struct

from monitor.chart.entries import Entry

NO_STEP = timedelta(0)
_LEAST = timedelta(seconds=1)
"""Less is the two clocks drifting apart, as they do, and no step."""


class ClockReading(Struct, frozen=True, kw_only=True):
    """Both clocks at one moment: ``seconds`` never step within the boot ``boot``."""

    at: datetime
    boot: str
    seconds: float

    def is_of_boot(self, entry: Entry) -> bool:
        """Whether the seconds of the two can be compared."""
        return entry.boot_id == self.boot

    def set_back_since(self, entry: Entry) -> timedelta:
        """How far the clock was set back since that entry; 0 where nobody can know.

        A clock that is ahead may as well have slept: the seconds stand still then.
        """
        if not self.is_of_boot(entry):
            return NO_STEP
        passed = timedelta(seconds=self.seconds - entry.recorded_mono)
        back = passed - (self.at - entry.recorded_at)
        return back if back >= _LEAST else NO_STEP
