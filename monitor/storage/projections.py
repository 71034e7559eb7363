"""The derived rows: what the entries of a stream come to, and nothing else; pure."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from monitor.chart.amendments import Settlement
from monitor.chart.entries import Entry
from monitor.chart.follow_up import call_day
from monitor.chart.kinds import (
    ObservationsRecorded,
    PatientDetails,
    PatientErased,
    Reading,
)
from monitor.chart.patient import Patient, fold_patient
from monitor.chart.session import Session, fold
from monitor.charting.patient_search import alphabetical, number_key, searchable
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.still_to_review import to_review
from monitor.storage.rows import to_ms


class PatientIndexRow(NamedTuple):
    """A row of ``patient_index``."""

    patient: bytes
    sort_key: str
    number_key: str
    search: str
    details: bytes


class SessionIndexRow(NamedTuple):
    """A row of ``session_index``."""

    session: bytes
    patient: bytes
    moved_from: bytes | None
    opened_ms: int
    opened_day: str
    started_ms: int | None
    ended_ms: int | None
    closed_ms: int | None
    zone: str
    room: str
    protocol_id: str
    protocol_version: int
    to_review: int
    call_day: str | None
    to_sign: int
    erased: int = 0


class MeasurementRow(NamedTuple):
    """A row of ``measurement``."""

    session: bytes
    entry: bytes
    effective_ms: int
    readings: str


_ENCODER = msgspec.json.Encoder()
_NUMBERS = msgspec.json.Encoder(decimal_format="number")
_DETAILS = msgspec.json.Decoder(PatientDetails)


def patient_row(patient: Patient) -> PatientIndexRow:
    details = patient.details
    return PatientIndexRow(
        patient=patient.id.bytes,
        sort_key="\n".join(alphabetical(details)),
        number_key=number_key(details.identifier),
        search=searchable(details),
        details=_ENCODER.encode(details),
    )


def details_of(content: bytes) -> PatientDetails:
    return _DETAILS.decode(content)


def session_row(
    session: Session, protocol: CareProtocol | None, *, to_sign: bool
) -> SessionIndexRow:
    opened, call_on = session.opened, call_day(session)
    return SessionIndexRow(
        session=session.id.bytes,
        patient=session.patient.bytes,
        moved_from=opened.patient.bytes if session.moves else None,
        opened_ms=to_ms(session.opened_at),
        opened_day=opened_day(session).isoformat(),
        started_ms=_ms(session.dose_started_at),
        ended_ms=_ms(session.dose_ended_at),
        closed_ms=_ms(session.closed_at),
        zone=opened.zone,
        room=opened.room,
        protocol_id=opened.protocol.id,
        protocol_version=opened.protocol.version,
        to_review=to_review(protocol, session),
        call_day=None if call_on is None else call_on.isoformat(),
        to_sign=int(to_sign),
    )


def erased_row(session: UUID, erased: PatientErased, at: datetime) -> SessionIndexRow:
    """All that the list tells of a session whose patient was erased at that time."""
    opened_at = erased.opened_at or at
    return SessionIndexRow(
        session=session.bytes,
        patient=erased.patient.bytes,
        moved_from=None,
        opened_ms=to_ms(opened_at),
        opened_day=opened_at.date().isoformat(),
        started_ms=None,
        ended_ms=None,
        closed_ms=to_ms(erased.closed_at or at),
        zone="UTC",
        room="",
        protocol_id="",
        protocol_version=0,
        to_review=0,
        call_day=None,
        to_sign=0,
        erased=1,
    )


def opened_day(session: Session) -> date:
    """The day on which the session was opened, where it was held."""
    return session.opened_at.astimezone(ZoneInfo(session.opened.zone)).date()


def measurement_rows(settlement: Settlement) -> list[MeasurementRow]:
    """The values in force, each under the entry that now holds it."""
    return [
        row
        for fact in settlement.in_force
        if isinstance(fact.payload, ObservationsRecorded)
        for row in _measured(fact.entry, fact.payload.readings)
    ]


def new_measurement_rows(entry: Entry) -> list[MeasurementRow]:
    """The values of an entry that nothing has corrected yet."""
    if not isinstance(entry.payload, ObservationsRecorded):
        return []
    return _measured(entry, entry.payload.readings)


def folded_session(entries: Iterable[Entry]) -> Session | None:
    """The session, or None while its opening has not arrived."""
    try:
        return fold(entries)
    except ValueError:
        return None


def folded_patient(entries: Iterable[Entry]) -> Patient | None:
    """The patient, or None while nothing records one."""
    try:
        return fold_patient(entries)
    except ValueError:
        return None


def _measured(entry: Entry, readings: Iterable[Reading]) -> list[MeasurementRow]:
    """One row, or none where nothing was measured."""
    values = {r.field: r.value for r in readings if r.value is not None}
    if not values:
        return []
    return [
        MeasurementRow(
            session=entry.stream.id.bytes,
            entry=entry.id.bytes,
            effective_ms=to_ms(entry.effective_at),
            readings=_NUMBERS.encode(values).decode(),
        )
    ]


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else to_ms(moment)
