"""What both clocks show at a moment, and how far one of them was set since an entry."""

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

    def step_since(self, entry: Entry) -> timedelta:
        """How far the clock was set on since that entry; negative where it was back.

        None at all where that can't be known.
        """
        if not self.is_of_boot(entry):
            return NO_STEP
        passed = timedelta(seconds=self.seconds - entry.recorded_mono)
        step = self.at - entry.recorded_at - passed
        return step if abs(step) >= _LEAST else NO_STEP
