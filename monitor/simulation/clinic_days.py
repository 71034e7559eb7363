"""A made-up clinic whose last session was on a given day, and who was there by then."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count as counting
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from monitor.chart.patient import Patient
from monitor.charting.ports import SessionRow
from monitor.charting.reads import SessionRead
from monitor.simulation.bookings import ROOMS, Bookings
from monitor.simulation.cohort import (
    SESSIONS_EACH,
    Person,
    Sitting,
    draw_person,
    draw_sitting,
)
from monitor.simulation.nursing import Nurse
from monitor.simulation.running import (
    DAYS_APART,
    Appointment,
    MakeRecorder,
    chart_booked,
    session_of,
    until_dosed,
)
from monitor.simulation.staging import patient_of

_NEW_EVERY = 4
"""Days from one new patient to the next: three weeks for twenty sessions."""

_PATIENTS = 365
"""So many begin one after the other, which is four years; more begin beside them."""

_EVERY = timedelta(minutes=2)
"""How often the rules are asked between the steps; a set is told as overdue that much
late at most."""


class Stored(NamedTuple):
    """Who is in the record already, and which sessions."""

    patients: tuple[Patient, ...] = ()
    sessions: tuple[SessionRow, ...] = ()


NOTHING = Stored()


def chart_clinic(  # noqa: PLR0913  (how many, of whom, by whom, and beside what)
    count: int,
    seed: int,
    last: date,
    make_recorder: MakeRecorder,
    nurse: Nurse,
    *,
    stored: Stored = NOTHING,
) -> Iterator[SessionRead]:
    """Chart so many dosed sessions, the last on that day; those held come as well.

    The same arguments give the same record. Asked for more as of the same last day,
    the clinic reaches further back, four years at most, and then has more patients a
    day. What was ``stored`` before stays as it is, and its rooms and patients are not
    booked anew; a course that was begun goes on as it was begun.
    """
    drawn = known(seen(seed, last), stored.patients)
    booked = appointed(drawn, last, Bookings(stored.sessions))
    return until_dosed(count, chart_booked(booked, make_recorder, nurse, _EVERY))


def seen(seed: int, last: date) -> Iterator[Sitting]:
    """Without end: the newest patient first, each from the first session on.

    Whoever began lately has not had the whole course. The age of a patient is as of the
    first session.
    """
    for number in counting():
        days = _days_before(number)
        first = last - timedelta(days=days)
        # The year before, so that nobody is a year younger who has a birthday to come.
        person = draw_person(seed, number, first.year - 1)
        for nth in range(min(SESSIONS_EACH, 1 + days // DAYS_APART)):
            yield draw_sitting(seed, number * SESSIONS_EACH + nth, person)


def known(drawn: Iterable[Sitting], patients: Iterable[Patient]) -> Iterator[Sitting]:
    """With what the record tells of a patient who is in it already."""
    there = {patient.id: patient.details for patient in patients}
    for sitting in drawn:
        details = there.get(_patient(sitting.person).id)
        if details is None:
            yield sitting
        else:
            yield replace(sitting, person=replace(sitting.person, details=details))


def appointed(
    drawn: Iterable[Sitting], last: date, bookings: Bookings
) -> Iterator[tuple[Sitting, Appointment]]:
    """When and where each is, booked as a whole course."""
    for number, course in groupby(drawn, key=lambda sitting: sitting.person.number):
        sittings = tuple(course)
        first = _begun(sittings, bookings) or last - timedelta(
            days=_days_before(number)
        )
        yield from [(each, _booked(each, first, bookings)) for each in sittings]


def _begun(course: tuple[Sitting, ...], bookings: Bookings) -> date | None:
    """The first day of a course of which something is charted."""
    for sitting in course:
        there = bookings.of(session_of(sitting))
        if there is not None:
            return there.start.date() - _after_first(sitting)
    return None


def _booked(sitting: Sitting, first: date, bookings: Bookings) -> Appointment:
    there = bookings.of(session_of(sitting))
    if there is not None:
        return there
    person = sitting.person
    place = person.number // DAYS_APART % ROOMS
    return bookings.book(_patient(person).id, first + _after_first(sitting), place)


def _after_first(sitting: Sitting) -> timedelta:
    return timedelta(days=DAYS_APART * (sitting.nth - 1))


def _days_before(number: int) -> int:
    """The last day at which that patient began; those beside each other a day apart."""
    lap, place = divmod(number, _PATIENTS)
    return _NEW_EVERY * place + lap % _NEW_EVERY


def _patient(person: Person) -> Patient:
    return patient_of(person.details)
