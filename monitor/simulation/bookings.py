"""When and where a made-up clinic has room: no room or patient twice at a time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from monitor.charting.ports import SessionRow
from monitor.simulation.running import LEAD, OPENED, Appointment

_LASTS = timedelta(hours=4)
"""From the start of a dose until its room is free: of a hundred thousand all leave
earlier, and those that are charted already are booked for as long as they were."""

_STARTS = (
    (time(9, 30, tzinfo=UTC), time(14, 30, tzinfo=UTC)),
    (time(12, tzinfo=UTC), time(16, 30, tzinfo=UTC)),
    (time(14, 30, tzinfo=UTC), time(9, 30, tzinfo=UTC)),
)
"""Of three rooms, and so of each three more: the first patient's, and a second's."""

ROOMS = len(_STARTS)
_PLACES = 2 * ROOMS
_DAY = timedelta(days=1)


class Booking(NamedTuple):
    """A room and a patient for a time, aware UTC."""

    room: str
    patient: UUID
    begins: datetime
    ends: datetime


class Bookings:
    """What is charted already, and what was promised since."""

    def __init__(self, charted: Iterable[SessionRow] = ()) -> None:
        self._charted = {row.id: row for row in charted}
        self._taken: dict[tuple[str | UUID, date], list[Booking]] = {}
        self._counted: dict[date, int] = {}
        for row in self._charted.values():
            self._add(_booked(row))

    def of(self, session: UUID) -> Appointment | None:
        """What a session that is there already was begun by; None where none is."""
        row = self._charted.get(session)
        if row is None:
            return None
        return Appointment(row.opened_at + OPENED, row.room)

    def book(self, patient: UUID, day: date, place: int) -> Appointment:
        """That place or the next that is free, on that day or on a later one."""
        while True:
            for appointment in self._places(day, place):
                wanted = _wanted(appointment, patient)
                if self._is_free(wanted):
                    self._add(wanted)
                    return appointment
            day += _DAY

    def _places(self, day: date, first: int) -> Iterator[Appointment]:
        """So many that one of their rooms is free, whoever is booked."""
        enough = _PLACES * (1 + self._counted.get(day, 0))
        return (_appointment(day, first + further) for further in range(enough))

    def _is_free(self, wanted: Booking) -> bool:
        day = wanted.begins.date()
        return not any(
            other.begins < wanted.ends and wanted.begins < other.ends
            for key in (wanted.room, wanted.patient)
            for other in self._taken.get((key, day), ())
        )

    def _add(self, booking: Booking) -> None:
        """To each day that it touches."""
        day = booking.begins.date()
        while day <= booking.ends.date():
            self._counted[day] = self._counted.get(day, 0) + 1
            for key in (booking.room, booking.patient):
                self._taken.setdefault((key, day), []).append(booking)
            day += _DAY


def _appointment(day: date, place: int) -> Appointment:
    storey, place = divmod(place, _PLACES)
    turn, room = divmod(place, ROOMS)
    start = datetime.combine(day, _STARTS[room][turn])
    return Appointment(start, f"Room {storey * ROOMS + room + 1}")


def _wanted(appointment: Appointment, patient: UUID) -> Booking:
    start, room = appointment
    return Booking(room, patient, start - LEAD, start + _LASTS)


def _booked(row: SessionRow) -> Booking:
    """One that is still open as long as one that is to come."""
    patient = row.id if row.patient is None else row.patient.id
    ends = row.closed_at or row.opened_at + OPENED + _LASTS
    return Booking(row.room, patient, row.opened_at, max(ends, row.opened_at))
