"""Writing the derived tables along with the entries, and rebuilding them."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete

from monitor.chart.amendments import settle
from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import (
    AlertResolved,
    ChartReattributed,
    DevicesOrdered,
    DoseGiven,
    DoseOrdered,
    EmergencyDeclared,
    EntryAmended,
    EntryRetracted,
    FollowUpRecorded,
    GateOverridden,
    InfusionRecorded,
    InjectionOrdered,
    OralOrdered,
    PatientCorrected,
    PatientRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    SessionOpened,
)
from monitor.charting.faults import UnknownKind
from monitor.storage.projections import (
    MeasurementRow,
    PatientIndexRow,
    SessionIndexRow,
    folded_patient,
    folded_session,
    measurement_rows,
    new_measurement_rows,
    patient_row,
    session_row,
)
from monitor.storage.reading import entries_of, streams_in
from monitor.storage.tables import (
    MEASUREMENT,
    PATIENT_INDEX,
    PROJECTIONS,
    SESSION_INDEX,
    insertion,
)

Rows = Sequence[PatientIndexRow | SessionIndexRow | MeasurementRow]

# What can change rows that are already there; all else only adds some.
_RESHAPING = (
    SessionOpened,
    ChartReattributed,
    DoseOrdered,
    InjectionOrdered,
    DevicesOrdered,
    OralOrdered,
    InfusionRecorded,
    DoseGiven,
    GateOverridden,
    AlertResolved,
    EmergencyDeclared,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    FollowUpRecorded,
    EntryAmended,
    EntryRetracted,
    PatientRecorded,
    PatientCorrected,
)

_ADD = {table.name: insertion(table) for table in PROJECTIONS}
_FORGET = {
    table.name: delete(table).where(column == bindparam("stream"))
    for table, column in (
        (PATIENT_INDEX, PATIENT_INDEX.c.patient),
        (SESSION_INDEX, SESSION_INDEX.c.session),
        (MEASUREMENT, MEASUREMENT.c.session),
    )
}


def project(connection: Connection, entries: Sequence[Entry]) -> None:
    """Bring the derived tables up to these entries, which are already written."""
    reshaped = {e.stream for e in entries if isinstance(e.payload, _RESHAPING)}
    for stream in reshaped:
        _reshape(connection, stream, entries_of(connection, stream))
    for entry in entries:
        if entry.stream not in reshaped:
            _add(connection, MEASUREMENT.name, new_measurement_rows(entry))


def rebuild(connection: Connection) -> tuple[Stream, ...]:
    """Derive everything again; returns the streams that can't be read."""
    for table in PROJECTIONS:
        connection.execute(delete(table))
    unreadable: list[Stream] = []
    for stream in streams_in(connection):
        try:
            entries = entries_of(connection, stream)
        except UnknownKind:
            unreadable.append(stream)
        else:
            _reshape(connection, stream, entries)
    return tuple(unreadable)


def derived(stream: Stream, entries: Sequence[Entry]) -> dict[str, Rows]:
    """What each derived table has to hold of one stream."""
    if stream.kind == "patient":
        patient = folded_patient(entries)
        return {PATIENT_INDEX.name: [patient_row(patient)] if patient else []}
    if stream.kind == "protocols":
        return {}
    session = folded_session(entries)
    return {
        SESSION_INDEX.name: [session_row(session)] if session else [],
        # Also of a session whose opening has not arrived.
        MEASUREMENT.name: measurement_rows(settle(entries)),
    }


def _reshape(connection: Connection, stream: Stream, entries: Sequence[Entry]) -> None:
    for name, rows in derived(stream, entries).items():
        connection.execute(_FORGET[name], {"stream": stream.id.bytes})
        _add(connection, name, rows)


def _add(connection: Connection, name: str, rows: Rows) -> None:
    if rows:
        connection.exec_driver_sql(_ADD[name], [tuple(row) for row in rows])
