"""Bringing a record of an older version up to this one; nothing charted is touched."""

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable

from monitor.storage.projecting import rebuild
from monitor.storage.tables import PROJECTIONS, SCHEMA_VERSION


def upgrade(connection: Connection) -> None:
    """Make and fill the derived tables anew, within the caller's transaction.

    So far nothing else has changed since the first version.
    """
    for table in PROJECTIONS:
        connection.execute(DropTable(table, if_exists=True))
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=str):
            connection.execute(CreateIndex(index))
    rebuild(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def is_older(connection: Connection) -> bool:
    """Whether an earlier version wrote the file last."""
    (version,) = connection.exec_driver_sql("PRAGMA user_version").one()
    return bool(version < SCHEMA_VERSION)
