"""The derived rows: what the entries of a stream come to, and nothing else; pure."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import msgspec

from monitor.chart.entries import Entry
from monitor.chart.kinds import ObservationsRecorded, PatientDetails, Reading
from monitor.chart.patient import Patient, fold_patient
from monitor.chart.session import Session, fold
from monitor.charting.patient_search import alphabetical, number_key, searchable
from monitor.storage.rows import to_ms

Row = dict[str, bytes | str | int | float | None]

_ENCODER = msgspec.json.Encoder()
_DETAILS = msgspec.json.Decoder(PatientDetails)


def patient_row(patient: Patient) -> Row:
    details = patient.details
    return {
        "patient": patient.id.bytes,
        "sort_key": "\n".join(alphabetical(details)),
        "number_key": number_key(details.identifier),
        "search": searchable(details),
        "details": _ENCODER.encode(details),
    }


def details_of(content: bytes) -> PatientDetails:
    return _DETAILS.decode(content)


def session_row(session: Session) -> Row:
    opened, infusion = session.opened, session.infusion
    times = {
        "started_ms": infusion.started_at,
        "ended_ms": infusion.ended_at,
        "closed_ms": session.closed_at,
    }
    return {
        "session": session.id.bytes,
        "patient": opened.patient.bytes,
        "opened_ms": to_ms(session.opened_at),
        "opened_day": opened_day(session),
        **{name: None if at is None else to_ms(at) for name, at in times.items()},
        "zone": opened.zone,
        "room": opened.room,
        "protocol_id": opened.protocol.id,
        "protocol_version": opened.protocol.version,
    }


def opened_day(session: Session) -> str:
    """The day on which the session was opened where it was held, ISO 8601."""
    zone = ZoneInfo(session.opened.zone)
    return session.opened_at.astimezone(zone).date().isoformat()


def measurement_rows(session: Session) -> list[Row]:
    """The values in force, each under the entry that now holds it."""
    return [
        row
        for observed in session.sets
        for row in _measurements(observed.fact.entry, observed.readings)
    ]


def new_measurement_rows(entry: Entry) -> list[Row]:
    """The values of an entry that nothing has corrected yet."""
    if not isinstance(entry.payload, ObservationsRecorded):
        return []
    return _measurements(entry, entry.payload.readings)


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


def _measurements(entry: Entry, readings: Iterable[Reading]) -> list[Row]:
    return [
        {
            "session": entry.stream.id.bytes,
            "entry": entry.id.bytes,
            "field": reading.field,
            "effective_ms": to_ms(entry.effective_at),
            "value": float(reading.value),
        }
        for reading in readings
        if reading.value is not None
    ]
