"""The earlier sessions of a patient, read from the journal."""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from msgspec import Struct

from monitor.chart.earlier import EarlierSession, earlier_session
from monitor.chart.entries import Stream
from monitor.chart.kinds import ChartMoved, WeightRecorded
from monitor.chart.patient import Patient, fold_patient
from monitor.chart.session import fold
from monitor.charting.faults import UnknownKind
from monitor.charting.kept_earlier import KeptEarlier
from monitor.charting.known_patient import known_by
from monitor.charting.ports import Journal, SessionQuery

MOST_EARLIER = 60
"""Two years of a session a fortnight, after a first series; older ones add little."""


class MovedAway(Struct, frozen=True, kw_only=True):
    """A chart that was begun under this patient; ``to`` is the number whose it is."""

    opened_at: datetime
    zone: str
    to: str


class PatientPast(Struct, frozen=True, kw_only=True):
    """What is known of a patient from before: sessions, the newest first."""

    sessions: tuple[EarlierSession, ...] = ()
    moved: tuple[MovedAway, ...] = ()


def patient_past(journal: Journal, patient: Patient) -> PatientPast:
    """All of the patient's sessions, and the charts that were moved away from them."""
    away = [m for m in patient.moves if m.from_patient == patient.id]
    rows = {
        row.id: row
        for to in set(_who_may_have_it(journal, away))
        for row in journal.sessions(SessionQuery(patient=to, limit=None))
    }
    moved = [rows[m.session] for m in away if m.session in rows]
    moved = [
        row for row in moved if row.patient is None or row.patient.id != patient.id
    ]
    return PatientPast(
        sessions=earlier_sessions(journal, patient.id),
        moved=tuple(
            MovedAway(
                opened_at=row.opened_at,
                zone=row.zone,
                to="" if row.patient is None else row.patient.details.identifier,
            )
            for row in dict.fromkeys(moved)
        ),
    )


def _who_may_have_it(journal: Journal, away: Iterable[ChartMoved]) -> Iterator[UUID]:
    """To whom the charts went, and to whom each went on from there."""
    seen: set[tuple[UUID, UUID]] = set()
    waiting = [(move.session, move.to_patient) for move in away]
    while waiting:
        session, to = waiting.pop()
        if (session, to) in seen:
            continue
        seen.add((session, to))
        yield to
        try:
            onward = fold_patient(journal.entries(Stream("patient", to))).moves
        except UnknownKind:
            continue
        waiting += [(m.session, m.to_patient) for m in onward if m.session == session]


def earlier_sessions(
    journal: Journal,
    patient: UUID,
    session: UUID | None = None,
    as_of: datetime | None = None,
    kept: KeptEarlier | None = None,
) -> tuple[EarlierSession, ...]:
    """The patient's sessions before that one, the newest first.

    Or all of them where that one is not there yet. One that this version can't read
    is left out; the session list says so. What is ``kept`` of those as they now stand
    is not worked out anew.
    """
    rows = journal.sessions_of(patient)
    here = next((row for row in rows if row.id == session), None)
    found = []
    for row in rows:
        if row.id == session or (here is not None and row.opened_at > here.opened_at):
            continue
        work_out = partial(_earlier, journal, row.id, as_of)
        if kept is None or as_of is not None:
            came_to = work_out()
        else:
            came_to = kept.of(row, work_out)
        if came_to is not None:
            found.append(came_to)
        if len(found) == MOST_EARLIER:
            break
    return tuple(found)


def _earlier(
    journal: Journal, session: UUID, as_of: datetime | None
) -> EarlierSession | None:
    """What it came to; None where nothing was known yet, or it can't be read."""
    try:
        entries = known_by(journal.entries(Stream("session", session)), as_of)
    except UnknownKind:
        return None
    return earlier_session(fold(entries)) if entries else None


def last_weight_before(
    journal: Journal, patient: UUID, at: datetime, without: Container[UUID] = ()
) -> WeightRecorded | None:
    """The weight of the patient's last session before that time that has one.

    ``without`` are sessions that are found not to be the patient's.
    """
    rows = journal.sessions(SessionQuery(patient=patient, limit=None))
    for row in rows:
        if row.id in without or row.opened_at >= at:
            continue
        try:
            entries = journal.entries(Stream("session", row.id))
        except UnknownKind:
            continue
        weight = fold(entries).weight
        if weight is not None:
            return weight
    return None


def last_dose_before(
    journal: Journal, patient: UUID, at: datetime, without: Container[UUID] = ()
) -> datetime | None:
    """When the patient's last dose before that time began; None where none did.

    ``without`` are sessions that are found not to be the patient's.
    """
    rows = journal.sessions(SessionQuery(patient=patient, limit=None))
    begun = [
        row.started_at
        for row in rows
        if row.id not in without and row.started_at is not None and row.started_at < at
    ]
    return max(begun, default=None)
