"""When something was observed, as typed: ``14:05``, ``1405``, ``-3``, ``-3m``."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from msgspec import Struct

from monitor.chart.refusals import Refusal

REACH = timedelta(hours=12)
"""How far back a typed time can lie, so that each time of day is meant once."""

AGO = "-"
"""What a time begins with that counts back from now."""

_CLOCK = re.compile(r"([0-9]{1,2})[:.,]?([0-9]{2})\Z", re.ASCII)
_AGO = re.compile(r"-([0-9]{1,3})([mh]?)\Z", re.ASCII | re.IGNORECASE)


def whole_minute(at: datetime) -> datetime:
    """The minute it lies in: what is typed has no seconds."""
    return at.replace(second=0, microsecond=0)


def to_whole_minute(at: datetime) -> datetime:
    """The first whole minute that is not before it."""
    minute = whole_minute(at)
    return minute if minute == at else minute + timedelta(minutes=1)


class RepeatedHour(Struct, frozen=True):
    """The two instants, aware UTC, that one time of day can mean in autumn."""

    earlier: datetime
    later: datetime


def observed_time(
    text: str, now: datetime, zone: tzinfo
) -> datetime | RepeatedHour | Refusal:
    """The instant that a typed time means, aware UTC.

    A time of day is the latest such time of the past 12 h in that zone.
    """
    typed = text.strip(" ")
    ago = _AGO.match(typed)
    if ago is not None:
        minutes = int(ago[1]) * (60 if ago[2] in ("h", "H") else 1)
        return _within_reach(now - timedelta(minutes=minutes), typed, now)
    clock = _CLOCK.match(typed)
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return _refusal(
            typed,
            "it is not a time of the 24-hour clock",
            "Type it as 14:05, or as -3 for 3min ago",
        )
    return _latest(int(clock[1]), int(clock[2]), now, zone)


def _within_reach(at: datetime, typed: str, now: datetime) -> datetime | Refusal:
    if at < now - REACH:
        return _refusal(typed, "it is more than 12hr ago", "Type a later time")
    return at


def _latest(
    hour: int, minute: int, now: datetime, zone: tzinfo
) -> datetime | RepeatedHour | Refusal:
    typed = f"{hour:02}:{minute:02}"
    today = now.astimezone(zone).replace(tzinfo=None)
    walls = [
        (today - timedelta(days=days)).replace(
            hour=hour, minute=minute, second=0, microsecond=0
        )
        for days in (0, 1)
    ]
    instants = sorted({at for wall in walls for at in _instants(wall, zone)})
    possible = [at for at in instants if now - REACH <= at <= now]
    if len(possible) > 1:
        return RepeatedHour(possible[-2], possible[-1])
    if possible:
        return possible[0]
    if any(not _instants(w, zone) and now - REACH <= _skipped(w, zone) for w in walls):
        return _refusal(
            typed, "the clocks went forward over it", "Type a time before or after"
        )
    return _refusal(
        typed, "it lies in the future, or more than 12hr ago", "Check the time"
    )


def _instants(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """What a wall clock reading can mean: once, twice, or never."""
    both = (wall.replace(tzinfo=zone, fold=f).astimezone(UTC) for f in (0, 1))
    return tuple(
        at for at in both if at.astimezone(zone).replace(tzinfo=None, fold=0) == wall
    )


def _skipped(wall: datetime, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _refusal(typed: str, why: str, remedy: str) -> Refusal:
    what = f"The time {typed} is not taken" if typed else "No time"
    return Refusal(field="time", what=what, why=why, remedy=remedy)
