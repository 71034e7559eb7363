"""Reading which sessions one patient has, and how far each is charted."""

from uuid import UUID

from sqlalchemy import Connection

from monitor.charting.patient_sessions import PatientSession
from monitor.storage.driving import all_rows
from monitor.storage.rows import from_ms
from monitor.storage.tables import ENTRY, SESSION_INDEX

_SESSIONS = (
    "SELECT session, opened_ms,"  # noqa: S608 the names are our own
    f" (SELECT MAX(arrival) FROM {ENTRY.name} WHERE stream = session)"
    f" FROM {SESSION_INDEX.name} WHERE patient = ?"
    " ORDER BY opened_ms DESC, session DESC"
)


def sessions_of(connection: Connection, patient: UUID) -> tuple[PatientSession, ...]:
    """The newest first; one of which no entry is left counts as charted up to 0."""
    rows = all_rows(connection, _SESSIONS, (patient.bytes,))
    return tuple(
        PatientSession(UUID(bytes=id_), from_ms(opened_ms), last or 0)
        for id_, opened_ms, last in rows
    )
