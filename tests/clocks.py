"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

from monitor.clock import UnsetClock

START = datetime(2026, 3, 14, 13, 0, tzinfo=UTC)


class ManualClock(UnsetClock):
    """Shows what it was set to; wall and monotonic time can be moved apart."""

    def __init__(self, start: datetime = START, zone: str = "Europe/London") -> None:
        self.boot_id = "boot of the test"
        self.zone = zone
        self._now = start
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, *, minutes: float = 0, seconds: float = 0) -> None:
        step = timedelta(minutes=minutes, seconds=seconds)
        self._now += step
        self._monotonic += step.total_seconds()

    def step_wall_to(self, moment: datetime) -> None:
        """Move the wall clock alone, as a user or a time server does."""
        self._now = moment
