"""The patient as known: ``fold_patient`` over the patient's own entries."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Entry, as_written
from monitor.chart.kinds import (
    Allergies,
    ChartMoved,
    PatientCorrected,
    PatientDetails,
    PatientRecorded,
)


class PatientFact(Struct, frozen=True, kw_only=True):
    """What was charted once of who the patient is, and its place in its chain."""

    station: UUID
    epoch: UUID
    seq: int
    details: PatientDetails


class Patient(Struct, frozen=True, kw_only=True):
    """Who the patient is, after corrections.

    ``moves`` are the sessions that were found to be another patient's, or this one's;
    ``facts`` all that the details ever were, in the order of writing. A patient of a
    list has neither. Where nothing is known of who it is, ``unknown`` says why.
    """

    id: UUID
    details: PatientDetails
    moves: tuple[ChartMoved, ...] = ()
    facts: tuple[PatientFact, ...] = ()
    unknown: str = ""

    @property
    def initials(self) -> str:
        """First letters of given and family name, as typed to confirm them."""
        return (self.details.given[:1] + self.details.family[:1]).upper()

    def age_on(self, day: date) -> int:
        """Completed years on that day, not today."""
        born = self.details.born
        had_birthday = (day.month, day.day) >= (born.month, born.day)
        return day.year - born.year - (0 if had_birthday else 1)


def unknown_patient(id_: UUID, why: str) -> Patient:
    """One of whom nothing can be told any more, ``erased``, or here."""
    details = PatientDetails(
        identifier="",
        family="",
        given="",
        born=date.min,
        sex="not known",
        allergies=Allergies(state="unavailable"),
    )
    return Patient(id=id_, details=details, unknown=why)


def fold_patient(entries: Iterable[Entry]) -> Patient:
    """The patient from all entries of that stream, in whatever order they came.

    Raises ValueError where no entry records the patient.
    """
    known = as_written(entries)
    moves = tuple(e.payload for e in known if isinstance(e.payload, ChartMoved))
    facts = tuple(
        PatientFact(
            station=entry.station,
            epoch=entry.epoch,
            seq=entry.seq,
            details=entry.payload.details,
        )
        for entry in known
        if isinstance(entry.payload, PatientRecorded | PatientCorrected)
    )
    if not facts:
        raise ValueError("These entries record no patient.")
    id_, details = known[0].stream.id, facts[-1].details
    return Patient(id=id_, details=details, moves=moves, facts=facts)
