"""When something on paper was observed: the wall clock of the session's zone; pure."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

_WRITTEN = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2})(?::00)?"
    r" ?(Z|[+-][0-9]{2}:[0-9]{2})?\Z",
    re.ASCII,
)


def paper_time(text: str, zone: tzinfo) -> datetime | str:
    """The instant, aware UTC, of ``2026-03-14 14:05``; or why it is none.

    Where the clocks went back, the offset behind it says which hour is meant.
    """
    found = _WRITTEN.match(text.strip())
    if found is None:
        return f"the time {text!r} is not written as 2026-03-14 14:05"
    day, clock, offset = found.groups()
    try:
        wall = datetime.fromisoformat(f"{day} {clock}")
        given = None if offset is None else _offset(offset)
    except ValueError:
        return f"the time {text!r} does not exist"
    instants = _instants(wall, zone)
    if given is not None:
        return _meant(text, wall, given, instants)
    if len(instants) > 1:
        told = " or ".join(f"{day} {clock}{_told(at, zone)}" for at in instants)
        return f"{day} {clock} came twice, as the clocks went back; write {told}"
    if not instants:
        return f"{day} {clock} never was, as the clocks went forward over it"
    return instants[0]


def _meant(
    text: str, wall: datetime, offset: timedelta, instants: tuple[datetime, ...]
) -> datetime | str:
    at = (wall - offset).replace(tzinfo=UTC)
    if at in instants:
        return at
    return f"the time {text!r} has an offset that was not in use there"


def _offset(written: str) -> timedelta:
    if written == "Z":
        return timedelta(0)
    hours, minutes = int(written[1:3]), int(written[4:6])
    if hours > 14 or minutes > 59:
        raise ValueError(written)
    size = timedelta(hours=hours, minutes=minutes)
    return -size if written[0] == "-" else size


def _instants(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """What a wall clock reading can mean: once, twice in order, or never."""
    both = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    meant = {
        at for at in both if at.astimezone(zone).replace(tzinfo=None, fold=0) == wall
    }
    return tuple(sorted(meant))


def _told(at: datetime, zone: tzinfo) -> str:
    """``+01:00``."""
    return at.astimezone(zone).isoformat()[-6:]
