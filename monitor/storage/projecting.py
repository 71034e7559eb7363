"""Writing the derived tables along with the entries, and rebuilding them."""

from collections.abc import Sequence
from contextlib import suppress
from typing import get_args

from sqlalchemy import Connection, bindparam, delete

from monitor.chart.amendments import settle
from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertAcknowledged,
    AlertActioned,
    AlertEscalated,
    AlertRaised,
    AlertSeen,
    AlertSnoozed,
    ApprovalWithdrawn,
    ChartMoved,
    ClinicianArrived,
    ClinicianCalled,
    ClockStepped,
    CoSigningSet,
    DoseDoubtful,
    EffectEnded,
    EffectRecorded,
    EmergencyEnded,
    EmergencyStamped,
    HandedOver,
    KeepingFact,
    LimitChanged,
    LockTimesSet,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    PatientErased,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    ProtocolApproved,
    ProtocolProposed,
    ReportStatus,
    SessionTakenOver,
    SignedOff,
    SigningKeyNamed,
    SlotSnoozed,
    StaffNamed,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.chart.session import Session
from monitor.charting.condensed import CondensedRow
from monitor.charting.faults import UnknownKind
from monitor.charting.review_list import ReviewRow
from monitor.protocol.left_out import leaves_out
from monitor.review.condensing import condensed
from monitor.review.indexed import erased, indexed
from monitor.review.written import written
from monitor.storage.driving import add_rows, first_row
from monitor.storage.pinned import Pinned, pinned_in
from monitor.storage.projections import (
    MeasurementRow,
    PatientIndexRow,
    SessionIndexRow,
    erased_row,
    folded_patient,
    folded_session,
    measurement_rows,
    new_measurement_rows,
    patient_row,
    session_row,
)
from monitor.storage.reading import known_of, readable_of, streams_in
from monitor.storage.review_columns import TEXTS
from monitor.storage.review_writing import (
    Text,
    forget_texts,
    list_for_review,
    mark_unknown,
)
from monitor.storage.rows import to_ms
from monitor.storage.signed_listing import (
    Patients,
    closed_sessions,
    is_to_sign,
    listed_identity,
    patients_in,
)
from monitor.storage.tables import (
    CONDENSED,
    MEASUREMENT,
    PATIENT_INDEX,
    PROJECTIONS,
    REVIEW_INDEX,
    SESSION_INDEX,
    STREAM_COLUMNS,
    insertion,
)

Rows = Sequence[
    PatientIndexRow | SessionIndexRow | MeasurementRow | ReviewRow | Text | CondensedRow
]

# What only adds rows. All else, and every kind that is new, may change rows that are
# already there, and has them derived anew.
_ADDING = (
    NoteRecorded,
    StaffNamed,
    HandedOver,
    SessionTakenOver,
    SlotSnoozed,
    ObservationsRecorded,
    OxygenRecorded,
    TreatmentGiven,
    EffectRecorded,
    EffectEnded,
    AlertRaised,
    AlertSeen,
    AlertAcknowledged,
    AlertActioned,
    AlertSnoozed,
    AlertEscalated,
    ClinicianCalled,
    ClinicianArrived,
    EmergencyStamped,
    EmergencyEnded,
    LimitChanged,
    DoseDoubtful,
    WasteRecorded,
    ChartMoved,
    ClockStepped,
    ProtocolApproved,
    ApprovalWithdrawn,
    ProtocolProposed,
    PersonEnrolled,
    PersonChanged,
    PersonDisabled,
    SigningKeyNamed,
    LockTimesSet,
    CoSigningSet,
    SignedOff,
    AddendumRecorded,
    ReportStatus,
    *get_args(KeepingFact),
)

UNLISTED = frozenset({"protocols", "people", "site"})
"""Kinds of stream that no derived table is about."""

_TIMES = f"SELECT started_ms, closed_ms FROM {SESSION_INDEX.name} WHERE session = ?"  # noqa: S608 our own name
_ADD = {table.name: insertion(table) for table in PROJECTIONS}
_FORGET = {
    table.name: delete(table).where(STREAM_COLUMNS[table.name] == bindparam("stream"))
    for table in PROJECTIONS
}


def project(connection: Connection, entries: Sequence[Entry]) -> None:
    """Bring the derived tables up to these entries, which are already written."""
    reshaped = {
        e.stream
        for e in entries
        if not isinstance(e.payload, _ADDING)
        or _leaves_out(e)
        or _is_judged_anew(connection, e)
    }
    for stream in reshaped:
        if stream.kind == "patient":
            _reshape_patient(connection, stream)
        else:
            _reshape(connection, stream, known_of(connection, stream))
    for entry in entries:
        if entry.stream not in reshaped:
            _add(connection, MEASUREMENT.name, new_measurement_rows(entry))


def _leaves_out(entry: Entry) -> bool:
    """Whether it may be a set that has to be looked at again."""
    return isinstance(entry.payload, ObservationsRecorded) and bool(
        leaves_out(entry.payload.readings)
    )


