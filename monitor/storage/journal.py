"""The journal in the encrypted file: entries, proof and projections in one commit."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from uuid import UUID

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from monitor.chart.entries import Actor, Entry, NewEntry, Stream
from monitor.chart.patient import Patient
from monitor.charting.condensed import CondensedRow
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
from monitor.clock import Clock
from monitor.storage.ballast import with_reserve
from monitor.storage.condensed import closed_by_protocol, condensed_rows
from monitor.storage.database import Database
from monitor.storage.drafts import FileDrafts
from monitor.storage.erasing import erase
from monitor.storage.listings import find_patient, list_patients, list_sessions
from monitor.storage.patient_sessions import sessions_of
from monitor.storage.projecting import project
from monitor.storage.reading import (
    chain_since,
    entries_by_id,
    entries_of,
    head_of,
    headers_of,
    last_recorded_at,
    readable_of,
)
from monitor.storage.review_reading import ReviewReading
from monitor.storage.sealing import Head, already_stored, sealed
from monitor.storage.stations import own_station
from monitor.storage.tables import PROTOCOL
from monitor.storage.writing import write

_PROTOCOL = select(PROTOCOL.c.content).where(PROTOCOL.c.sha256 == bindparam("sha256"))


class FileJournal:
    """The journal of this workstation, in an open database; also keeps the drafts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._drafts = FileDrafts(database)
        self._station = own_station(database, clock)
        self._head: Head | None = None
        self._review = ReviewReading()

    @property
    def station(self) -> Station:
        return self._station

    def append(
        self,
        new_entries: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Entry, ...]:
        if not new_entries:
            return ()
        folder = self._database.folder.path
        append = partial(self._append, new_entries, actor, circumstances)
        try:
            return with_reserve(folder, append)
        except IntegrityError:
            # Usually the guard that refuses an id twice; then this is a retry.
            stored = self.confirm([new.id for new in new_entries])
            if not stored:
                raise
        return already_stored(new_entries, actor, stored)

    def last_recorded_at(self) -> datetime | None:
        with self._database.reading() as connection:
            return last_recorded_at(connection, self._station)

    def confirm(self, ids: Sequence[UUID]) -> tuple[Entry, ...]:
        with self._database.reading() as connection:
            return entries_by_id(connection, ids)

    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        with self._database.reading() as connection:
            return entries_of(connection, stream)

    def readable(self, stream: Stream) -> tuple[Entry, ...]:
        with self._database.reading() as connection:
            return readable_of(connection, stream)

    def headers(self, stream: Stream) -> tuple[Header, ...]:
        with self._database.reading() as connection:
            return headers_of(connection, stream)

    def entries_since(self, station: Station, seq: int) -> tuple[Entry, ...]:
        with self._database.reading() as connection:
            return chain_since(connection, station, seq)

    def sessions(self, query: SessionQuery) -> tuple[SessionRow, ...]:
        with self._database.reading() as connection:
            return list_sessions(connection, query)

    def sessions_of(self, patient: UUID) -> tuple[PatientSession, ...]:
        with self._database.reading() as connection:
            return sessions_of(connection, patient)

    def reviewed(
        self, sought: Sought, after: Place | None = None, limit: int = PAGE
    ) -> Sequence[ReviewRow]:
        with self._database.reading() as connection:
            return self._review.page(connection, sought, after, limit)

    def review_counts(self, sought: Sought, today: date) -> FacetCounts | None:
        with self._database.reading() as connection:
            return self._review.counts(connection, sought, today)

    def review_found(self, sought: Sought) -> int | None:
        with self._database.reading() as connection:
            return self._review.found(connection, sought)

    def condensed(
        self, protocol_id: str, after: int, limit: int
    ) -> Sequence[tuple[int, CondensedRow]]:
        with self._database.reading() as connection:
            return condensed_rows(connection, protocol_id, after, limit)

    def closed_by_protocol(self) -> Mapping[str, int]:
        with self._database.reading() as connection:
            return closed_by_protocol(connection)

    def patients(
        self, text: str = "", limit: int | None = MOST_FOUND
    ) -> tuple[Patient, ...]:
        with self._database.reading() as connection:
            return list_patients(connection, text, limit)

    def patient_numbered(self, identifier: str) -> Patient | None:
        with self._database.reading() as connection:
            return find_patient(connection, identifier)

    def keep_protocol(self, text: str) -> str:
        content = text.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        with self._database.transaction() as connection:
            if connection.execute(_PROTOCOL, {"sha256": sha256}).first() is None:
                row = {"sha256": sha256, "content": content}
                connection.execute(insert(PROTOCOL), row)
        return sha256

    def protocol(self, sha256: str) -> str:
        with self._database.reading() as connection:
            content = connection.execute(_PROTOCOL, {"sha256": sha256}).scalar()
        if not isinstance(content, bytes):
            raise KeyError(sha256)
        return content.decode()

    def protocols(self) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return tuple(connection.execute(select(PROTOCOL.c.sha256)).scalars())

    def put_draft(self, draft: Draft) -> None:
        self._drafts.put_draft(draft)

    def delete_draft(self, id_: UUID) -> None:
        self._drafts.delete_draft(id_)

    def drafts(self) -> tuple[Draft, ...]:
        return self._drafts.drafts()

    def _append(
        self,
        new_entries: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Entry, ...]:
        # Remembered between appends, since nobody else writes. Were it ever wrong, the
        # triggers would refuse the entry.
        head, self._head = self._head, None
        self._review.forget()
        ids = [new.id for new in new_entries]
        with self._database.transaction(ids) as connection:
            head = head or head_of(connection, self._station)
            done = sealed(new_entries, actor, circumstances, head)
            write(connection, done, head.arrival)
            entries = tuple(one.entry for one in done)
            project(connection, entries)
            is_erasing = erase(connection, entries, self._database.folder.path)
        self._head = head.after(done)
        if is_erasing:
            self._database.fold_log()
        return entries
