"""What both clocks show at a moment, and how far one was set back since an entry."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

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


Line = tuple[Entry, ...]
"""What one workstation wrote, the last first."""


def lines_of(entries: Iterable[Entry]) -> tuple[Line, ...]:
    found: dict[tuple[UUID, UUID], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.station, entry.epoch), []).append(entry)
    for line in found.values():
        line.sort(key=_as_written, reverse=True)
    return tuple(tuple(found[key]) for key in sorted(found))


def set_back_after(lines: Iterable[Line]) -> Mapping[UUID, timedelta]:
    """How far the clock of its workstation was set back after each entry, by id.

    Only those after which it was. Within a boot the seconds tell; from one boot to the
    next it was set back at least by what the times go back.
    """
    found: dict[UUID, timedelta] = {}
    for line in lines:
        total = NO_STEP
        for later, earlier in pairwise(line):
            total += _back_between(earlier, later)
            if total:
                found[earlier.id] = total
    return found


def set_back_unread(
    lines: Iterable[Line], reading: ClockReading
) -> tuple[timedelta, ...]:
    """How far the clock of each line was set back since the last of it, whole seconds.

    Only the clock of this boot is known, and of a boot before it what it is ahead.
    """
    latest = [line[0] for line in lines]
    is_known = any(reading.is_of_boot(entry) for entry in latest)
    found = []
    for entry in latest:
        back = reading.set_back_since(entry)
        if not is_known:
            ahead = entry.recorded_at - reading.at
            back = ahead if ahead >= _LEAST else NO_STEP
        found.append(timedelta(seconds=round(back.total_seconds())))
    return tuple(found)


def _as_written(entry: Entry) -> tuple[int, datetime]:
    return entry.seq, entry.recorded_at


def _back_between(earlier: Entry, later: Entry) -> timedelta:
    went_on = later.recorded_at - earlier.recorded_at
    if earlier.boot_id == later.boot_id:
        passed = timedelta(seconds=later.recorded_mono - earlier.recorded_mono)
        back = passed - went_on
    else:
        back = -went_on
    return back if back >= _LEAST else NO_STEP
