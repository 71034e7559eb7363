"""The clocks: sole readers of the time, and where new ids come from."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4  # noqa: TID251 the one mint

from msgspec import Struct

from monitor.zones import is_zone

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_LOCAL_TIME = Path("/etc/localtime")
_SECONDS: int | None = getattr(
    time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None)
)
"""What also counts while the workstation sleeps: on Linux CLOCK_BOOTTIME, on macOS
CLOCK_MONOTONIC, on Windows the only one there is (docs.python.org, time)."""


class Clock(Protocol):
    """What the time is, and on whose authority."""

    @property
    def boot_id(self) -> str:
        """Names the stretch within which ``monotonic`` readings can be compared."""

    @property
    def zone(self) -> str:
        """IANA name of the zone this workstation stands in."""

    def now(self) -> datetime:
        """The time, aware UTC, whole milliseconds."""

    def monotonic(self) -> float:
        """Seconds that never step, since an unspecified start; sleep counts."""

    @property
    def ahead(self) -> timedelta:
        """How far the workstation's own clock is ahead of this one; 0 if it is not."""

    def go_on(self, last: "LastRecorded") -> None:
        """Go on from what was recorded last of a session that is open."""

    def follow(self, recorded: datetime | None) -> None:
        """Show what the workstation's own clock shows, since no session is open.

        Not while that lies before what was recorded last.
        """


class LastRecorded(Struct, frozen=True, kw_only=True):
    """What both clocks showed then, and how far the workstation's was ahead."""

    at: datetime
    boot: str
    seconds: float
    ahead: timedelta = timedelta(0)


class UnsetClock:
    """Whatever stands between a clock and the workstation's own: here nothing."""

    @property
    def ahead(self) -> timedelta:
        return timedelta(0)

    def go_on(self, last: LastRecorded) -> None:
        """It knows no other time than its own."""

    def follow(self, recorded: datetime | None) -> None:
        """It has nothing to follow."""


class SystemClock(UnsetClock):
    """The workstation's own clock, which can be set at any time.

    ``zone`` may be given by a caller who knows it better, as a desktop toolkit does
    on systems that don't name their zone in a file.
    """

    def __init__(self, zone: str | None = None) -> None:
        self._zone = zone if zone and is_zone(zone) else workstation_zone()
        self._boot_id = _boot_id()

    @property
    def boot_id(self) -> str:
        return self._boot_id

    @property
    def zone(self) -> str:
        return self._zone

    def now(self) -> datetime:
        return whole_milliseconds(datetime.now(UTC))  # noqa: TID251 the one clock

    def monotonic(self) -> float:
        if _SECONDS is None:
            return time.monotonic()  # noqa: TID251 the one clock
        return time.clock_gettime(_SECONDS)


class ScaledClock(UnsetClock):
    """A clock that starts at ``start`` and runs ``speed`` times as fast as another."""

    def __init__(self, start: datetime, speed: float, of: Clock | None = None) -> None:
        if start.tzinfo is None:
            raise ValueError("A clock needs an aware time to start from.")
        self._of = of or SystemClock()
        self._start = start.astimezone(UTC)
        self._speed = speed
        self._began = self._of.monotonic()

    @property
    def boot_id(self) -> str:
        # Its seconds are not the other clock's seconds: never compare the two.
        return f"{self._of.boot_id} at {self._speed:g}"

    @property
    def zone(self) -> str:
        return self._of.zone

    def now(self) -> datetime:
        return whole_milliseconds(self._start + timedelta(seconds=self._elapsed()))

    def monotonic(self) -> float:
        return self._began + self._elapsed()

    def _elapsed(self) -> float:
        return (self._of.monotonic() - self._began) * self._speed


def new_id() -> UUID:
    """A random id. It names; it never orders."""
    return uuid4()


def whole_milliseconds(moment: datetime) -> datetime:
    """The moment without what lies below its milliseconds, as the record keeps it."""
    below = moment.microsecond % 1000
    return moment.replace(microsecond=moment.microsecond - below) if below else moment


def workstation_zone() -> str:
    """IANA name of the zone set on this workstation; UTC where none can be found."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone()):
        if name and is_zone(name):
            return name
    return "UTC"


def _linked_zone() -> str:
    return _LOCAL_TIME.resolve().as_posix().partition("zoneinfo/")[2]


def _boot_id() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere no such name exists; one for this run claims no more than is true.
        return f"run {new_id()}"
