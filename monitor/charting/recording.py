"""All that the record has of a session, with when each of it came to be known here."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Actor, Entry, Stream
from monitor.chart.patient import fold_patient
from monitor.chart.session import Session, fold
from monitor.charting.authority import Authority
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.loading import load_session
from monitor.charting.ports import Journal, SessionQuery
from monitor.charting.reads import UnreadableSession
from monitor.charting.shelf import Shelf
from monitor.protocol.care_protocol import CareProtocol


class Recording(Struct, frozen=True, kw_only=True):
    """What a session can be played from; entries stand as they came.

    ``patients`` are the facts of each patient that it ever was charted under, none of
    one who is among the ``erased``, and ``others`` the other sessions that are or once
    were of one of them, the newest first. One that this version can't read is left out.
    """

    id: UUID
    entries: tuple[Entry, ...]
    protocol: CareProtocol
    patients: Mapping[UUID, tuple[Entry, ...]]
    others: tuple[tuple[Entry, ...], ...] = ()
    erased: frozenset[UUID] = frozenset()
    is_approval_verified: bool = False


class Recordings:
    """Reads them from the journal, for whoever may read charts."""

    def __init__(self, journal: Journal, shelf: Shelf, authority: Authority) -> None:
        self._journal = journal
        self._shelf = shelf
        self._authority = authority

    def of(
        self, id_: UUID, *, by: Actor | None = None
    ) -> Recording | UnreadableSession:
        """Raises KeyError where there is no such session."""
        self._authority.reader(by, "charts")
        loaded = load_session(self._journal, self._shelf, id_)
        if isinstance(loaded, UnreadableSession):
            return loaded
        patients = {
            patient: self._entries(Stream("patient", patient))
            for patient in _ever_of(loaded.session)
        }
        return Recording(
            id=id_,
            entries=loaded.entries,
            protocol=loaded.protocol,
            is_approval_verified=loaded.is_verified,
            patients=patients,
            others=tuple(self._others(id_, patients)),
            erased=frozenset(filter(self._is_erased, patients)),
        )

    def _is_erased(self, patient: UUID) -> bool:
        try:
            self._journal.entries(Stream("patient", patient))
        except Erased:
            return True
        except UnknownKind:
            return False
        return False

    def _others(
        self, id_: UUID, patients: Mapping[UUID, tuple[Entry, ...]]
    ) -> Iterator[tuple[Entry, ...]]:
        ids = {
            row.id
            for patient in patients
            for row in self._journal.sessions(SessionQuery(patient=patient, limit=None))
        }
        for own in filter(None, patients.values()):
            ids |= {move.session for move in fold_patient(own).moves}
        read = (self._entries(Stream("session", other)) for other in ids - {id_})
        found = [(fold(entries), entries) for entries in read if entries]
        found.sort(key=lambda one: (one[0].opened_at, one[0].id), reverse=True)
        for _, entries in found:
            yield entries

    def _entries(self, stream: Stream) -> tuple[Entry, ...]:
        """Nothing where they can't be read, or were erased."""
        try:
            return self._journal.entries(stream)
        except UnknownKind:
            return ()


def _ever_of(session: Session) -> set[UUID]:
    """The patients that it was charted under, one after the other."""
    return {session.opened.patient, *(move.to_patient for _, move in session.moves)}
