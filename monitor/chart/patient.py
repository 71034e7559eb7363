"""The patient as known: ``fold_patient`` over the patient's own entries."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Entry
from monitor.chart.kinds import PatientCorrected, PatientDetails, PatientRecorded


class Patient(Struct, frozen=True, kw_only=True):
    """Who the patient is, after corrections."""

    id: UUID
    details: PatientDetails

    @property
    def initials(self) -> str:
        """First letters of given and family name, as typed to confirm them."""
        return (self.details.given[:1] + self.details.family[:1]).upper()

    def age_on(self, day: date) -> int:
        """Completed years on that day, not today."""
        born = self.details.born
        had_birthday = (day.month, day.day) >= (born.month, born.day)
        return day.year - born.year - (0 if had_birthday else 1)


def fold_patient(entries: Iterable[Entry]) -> Patient:
    """The patient from all entries of that stream, in whatever order they came.

    Raises ValueError where no entry records the patient.
    """
    known = sorted(
        (
            e
            for e in entries
            if isinstance(e.payload, PatientRecorded | PatientCorrected)
        ),
        key=lambda e: (e.recorded_at, e.station, e.seq),
    )
    for entry in reversed(known):
        if isinstance(entry.payload, PatientRecorded | PatientCorrected):
            return Patient(id=entry.stream.id, details=entry.payload.details)
    raise ValueError("These entries record no patient.")
