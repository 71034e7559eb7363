"""A damaged file read for whatever of it can be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import dialect
from sqlcipher3 import dbapi2

from monitor.storage.audit_rows import AuditHeader, audit_link
from monitor.storage.erased import (
    KEPT,
    KEPT_AUDIT,
    KIND,
    audit_is_erased,
    entry_is_erased,
)
from monitor.storage.hashing import leaf_of, link_of
from monitor.storage.opening import connected, quiet_mode
from monitor.storage.rows import EntryRow
from monitor.storage.tables import AUDIT, AUDIT_PAYLOAD, ENTRY, PAYLOAD

Row = tuple[Any, ...]
_MOST_MISSES = 20_000
"""How many in a row can't be read before no more are looked for: more than hang on any
one page of a record of a million entries."""


class Chained(NamedTuple):
    """A table whose rows are hashed, with that of their payloads.

    ``kept`` are the kinds that keep theirs where the rest of a stream is erased.
    """

    headers: Table
    payloads: Table
    header: Callable[[Iterable[Any]], Any]
    link: Callable[[Any], bytes]
    noun: str
    about: Callable[[Any], Row]
    kept: tuple[str, ...]
    is_erased: Callable[[str], str]


def _stream(entry: EntryRow) -> Row:
    return (entry.stream,)


def _whose(row: AuditHeader) -> Row:
    return (row.patient, row.subject)


ENTRIES = Chained(
    ENTRY, PAYLOAD, EntryRow._make, link_of, "Entry", _stream, KEPT, entry_is_erased
)
CHAINED = (
    ENTRIES,
    Chained(
        AUDIT,
        AUDIT_PAYLOAD,
        AuditHeader._make,
        audit_link,
        "Row",
        _whose,
        KEPT_AUDIT,
        audit_is_erased,
    ),
)


class Pieces:
    """A file that is opened anew after each part of it that can't be read.

    SQLCipher reads nothing more through a connection that met a damaged page.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._driver: dbapi2.Connection | None = None
        self.is_broken = False

    def close(self) -> None:
        if self._driver is not None:
            self._driver.close()
        self._driver = None

    def ask(self, question: str, *values: object) -> Iterator[Row]:
        """The rows up to the first that can't be read; then ``is_broken`` is set."""
        self.is_broken = False
        try:
            if self._driver is None:
                self._driver = connected(self._path, self._key, quiet_mode(self._path))
            yield from self._driver.execute(question, values)
        except dbapi2.Error:
            self.is_broken = True
            self.close()


def whole_rows(
    pieces: Pieces, of: Chained, emptied: frozenset[bytes]
) -> Iterator[tuple[Row, Row | None]]:
    """Header row and payload row of each that is as it was written, by arrival.

    Of what is about one of the ``emptied`` streams there is no payload row, except of
    the kinds that keep theirs.
    """
    for row in _by_arrival(pieces, of.headers, _with_payload(of)):
        header, payload = row[:-2], (row[0], *row[-2:])
        read = of.header(header[1:])
        if read.link != of.link(read):
            continue
        is_emptied = read.kind not in of.kept and not emptied.isdisjoint(of.about(read))
        if is_emptied:
            yield header, None
        elif None not in payload and read.leaf == leaf_of(*payload[1:]):
            yield header, payload


def emptied_streams(pieces: Pieces) -> frozenset[bytes]:
    """Those of whose content nothing is left, or of whose erasure there is a header.

    Also where the one or the other can't be read any more.
    """
    said, lacking, full = set[bytes](), set[bytes](), set[bytes]()
    for row in _by_arrival(pieces, ENTRY, _alone(ENTRIES)):
        read = EntryRow._make(row[1:])
        if read.kind == KIND and read.link == link_of(read):
            said.add(read.stream)
    for row in _by_arrival(pieces, ENTRY, _with_payload(ENTRIES)):
        read = EntryRow._make(row[1:-2])
        if read.kind not in KEPT and read.link == link_of(read):
            (lacking if None in row[-2:] else full).add(read.stream)
    return frozenset(said | (lacking - full))


def numbers(pieces: Pieces, of: Chained) -> Iterator[Row]:
    """Every number of a chain that an index still knows, also of lost rows."""
    asked = f"SELECT station, epoch, seq FROM {of.headers.name}"  # noqa: S608 our own
    yield from (tuple(row) for row in pieces.ask(asked))


def header_at(pieces: Pieces, of: Chained, row: Sequence[Any]) -> Any | None:
    """The header of a number whose content can't be read; None where it can't too."""
    asked = (
        f"SELECT * FROM {of.headers.name} "  # noqa: S608 our own names
        "WHERE station = ? AND epoch = ? AND seq = ?"
    )
    for found in pieces.ask(asked, *row):
        return of.header(found[1:])
    return None


def rows_of(pieces: Pieces, table: Table) -> Iterator[Row]:
    """Of any other table what can be read from its beginning and from its end."""
    keys = [column.name for column in table.primary_key]
    columns = ", ".join(column.name for column in table.columns)
    asked = f"SELECT {columns} FROM {table.name} ORDER BY "  # noqa: S608 our own
    yield from pieces.ask(asked + ", ".join(keys))
    if pieces.is_broken:
        yield from pieces.ask(asked + ", ".join(f"{key} DESC" for key in keys))


def _by_arrival(
    pieces: Pieces, table: Table, statements: tuple[str, str]
) -> Iterator[Row]:
    """All that follow; past a damaged part one by one until one can be read again."""
    following, alone = statements
    last, end = 0, _last_arrival(pieces, table)
    while last <= end:
        for row in pieces.ask(following, last):
            last = row[0]
            yield row
        if not pieces.is_broken:
            return
        missed_to = min(end, last + _MOST_MISSES)
        found: Row | None = None
        while found is None and last < missed_to:
            last += 1
            found = next(pieces.ask(alone, last), None)
        if found is None:
            return
        yield found


def _last_arrival(pieces: Pieces, table: Table) -> int:
    """By the table itself, or by any of its indexes; 0 where neither can be read."""
    name = table.name
    for asked in (
        f"SELECT max(arrival) FROM {name}",  # noqa: S608 our own names
        f"SELECT max(+arrival) FROM {name}",  # noqa: S608 our own names
    ):
        for (last,) in pieces.ask(asked):
            return int(last or 0)
    return 0


def _with_payload(of: Chained) -> tuple[str, str]:
    """For all rows behind an arrival, and for the one of that arrival."""
    payload = of.payloads.c
    statement = select(of.headers, payload.salt, payload.content).outerjoin(
        of.payloads, payload.arrival == of.headers.c.arrival
    )
    return _placed(of, str(statement.compile(dialect=dialect())))


def _alone(of: Chained) -> tuple[str, str]:
    """The same without the payload, which may be damaged where the header is not."""
    return _placed(of, str(select(of.headers).compile(dialect=dialect())))


def _placed(of: Chained, rendered: str) -> tuple[str, str]:
    arrival = f"{of.headers.name}.arrival"
    return (
        f"{rendered} WHERE {arrival} > ? ORDER BY {arrival}",
        f"{rendered} WHERE {arrival} = ?",
    )
