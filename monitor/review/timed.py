"""All of a closed session that decides when time alone alerts, in milliseconds."""

import msgspec
from msgspec import Struct

from monitor.chart.kinds import Priority

TimedAlert = tuple[str, Priority, int, str]
"""Its rule, priority, time and parameter."""


class Dose(Struct, frozen=True, array_like=True):
    """A turn of the slots: when it was, was first charted, and charted as it stands."""

    at: int
    told: int
    known: int


class Snooze(Struct, frozen=True, array_like=True):
    """When a slot was put off, by its time, and by how much."""

    asked: int
    slot: int
    minutes: int


class Read(Struct, frozen=True, array_like=True):
    """A set: when it was read and charted, and which fields it has, by their place.

    A field is there with its value, or with the reason why there is none.
    """

    at: int
    charted: int
    fields: int


class Known(Struct, frozen=True, array_like=True):
    """A stretch of the session, from ``since`` on up to the next one.

    The first is of the dose. ``sets`` are places among all that were read, in the
    order of the chart. Those that came within the stretch come last, each after the
    one before.
    """

    since: int
    started: int | None
    ended: Dose | None
    doses: tuple[Dose, ...]
    snoozes: tuple[Snooze, ...]
    sets: tuple[int, ...]

    @property
    def anchors(self) -> tuple[object, ...]:
        return self.started, self.ended, self.doses, self.snoozes


class Timed(Struct, frozen=True, array_like=True):
    """A closed session as time went by in it, before ``until``.

    ``since_dose`` is how long after the last one of before it was opened. ``answered``
    has of each check when an answer or override of it was first, whatever became of
    that: before then it was met by nobody. ``fired`` is what its own protocol
    alerts to of slots and of the dose before.
    """

    until: int
    since_dose: int | None
    answered: dict[str, int]
    fields: tuple[tuple[str, ...], ...]
    sets: tuple[Read, ...]
    known: tuple[Known, ...]
    fired: tuple[TimedAlert, ...] = ()


_TIMED = msgspec.msgpack.Decoder(Timed | None)


def timed_in(stored: msgspec.Raw) -> Timed | None:
    """None of what has to be judged in full, or was stored without."""
    return _TIMED.decode(stored) if memoryview(stored) else None
