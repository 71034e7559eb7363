"""What an erasure would take, in numbers alone: whoever asks may see no chart."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, func, select

from monitor.charting.ports import SessionQuery
from monitor.storage.database import Database
from monitor.storage.listings import find_patient, list_sessions
from monitor.storage.tables import ENTRY, PAYLOAD


class Erasable(Struct, frozen=True, kw_only=True):
    """``reasons`` are those of corrections, which stay: the proof is made of them."""

    patient: UUID
    sessions: int
    entries: int
    reasons: int


def erasable(database: Database, number: str) -> Erasable | None:
    """Of the patient of that number; None where nobody has it."""
    with database.reading() as connection:
        patient = find_patient(connection, number)
        if patient is None:
            return None
        rows = list_sessions(connection, SessionQuery(patient=patient.id, limit=None))
        streams = [patient.id.bytes, *(row.id.bytes for row in rows)]
        return Erasable(
            patient=patient.id,
            sessions=len(rows),
            entries=_count(connection, streams, PAYLOAD.c.arrival),
            reasons=_count(connection, streams, ENTRY.c.reason),
        )


def _count(connection: Connection, streams: list[bytes], what: object) -> int:
    counted = select(func.count(what)).join_from(ENTRY, PAYLOAD)  # type: ignore[arg-type]  # any column
    return connection.execute(counted.where(ENTRY.c.stream.in_(streams))).scalar_one()
