"""Reading the derived table of condensed sessions."""

from sqlalchemy import Connection

from monitor.charting.condensed import CondensedRow
from monitor.storage.driving import all_rows
from monitor.storage.tables import CONDENSED, SESSION_INDEX

# ruff: noqa: S608 - the names in the statements are our own

_ROWS = (
    f"SELECT rowid, {', '.join(CondensedRow._fields)} FROM {CONDENSED.name}"
    " WHERE rowid > ? AND protocol_id = ? ORDER BY rowid LIMIT ?"
)
_CLOSED = (
    f"SELECT protocol_id, COUNT(*) FROM {SESSION_INDEX.name}"
    " WHERE closed_ms IS NOT NULL AND erased = 0 GROUP BY protocol_id"
)


def condensed_rows(
    connection: Connection, protocol_id: str, after: int, limit: int
) -> list[tuple[int, CondensedRow]]:
    """With the row id of each; past SQLAlchemy, for there are many."""
    rows = all_rows(connection, _ROWS, (after, protocol_id, limit))
    return [(row[0], CondensedRow._make(row[1:])) for row in rows]


def closed_by_protocol(connection: Connection) -> dict[str, int]:
    found: dict[str, int] = dict(all_rows(connection, _CLOSED, ()))
    return found
