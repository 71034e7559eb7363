"""Which patients' records have been kept as long as the site keeps them; pure.

Nothing is erased by it: an administrator does that, patient by patient.
"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct


class KeptSo(Struct, frozen=True, kw_only=True):
    """One patient whose last session was so long ago.

    ``until`` is the last day on which the record had to be kept. One that
    ``is_held`` is kept all the same.
    """

    patient: UUID
    last: date
    until: date
    is_held: bool


def past_retention(
    sessions: Iterable[tuple[UUID, date]],
    years: int,
    held: Collection[UUID],
    today: date,
) -> tuple[KeptSo, ...]:
    """Of each patient with a day of a session; who waits longest comes first."""
    last: dict[UUID, date] = {}
    for patient, day in sessions:
        last[patient] = max(day, last.get(patient, day))
    found = [
        KeptSo(
            patient=patient,
            last=day,
            until=years_after(day, years),
            is_held=patient in held,
        )
        for patient, day in last.items()
        if years_after(day, years) < today
    ]
    return tuple(sorted(found, key=lambda one: (one.until, one.patient)))


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 1 March where it must."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
