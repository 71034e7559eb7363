"""The clocks: sole readers of the time, and where new ids come from."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4  # noqa: TID251 the one mint
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_LOCAL_TIME = Path("/etc/localtime")


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
        """Seconds that never step, since an unspecified start."""


class SystemClock:
    """The workstation's own clock.

    ``zone`` may be given by a caller who knows it better, as a desktop toolkit does
    on systems that don't name their zone in a file.
    """

    def __init__(self, zone: str | None = None) -> None:
        self._zone = zone if zone and _is_known(zone) else workstation_zone()
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
        return time.monotonic()  # noqa: TID251 the one clock


class ScaledClock:
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
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def workstation_zone() -> str:
    """IANA name of the zone set on this workstation; UTC where none can be found."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone()):
        if name and _is_known(name):
            return name
    return "UTC"


def _linked_zone() -> str:
    return _LOCAL_TIME.resolve().as_posix().partition("zoneinfo/")[2]


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _boot_id() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere no such name exists; one for this run claims no more than is true.
        return f"run {new_id()}"