def _is_judged_anew(connection: Connection, entry: Entry) -> bool:
    """Whether the dose, already charted, has to be judged by that entry as well.

    After the end anything may take away or amend what was signed.
    """
    row = first_row(connection, _TIMES, entry.stream.id.bytes)
    if row is None:
        return False
    started_ms, closed_ms = row
    is_before = started_ms is not None and to_ms(entry.effective_at) <= started_ms
    return is_before or closed_ms is not None


def rebuild(connection: Connection) -> tuple[Stream, ...]:
    """Derive everything again; returns the streams that can't be read."""
    for table in PROJECTIONS:
        connection.execute(delete(table))
    forget_texts(connection)
    unreadable: list[Stream] = []
    for stream in streams_in(connection):
        try:
            entries = known_of(connection, stream)
        except UnknownKind:
            unreadable.append(stream)
        else:
            _reshape(connection, stream, entries)
    return tuple(unreadable)


def list_readable(connection: Connection, stream: Stream) -> None:
    """List a stream by what can be read of it; nothing where its opening can't be."""
    _reshape(connection, stream, readable_of(connection, stream))
    if stream.kind == "session":
        mark_unknown(connection, stream.id)
        # What alerts in it nobody can tell who can't read all of it.
        connection.execute(_FORGET[CONDENSED.name], {"stream": stream.id.bytes})


def derived(
    stream: Stream, entries: Sequence[Entry], pinned: Pinned, patients: Patients
) -> dict[str, Rows]:
    """What each derived table has to hold of one stream."""
    erased = next((e for e in entries if isinstance(e.payload, PatientErased)), None)
    if erased is not None:
        return _erased(stream, erased)
    if stream.kind == "patient":
        patient = folded_patient(entries)
        return {PATIENT_INDEX.name: [patient_row(patient)] if patient else []}
    if stream.kind in UNLISTED:
        return {}
    session = folded_session(entries)
    # Also of a session whose opening has not arrived.
    measured = {MEASUREMENT.name: measurement_rows(settle(entries))}
    if session is None:
        return {**_no_rows(), **measured}
    return measured | _listed(session, pinned, patients)


def _erased(stream: Stream, entry: Entry) -> dict[str, Rows]:
    """Nothing of the patient, and of a session that it was."""
    if stream.kind == "patient" or not isinstance(entry.payload, PatientErased):
        return {PATIENT_INDEX.name: []}
    row = erased_row(stream.id, entry.payload, entry.recorded_at)
    told = erased(stream.id, entry.payload, entry.recorded_at)
    return {**_no_rows(), SESSION_INDEX.name: [row], REVIEW_INDEX.name: [told]}


def _no_rows() -> dict[str, Rows]:
    """Nothing of a session in any table."""
    names = {name for name, key in STREAM_COLUMNS.items() if key.name == "session"}
    return dict.fromkeys((*names, TEXTS), ())


def _listed(session: Session, pinned: Pinned, patients: Patients) -> dict[str, Rows]:
    """Of an open session no text is kept: it can still be read at the bedside."""
    protocol = pinned(session.opened.protocol.sha256)
    # Who the patient is, is looked up only where something depends on it.
    patient = None if session.is_open else patients(session.patient)
    text = "" if session.is_open else written(session, protocol)
    row = session_row(session, protocol, to_sign=is_to_sign(session, patients))
    cut = None if protocol is None else condensed(session, protocol)
    return {
        SESSION_INDEX.name: [row],
        REVIEW_INDEX.name: [indexed(session, protocol, patient)],
        TEXTS: [Text(session.id.bytes, text)] if text else [],
        CONDENSED.name: [] if cut is None else [cut],
    }


def _reshape_patient(connection: Connection, stream: Stream) -> None:
    """Where they are somebody else now, so is whoever their signed sessions are of."""
    was = listed_identity(connection, stream.id)
    _reshape(connection, stream, known_of(connection, stream))
    if listed_identity(connection, stream.id) == was:
        return
    for session in closed_sessions(connection, stream.id):
        # What can't be read here waits for a signature already.
        with suppress(UnknownKind):
            _reshape(connection, session, known_of(connection, session))


def _reshape(connection: Connection, stream: Stream, entries: Sequence[Entry]) -> None:
    known = pinned_in(connection), patients_in(connection)
    found = derived(stream, entries, *known)
    for name in found.keys() - {REVIEW_INDEX.name, TEXTS}:
        connection.execute(_FORGET[name], {"stream": stream.id.bytes})
        _add(connection, name, found[name])
    if REVIEW_INDEX.name in found:
        told = (*found[REVIEW_INDEX.name], *found[TEXTS])
        list_for_review(connection, stream.id, told)


def _add(connection: Connection, name: str, rows: Rows) -> None:
    if rows:
        add_rows(connection, _ADD[name], rows)
