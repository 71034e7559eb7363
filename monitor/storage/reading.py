"""Entries read back from the file."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from monitor.chart.entries import Entry, Stream
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.ports import Header, Station
from monitor.storage.codec import decoded
from monitor.storage.driving import all_rows
from monitor.storage.erased import KIND
from monitor.storage.rows import EntryRow, entry_of, from_ms, header_of
from monitor.storage.sealing import Head
from monitor.storage.tables import ENTRY, PAYLOAD

HEADER_COLUMNS = tuple(ENTRY.c[name] for name in EntryRow._fields)
# An entry without content must not look like no entry at all.
_WHOLE = select(*HEADER_COLUMNS, PAYLOAD.c.content).outerjoin_from(ENTRY, PAYLOAD)
_OF_STREAM = (
    ENTRY.c.stream == bindparam("stream"),
    ENTRY.c.stream_kind == bindparam("kind"),
)
_OF_CHAIN = (
    ENTRY.c.station == bindparam("station"),
    ENTRY.c.epoch == bindparam("epoch"),
)

_IN_STREAM = (
    # Past SQLAlchemy, whose part in opening a session is as great as SQLite's.
    f"SELECT {', '.join(EntryRow._fields)}, content FROM {ENTRY.name}"  # noqa: S608 the names are our own
    f" LEFT JOIN {PAYLOAD.name} USING (arrival)"
    f" WHERE stream = ? AND stream_kind = ? ORDER BY {ENTRY.name}.arrival"
)
_HEADERS = select(*HEADER_COLUMNS).where(*_OF_STREAM).order_by(ENTRY.c.arrival)
_BY_ID = _WHOLE.where(ENTRY.c.id.in_(bindparam("ids", expanding=True)))
_SINCE = _WHOLE.where(*_OF_CHAIN, ENTRY.c.seq > bindparam("seq")).order_by(ENTRY.c.seq)
_KIND_AT = EntryRow._fields.index("kind")
_RECORDED_AT = EntryRow._fields.index("recorded_ms")
_LAST_ARRIVAL = select(func.coalesce(func.max(ENTRY.alias().c.arrival), 0))
_HEAD = (
    select(ENTRY.c.seq, ENTRY.c.link, _LAST_ARRIVAL.scalar_subquery())
    .where(*_OF_CHAIN)
    .order_by(ENTRY.c.seq.desc())
    .limit(1)
)

_LAST_RECORDED = (
    # Of whatever epoch, since a new one is begun where a copy is restored.
    select(ENTRY.c.recorded_ms)
    .where(ENTRY.c.station == bindparam("station"))
    .order_by(ENTRY.c.arrival.desc())
    .limit(1)
)
_FIRST_RECORDED = select(ENTRY.c.recorded_ms).order_by(ENTRY.c.arrival).limit(1)


def entries_of(connection: Connection, stream: Stream) -> tuple[Entry, ...]:
    """The entries of one stream as they came; UnknownKind if one can't be read.

    Erased where its patient was, whatever is left of it.
    """
    rows = _rows_of(connection, stream)
    for row in rows:
        if row[_KIND_AT] == KIND:
            raise Erased(from_ms(row[_RECORDED_AT]))
    return tuple(map(entry_in, rows))


def known_of(connection: Connection, stream: Stream) -> tuple[Entry, ...]:
    """The same, and of one that was erased what is left."""
    try:
        return entries_of(connection, stream)
    except Erased:
        return readable_of(connection, stream)


def readable_of(connection: Connection, stream: Stream) -> tuple[Entry, ...]:
    """Those entries of one stream that can be read, as they came."""
    return tuple(_readable(_rows_of(connection, stream)))


def headers_of(connection: Connection, stream: Stream) -> tuple[Header, ...]:
    rows = connection.execute(_HEADERS, _stream_key(stream))
    return tuple(header_of(EntryRow._make(row)) for row in rows)


def entries_by_id(connection: Connection, ids: Iterable[UUID]) -> tuple[Entry, ...]:
    return _entries(connection, _BY_ID, {"ids": [i.bytes for i in ids]})


def chain_since(
    connection: Connection, station: Station, seq: int
) -> tuple[Entry, ...]:
    return _entries(connection, _SINCE, {**_chain_key(station), "seq": seq})


def head_of(connection: Connection, station: Station) -> Head:
    row = connection.execute(_HEAD, _chain_key(station)).first()
    if row is None:
        # A chain that begins may do so after others have arrived.
        return Head(
            station=station, arrival=connection.execute(_LAST_ARRIVAL).scalar_one()
        )
    seq, link, arrival = row
    return Head(station=station, seq=seq, link=link, arrival=arrival)


def last_recorded_at(connection: Connection, station: Station) -> datetime | None:
    recorded_ms = connection.execute(
        _LAST_RECORDED, {"station": station.id.bytes}
    ).scalar()
    return None if recorded_ms is None else from_ms(recorded_ms)


def first_recorded_at(connection: Connection) -> datetime | None:
    """When the first entry came to be charted; None in an empty record."""
    recorded_ms = connection.execute(_FIRST_RECORDED).scalar()
    return None if recorded_ms is None else from_ms(recorded_ms)


def streams_in(connection: Connection) -> Iterator[Stream]:
    """Every stream there is, in no order."""
    statement = select(ENTRY.c.stream_kind, ENTRY.c.stream).distinct()
    for kind, id_ in connection.execute(statement).all():
        yield Stream(kind, UUID(bytes=id_))


def entry_in(row: Sequence[Any]) -> Entry:
    """The entry in a row of header columns followed by the content."""
    header = EntryRow._make(row[:-1])
    if row[-1] is None:
        raise UnknownKind(f"{header.kind}/{header.version}", "its content is missing")
    return entry_of(header, decoded(header.kind, header.version, row[-1]))


def _rows_of(connection: Connection, stream: Stream) -> list[tuple[Any, ...]]:
    return all_rows(connection, _IN_STREAM, (stream.id.bytes, stream.kind))


def _readable(rows: Iterable[Sequence[Any]]) -> Iterator[Entry]:
    for row in rows:
        with suppress(UnknownKind):
            yield entry_in(row)


def _entries(
    connection: Connection, statement: Select[Any], key: dict[str, Any]
) -> tuple[Entry, ...]:
    rows: Sequence[Row[Any]] = connection.execute(statement, key).all()
    return tuple(entry_in(tuple(row)) for row in rows)


def _stream_key(stream: Stream) -> dict[str, Any]:
    return {"stream": stream.id.bytes, "kind": stream.kind}


def _chain_key(station: Station) -> dict[str, Any]:
    return {"station": station.id.bytes, "epoch": station.epoch.bytes}
