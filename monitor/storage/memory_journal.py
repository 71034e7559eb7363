"""The same journal in memory, for tests and for playing a session that is not kept."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.entries import Actor, Entry, NewEntry, Stream, tag_of
from monitor.chart.follow_up import call_day
from monitor.chart.patient import Patient
from monitor.chart.queries import queries_answered, queries_to_answer
from monitor.chart.session import Session
from monitor.chart.signed_state import waits_for_a_signature
from monitor.charting.condensed import CondensedRow
from monitor.charting.patient_search import (
    alphabetical,
    number_key,
    searchable,
    words_of,
)
from monitor.charting.patient_sessions import PatientSession
from monitor.charting.ports import (
    MOST_FOUND,
    Circumstances,
    Draft,
    Header,
    SessionQuery,
    SessionRow,
    Station,
)
from monitor.charting.review_list import (
    PAGE,
    FacetCounts,
    Place,
    ReviewRow,
    Sought,
)
from monitor.clock import new_id
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.still_to_review import to_review
from monitor.review.condensing import condensed
from monitor.storage.codec import split_tag
from monitor.storage.memory_review import MemoryReview
from monitor.storage.pinned import read_protocol
from monitor.storage.projections import folded_patient, folded_session, opened_day
from monitor.storage.sealing import Head, already_stored, sealed


class MemoryJournal:
    """Everything for as long as the process lives; also keeps the drafts."""

    def __init__(self, station: Station | None = None) -> None:
        self._station = station or Station(id=new_id(), epoch=new_id())
        self._head = Head(station=self._station)
        self._entries: list[Entry] = []
        self._drafts: dict[UUID, Draft] = {}
        self._protocols: dict[str, str] = {}
        self._review = MemoryReview(self._with_protocols, self._known_patient)

    @property
    def station(self) -> Station:
        return self._station

    def append(
        self,
        new_entries: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Entry, ...]:
        stored = self.confirm([new.id for new in new_entries])
        if stored or not new_entries:
            return already_stored(new_entries, actor, stored)
        done = sealed(new_entries, actor, circumstances, self._head)
        self._head = self._head.after(done)
        entries = tuple(one.entry for one in done)
        self._entries += entries
        for entry in entries:
            self._drafts.pop(entry.id, None)
        return entries

    def last_recorded_at(self) -> datetime | None:
        return self._entries[-1].recorded_at if self._entries else None

    def confirm(self, ids: Sequence[UUID]) -> tuple[Entry, ...]:
        return tuple(e for e in self._entries if e.id in ids)

    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        return tuple(e for e in self._entries if e.stream == stream)

    def readable(self, stream: Stream) -> tuple[Entry, ...]:
        return self.entries(stream)

    def headers(self, stream: Stream) -> tuple[Header, ...]:
        return tuple(_header(entry) for entry in self.entries(stream))

    def entries_since(self, station: Station, seq: int) -> tuple[Entry, ...]:
        if station != self._station:
            return ()
        return tuple(self._entries[seq:])

    def sessions(self, query: SessionQuery) -> tuple[SessionRow, ...]:
        found = [row for s in self._folded_sessions() if (row := self._row(s, query))]
        found.sort(key=_newest_first, reverse=True)
        if query.after is not None:
            last = _newest_first(query.after)
            found = [row for row in found if _newest_first(row) < last]
        return tuple(found[: query.limit])

    def sessions_of(self, patient: UUID) -> tuple[PatientSession, ...]:
        last = {entry.stream.id: n for n, entry in enumerate(self._entries, start=1)}
        return tuple(
            PatientSession(row.id, row.opened_at, last[row.id])
            for row in self.sessions(SessionQuery(patient=patient, limit=None))
        )

    def reviewed(
        self, sought: Sought, after: Place | None = None, limit: int = PAGE
    ) -> tuple[ReviewRow, ...]:
        return self._review.page(sought, after, limit)

    def review_counts(self, sought: Sought, today: date) -> FacetCounts:
        return self._review.counts(sought, today)

    def review_found(self, sought: Sought) -> int:
        return self._review.found(sought)

    def condensed(
        self, protocol_id: str, after: int, limit: int
    ) -> list[tuple[int, CondensedRow]]:
        found = (
            condensed(session, protocol)
            for session, protocol in self._with_protocols()
            if protocol is not None and protocol.id == protocol_id
        )
        rows = [row for row in found if row is not None]
        return [*enumerate(rows, start=1)][after : after + limit]

    def closed_by_protocol(self) -> Counter[str]:
        sessions = self._folded_sessions()
        return Counter(s.opened.protocol.id for s in sessions if not s.is_open)

    def patients(
        self, text: str = "", limit: int | None = MOST_FOUND
    ) -> tuple[Patient, ...]:
        found = [p for p in self._folded_patients() if _occurs(text, p)]
        found.sort(key=lambda p: (alphabetical(p.details), p.id))
        return tuple(found[:limit])

    def patient_numbered(self, identifier: str) -> Patient | None:
        key = number_key(identifier)
        for patient in self.patients(limit=None):
            if key and number_key(patient.details.identifier) == key:
                return patient
        return None

    def keep_protocol(self, text: str) -> str:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self._protocols[sha256] = text
        return sha256

    def protocol(self, sha256: str) -> str:
        return self._protocols[sha256]

    def protocols(self) -> tuple[str, ...]:
        return tuple(self._protocols)

    def put_draft(self, draft: Draft) -> None:
        self._drafts[draft.id] = draft

    def delete_draft(self, id_: UUID) -> None:
        self._drafts.pop(id_, None)

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(sorted(self._drafts.values(), key=lambda d: (d.saved_at, d.id)))

    def _folded_sessions(self) -> Iterator[Session]:
        for stream in {e.stream for e in self._entries if e.stream.kind == "session"}:
            if session := folded_session(self.entries(stream)):
                yield session

    def _with_protocols(self) -> list[tuple[Session, CareProtocol | None]]:
        return [(s, self._pinned(s)) for s in self._folded_sessions()]

    def _folded_patients(self) -> Iterator[Patient]:
        for stream in {e.stream for e in self._entries if e.stream.kind == "patient"}:
            if patient := self._patient(stream.id):
                yield patient

    def _patient(self, id_: UUID) -> Patient | None:
        """As the index has it: who it is, and nothing more."""
        patient = self._known_patient(id_)
        return None if patient is None else replace(patient, moves=(), facts=())

    def _known_patient(self, id_: UUID) -> Patient | None:
        return folded_patient(self.entries(Stream("patient", id_)))

    def _pinned(self, session: Session) -> CareProtocol | None:
        text = self._protocols.get(session.opened.protocol.sha256)
        return None if text is None else read_protocol(text.encode())

    def _is_of_state(self, query: SessionQuery, session: Session) -> bool:
        match query.state:
            case "review":
                return to_review(self._pinned(session), session) > 0
            case "to sign":
                patient = self._known_patient(session.patient)
                return waits_for_a_signature(session, patient)
            case "asked":
                return bool(queries_to_answer(session))
            case "answered":
                return bool(queries_answered(session))
            case "open" | "closed":
                return session.is_open == (query.state == "open")
            case None:
                return True

    def _row(self, session: Session, query: SessionQuery) -> SessionRow | None:
        """The session's line, if the query wants it."""
        opened = session.opened
        patient = self._patient(session.patient)
        wrong = self._patient(opened.patient) if session.moves else None
        day = opened_day(session)
        wanted = (
            _occurs(query.text, patient) or (wrong and _occurs(query.text, wrong)),
            query.patient in (None, session.patient),
            query.first_day is None or query.first_day <= day,
            query.last_day is None or day <= query.last_day,
            self._is_of_state(query, session),
            query.call_by is None or _is_called_by(query.call_by, session),
        )
        if not all(wanted):
            return None
        return SessionRow(
            id=session.id,
            patient=patient,
            moved_from=wrong,
            opened_at=session.opened_at,
            started_at=session.dose_started_at,
            ended_at=session.dose_ended_at,
            closed_at=session.closed_at,
            zone=opened.zone,
            room=opened.room,
            protocol_id=opened.protocol.id,
            protocol_version=opened.protocol.version,
        )


def _newest_first(row: SessionRow) -> tuple[object, ...]:
    return (row.opened_at, row.id)


def _is_called_by(day: date, session: Session) -> bool:
    due = call_day(session)
    return due is not None and due <= day


def _occurs(text: str, patient: Patient | None) -> bool:
    haystack = searchable(patient.details) if patient else ""
    return all(word in haystack for word in words_of(text))


def _header(entry: Entry) -> Header:
    name, version = split_tag(tag_of(entry.payload))
    return Header(
        id=entry.id,
        kind=name,
        version=version,
        author=entry.author,
        effective_at=entry.effective_at,
        recorded_at=entry.recorded_at,
        received_at=entry.received_at,
    )
