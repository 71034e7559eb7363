"""What can be told of a session whose course can't be read here."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import PatientErased, SessionOpened, SignedOff, StaffNamed
from monitor.chart.patient import Patient
from monitor.chart.people import PEOPLE, fold_people
from monitor.charting.faults import UnknownKind
from monitor.charting.known_patient import known_by, load_patient
from monitor.charting.ports import Journal
from monitor.charting.reads import Erasure, UnreadableSession


def unreadable_session(
    journal: Journal, stream: Stream, as_of: datetime | None, why: str, remedy: str
) -> UnreadableSession:
    """Raises KeyError where nothing of it was known then."""
    headers = known_by(journal.headers(stream), as_of)
    if not headers:
        raise KeyError(stream.id)
    readable = known_by(journal.readable(stream), as_of)
    opened = [e.payload for e in readable if isinstance(e.payload, SessionOpened)]
    return UnreadableSession(
        id=stream.id,
        why=why,
        remedy=remedy,
        headers=headers,
        unread=frozenset(h.id for h in headers) - {e.id for e in readable},
        opened=opened[0] if opened else None,
        patient=_known_patient(journal, opened[0].patient, as_of) if opened else None,
        staff=tuple(e.payload for e in readable if isinstance(e.payload, StaffNamed)),
        names=_enrolled(journal),
        erasure=_erasure(readable),
    )


def _erasure(readable: Sequence[Entry]) -> Erasure | None:
    signatures = sum(isinstance(e.payload, SignedOff) for e in readable)
    for entry in readable:
        if isinstance(entry.payload, PatientErased):
            return Erasure(
                at=entry.recorded_at,
                by=entry.author,
                reason=entry.reason or "",
                opened_at=entry.payload.opened_at,
                closed_at=entry.payload.closed_at,
                signatures=signatures,
            )
    return None


def _enrolled(journal: Journal) -> dict[UUID, str]:
    """Whoever charted in it without being named there is enrolled here."""
    try:
        people = fold_people(journal.entries(PEOPLE))
    except UnknownKind:
        return {}
    return {person.id: person.name for person in people.everyone}


def _known_patient(
    journal: Journal, id_: UUID, as_of: datetime | None
) -> Patient | None:
    try:
        return load_patient(journal, id_, as_of)
    except (KeyError, UnknownKind):
        return None
