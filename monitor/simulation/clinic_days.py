"""A made-up clinic whose last session was on a given day, and who was there by then."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count as counting

from monitor.charting.reads import SessionRead
from monitor.simulation.cohort import (
    SESSIONS_EACH,
    Sitting,
    draw_person,
    draw_sitting,
)
from monitor.simulation.nursing import Nurse
from monitor.simulation.running import (
    DAYS_APART,
    Appointment,
    MakeRecorder,
    chart_cohort,
    until_dosed,
)

_NEW_EVERY = 4
"""Days from one new patient to the next: three weeks for twenty sessions."""

_STARTS = (time(9, 30, tzinfo=UTC), time(12, tzinfo=UTC), time(14, 30, tzinfo=UTC))
"""In a room each."""

_EVERY = timedelta(minutes=2)
"""How often the rules are asked between the steps; a set is told as overdue that much
late at most."""


def chart_clinic(
    count: int, seed: int, last: date, make_recorder: MakeRecorder, nurse: Nurse
) -> Iterator[SessionRead]:
    """Chart so many dosed sessions, the last on that day; those held come as well.

    The same arguments give the same record. Asked for more as of the same last day,
    the clinic reaches further back, and what was charted stays as it is.
    """
    diary = partial(appointment, last)
    charted = chart_cohort(seen(seed), make_recorder, nurse, _EVERY, diary)
    return until_dosed(count, charted)


def seen(seed: int) -> Iterator[Sitting]:
    """Without end: the newest patient first, each from the first session on.

    Whoever began lately has not had the whole course.
    """
    for number in counting():
        person = draw_person(seed, number)
        had = min(SESSIONS_EACH, 1 + number * _NEW_EVERY // DAYS_APART)
        for nth in range(had):
            yield draw_sitting(seed, number * SESSIONS_EACH + nth, person)


def appointment(last: date, sitting: Sitting) -> Appointment:
    """Patients of one day are in rooms of their own, at another time."""
    number = sitting.person.number
    days = DAYS_APART * (sitting.nth - 1) - _NEW_EVERY * number
    place = number // DAYS_APART % len(_STARTS)
    start = datetime.combine(last + timedelta(days=days), _STARTS[place])
    return Appointment(start, f"Room {place + 1}")
