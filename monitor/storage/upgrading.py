"""Bringing a record of an older version up to this one; nothing charted is touched."""

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from monitor.chart.entries import Stream
from monitor.storage.projecting import list_readable, rebuild
from monitor.storage.review_columns import MADE, TEXTS
from monitor.storage.review_writing import list_as_known
from monitor.storage.tables import (
    ADDED,
    CONDENSED,
    PATIENT_INDEX,
    PROJECTIONS,
    REVIEW_INDEX,
    SCHEMA_VERSION,
    SESSION_INDEX,
    STREAM_COLUMNS,
)
from monitor.storage.triggers import trigger_statements

_OLDER = "older_"
"""Before the name of a derived table while it is made anew."""

_UNKNOWN = {
    "to_review": "1",
    "to_sign": "closed_ms IS NOT NULL",
    "erased": "0",
    "readings": "json_group_object(field, value)",
}
"""What stands in a column that was not there: where nobody knows, a person looks.

The values of an entry had a row each before they stood in one."""

_KEPT = tuple(t for t in PROJECTIONS if t not in (REVIEW_INDEX, CONDENSED))
"""What an older version knew of a session; the review list then has no figures.

A back-test leaves out what this version can't read."""


def upgrade(connection: Connection) -> None:
    """Make and fill the derived tables anew, within the caller's transaction.

    Adds the tables that came since, empty, and guards as this version has them. What
    this version can't read stays in the lists as the older one had it.
    """
    _add_tables(connection)
    for table in PROJECTIONS:
        _put_aside(connection, table)
        _create(connection, table)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {TEXTS}")
    for statement in MADE:
        connection.exec_driver_sql(statement)
    for stream in rebuild(connection):
        if not _listed_as_before(connection, stream):
            list_readable(connection, stream)
        elif stream.kind == "session":
            list_as_known(connection, stream.id)
    for table in PROJECTIONS:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_OLDER}{table.name}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def is_older(connection: Connection) -> bool:
    """Whether an earlier version wrote the file last."""
    (version,) = connection.exec_driver_sql("PRAGMA user_version").one()
    return bool(version < SCHEMA_VERSION)


def _add_tables(connection: Connection) -> None:
    (version,) = connection.exec_driver_sql("PRAGMA user_version").one()
    for since, tables in ADDED.items():
        for table in tables if since > version else ():
            _create(connection, table)
    before = trigger_statements(version)
    for name, statement in trigger_statements().items():
        if before.get(name) == statement:
            continue
        if name in before:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(statement)


def _create(connection: Connection, table: Table) -> None:
    connection.execute(CreateTable(table))
    for index in sorted(table.indexes, key=str):
        connection.execute(CreateIndex(index))


def _put_aside(connection: Connection, table: Table) -> None:
    """Under another name; an index has one name in the whole file, and goes."""
    if not _columns(connection, table.name):
        return
    for _, name, _, origin, *_ in connection.exec_driver_sql(
        f"PRAGMA index_list({table.name})"
    ).all():
        if origin == "c":
            connection.exec_driver_sql(f"DROP INDEX {name}")
    connection.exec_driver_sql(
        f"ALTER TABLE {table.name} RENAME TO {_OLDER}{table.name}"
    )


def _listed_as_before(connection: Connection, stream: Stream) -> bool:
    """Copy the rows that the older version had of a stream; whether it was listed."""
    copied = {t.name: _copied(connection, t, stream) for t in _KEPT}
    return bool(copied[PATIENT_INDEX.name] or copied[SESSION_INDEX.name])


def _copied(connection: Connection, table: Table, stream: Stream) -> int:
    older = f"{_OLDER}{table.name}"
    there = _columns(connection, older)
    if not there:
        return 0
    names = [c.name for c in table.columns if c.name in there or c.name in _UNKNOWN]
    values = [name if name in there else _UNKNOWN[name] for name in names]
    rows = [column.name for column in table.primary_key]
    return connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(names)}) "  # noqa: S608 our own names
        f"SELECT {', '.join(values)} FROM {older} "
        f"WHERE {STREAM_COLUMNS[table.name].name} = ? GROUP BY {', '.join(rows)}",
        (stream.id.bytes,),
    ).rowcount


def _columns(connection: Connection, table: str) -> frozenset[str]:
    """The names of its columns; none where there is no such table."""
    rows = connection.exec_driver_sql(f"PRAGMA table_info({table})")
    return frozenset(row[1] for row in rows)
