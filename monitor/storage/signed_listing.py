"""What of the list of sessions to sign depends on who the patient is now."""

from collections.abc import Callable, Iterator
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from monitor.chart.entries import Stream
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.signed_patient import Identity, identity
from monitor.chart.signed_state import waits_for_a_signature
from monitor.chart.signing_off import is_signed
from monitor.charting.faults import UnknownKind
from monitor.storage.projections import details_of, folded_patient
from monitor.storage.reading import known_of
from monitor.storage.tables import PATIENT_INDEX, SESSION_INDEX

Patients = Callable[[UUID], Patient | None]
"""Who that is now; None where this version can't read it."""

_LISTED = select(PATIENT_INDEX.c.details).where(
    PATIENT_INDEX.c.patient == bindparam("patient")
)
_CLOSED = select(SESSION_INDEX.c.session).where(
    SESSION_INDEX.c.patient == bindparam("patient"),
    SESSION_INDEX.c.closed_ms.is_not(None),
    SESSION_INDEX.c.erased == 0,
)


def patients_in(connection: Connection) -> Patients:
    """What is charted of them in that record."""

    def patient(id_: UUID) -> Patient | None:
        try:
            return folded_patient(known_of(connection, Stream("patient", id_)))
        except UnknownKind:
            return None

    return patient


def is_to_sign(session: Session, patients: Patients) -> bool:
    """Who the patient is, is looked up only where that was signed."""
    patient = patients(session.patient) if is_signed(session) else None
    return waits_for_a_signature(session, patient)


def listed_identity(connection: Connection, patient: UUID) -> Identity | None:
    """By what the list tells that patient from others; None where it has none."""
    content = connection.execute(_LISTED, {"patient": patient.bytes}).scalar()
    return None if content is None else identity(details_of(content))


def closed_sessions(connection: Connection, patient: UUID) -> Iterator[Stream]:
    """Those that may have been signed under another name."""
    for id_ in connection.execute(_CLOSED, {"patient": patient.bytes}).scalars().all():
        yield Stream("session", UUID(bytes=id_))
