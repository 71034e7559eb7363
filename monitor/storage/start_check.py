"""What is proved when a record is opened: that it is still what it was, and goes on.

To follow all chains of 500,000 entries takes ten seconds. The copy of each day does
that; here what was written since is followed, from where it left off.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from monitor.mistakes import traced
from monitor.storage.audit_rows import AuditHeader
from monitor.storage.chain import (
    AUDIT_CHAIN_ON,
    CHAIN_ON,
    ChainHead,
    audit_breaks,
    breaks,
)
from monitor.storage.contents import UNREADABLE
from monitor.storage.database import Database
from monitor.storage.faults import NotAsWritten
from monitor.storage.missing import Gaps
from monitor.storage.named_missing import believed_missing
from monitor.storage.proved import Proved, keep_proved, proved
from monitor.storage.rows import EntryRow

_log = logging.getLogger(__name__)
_MOST_ROWS = 20_000
"""Rows of one chain, half a second; the copy of the day follows the rest."""


class _Kind(NamedTuple):
    """A table of chains, and how it is followed."""

    table: str
    noun: str
    header: Any
    on: str
    breaks: Any


_ENTRIES = _Kind("entry", "Entry", EntryRow._make, CHAIN_ON, breaks)
_AUDIT = _Kind("audit", "Row", AuditHeader._make, AUDIT_CHAIN_ON, audit_breaks)


def check_since_proved(database: Database, now: datetime) -> None:
    """Raises NotAsWritten where anything is not as it was; keeps how far it came."""
    folder = database.folder.path
    before = proved(folder) or Proved(at=now)
    known = believed_missing(database)
    with _unreadable_told(), database.reading() as connection:
        entries = _followed(connection, _ENTRIES, before.entries, known)
        audit = _followed(connection, _AUDIT, before.audit, known)
    after = Proved(at=now, entries=entries, audit=audit)
    if (after.entries, after.audit) == (before.entries, before.audit):
        return
    try:
        keep_proved(folder, after)
    except OSError as error:
        _log.warning("How far the record was proved is not kept: %s", error.strerror)


@contextmanager
def _unreadable_told() -> Iterator[None]:
    """What is in a row is nothing that Vigil wrote, as bytes that are no text.

    The error itself would tell what stands there, which may be a name.
    """
    try:
        yield
    except (DBAPIError, TypeError, ValueError) as mistake:
        _log.error("A row of the record can't be read. %s", traced(mistake))
        raise NotAsWritten(UNREADABLE) from None


def _followed(
    connection: Connection, kind: _Kind, heads: Sequence[ChainHead], known: Gaps
) -> tuple[ChainHead, ...]:
    """The ends that all chains have now, as far as they were followed."""
    left = {(head.station.bytes, head.epoch.bytes): head for head in heads}
    found: list[ChainHead] = []
    for chain in _chains(connection, kind):
        last = _last_proved(connection, kind, left.pop(chain, None))
        place = (*chain, last.seq if last else 0)
        rows = connection.exec_driver_sql(f"{kind.on} LIMIT {_MOST_ROWS}", place)
        for finding in islice(kind.breaks(rows, found, known, last), 1):
            raise NotAsWritten(finding)
    for head in left.values():
        raise NotAsWritten(_gone(kind, head))
    return tuple(found)


def _chains(connection: Connection, kind: _Kind) -> Iterator[tuple[bytes, bytes]]:
    """Each station and epoch, by looking up the next in the index of the numbers."""
    asked = f"SELECT station, epoch FROM {kind.table} WHERE "  # noqa: S608 our own name
    same = f"{asked} station = ? AND epoch > ? ORDER BY epoch LIMIT 1"
    other = f"{asked} station > ? ORDER BY station, epoch LIMIT 1"
    row = connection.exec_driver_sql(other, (b"",)).first()
    while row is not None:
        chain = (row[0], row[1])
        yield chain
        row = connection.exec_driver_sql(same, chain).first()
        if row is None:
            row = connection.exec_driver_sql(other, chain[:1]).first()


def _last_proved(
    connection: Connection, kind: _Kind, head: ChainHead | None
) -> Any | None:
    """The row that was proved last; raises NotAsWritten where it is another now."""
    if head is None:
        return None
    place = (head.station.bytes, head.epoch.bytes, head.seq - 1)
    row = connection.exec_driver_sql(f"{kind.on} LIMIT 1", place).first()
    last = None if row is None else kind.header(tuple(row)[:-3])
    if last is None or (last.seq, last.link.hex()) != (head.seq, head.link):
        raise NotAsWritten(_gone(kind, head))
    return last


def _gone(kind: _Kind, head: ChainHead) -> str:
    epoch = UUID(bytes=head.epoch.bytes)
    return f"{kind.noun} {head.seq} of epoch {epoch} was proved, and is not there now"
