"""The audit log in the encrypted file, beside the entries and chained like them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BLOB,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    tuple_,
)

from monitor.chart.audit import NewDeed
from monitor.chart.entries import Actor
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import AuditQuery, AuditRow, Circumstances, Followed
from monitor.clock import Clock
from monitor.storage.audit_following import follow
from monitor.storage.audit_rows import AuditHeader, audit_row, encoded, seal
from monitor.storage.database import Database
from monitor.storage.rows import to_ms
from monitor.storage.sealing import Head
from monitor.storage.stations import own_station
from monitor.storage.tables import AUDIT, AUDIT_PAYLOAD, insertion

AUDIT_COLUMNS = tuple(AUDIT.c[name] for name in AuditHeader._fields)
_WHOLE = select(*AUDIT_COLUMNS, AUDIT_PAYLOAD.c.content).outerjoin_from(
    AUDIT, AUDIT_PAYLOAD
)
_BY_ID = _WHOLE.where(AUDIT.c.id == bindparam("id"))
_AFTER = AUDIT.alias()
_WHO_UNINDEXED: ColumnElement[bytes] = literal_column("+audit.who", BLOB)
_LAST_ARRIVAL = select(func.coalesce(func.max(AUDIT.c.arrival), 0))
_HEAD = (
    select(AUDIT.c.seq, AUDIT.c.link)
    .where(AUDIT.c.station == bindparam("station"), AUDIT.c.epoch == bindparam("epoch"))
    .order_by(AUDIT.c.seq.desc())
    .limit(1)
)


class FileAuditLog:
    """The audit log of an open record."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._station = own_station(database, clock)

    def add(
        self, deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances
    ) -> None:
        ids = [new.id for new in deeds]
        self._database.write(ids, lambda c: self.add_within(c, deeds, who, when))

    def add_within(
        self,
        connection: Connection,
        deeds: Sequence[NewDeed],
        who: Actor | None,
        when: Circumstances,
    ) -> None:
        """Of an act in the record itself: in its transaction, or neither is."""
        fresh = [new for new in deeds if not _is_there(connection, new, who)]
        if not fresh:
            return
        head = self._head(connection)
        arriving = list(enumerate(seal(fresh, who, when, head), head.arrival + 1))
        connection.exec_driver_sql(
            insertion(AUDIT), [(arrival, *one.row) for arrival, one in arriving]
        )
        connection.exec_driver_sql(
            insertion(AUDIT_PAYLOAD),
            [(arrival, one.salt, one.content) for arrival, one in arriving],
        )

    def find(self, query: AuditQuery) -> tuple[AuditRow, ...]:
        with self._database.reading() as connection:
            return tuple(_told(row) for row in connection.execute(selected(query)))

    def follow(self, so_far: Followed) -> Followed:
        return follow(self._database, so_far)

    def _head(self, connection: Connection) -> Head:
        key = {
            "station": self._station.id.bytes,
            "epoch": self._station.epoch.bytes,
        }
        last = connection.execute(_HEAD, key).first()
        head = Head(
            station=self._station,
            arrival=connection.execute(_LAST_ARRIVAL).scalar_one(),
        )
        if last is None:
            return head
        return Head(
            station=head.station, arrival=head.arrival, seq=last.seq, link=last.link
        )


def _is_there(connection: Connection, new: NewDeed, who: Actor | None) -> bool:
    row = connection.execute(_BY_ID, {"id": new.id.bytes}).first()
    if row is None:
        return False
    told = _told(row)
    same = (new.subject, new.patient, who and who.person)
    if row[-1] != encoded(new.deed) or same != (told.subject, told.patient, told.who):
        raise ConflictingEntry(new.id)
    return True


def selected(query: AuditQuery) -> Select[Any]:
    """The statement that answers a search; by an index, whatever is asked."""
    found = _WHOLE.order_by(AUDIT.c.at_ms.desc(), AUDIT.c.arrival.desc())
    if query.who is not None:
        # One patient has far fewer rows than one person: theirs is the index to go by.
        who = AUDIT.c.who if query.patient is None else _WHO_UNINDEXED
        found = found.where(who == query.who.bytes)
    if query.patient is not None:
        found = found.where(AUDIT.c.patient == query.patient.bytes)
    if query.since is not None:
        found = found.where(AUDIT.c.at_ms >= to_ms(query.since))
    if query.until is not None:
        found = found.where(AUDIT.c.at_ms < to_ms(query.until))
    if query.after is not None:
        last = select(_AFTER.c.arrival).where(_AFTER.c.id == query.after.id.bytes)
        arrival = last.scalar_subquery()
        place = tuple_(AUDIT.c.at_ms, AUDIT.c.arrival)
        found = found.where(place < tuple_(to_ms(query.after.at), arrival))
    return found.limit(query.limit)


def _told(row: Sequence[Any]) -> AuditRow:
    return audit_row(AuditHeader._make(row[:-1]), row[-1])
