"""Which sessions have the ids next to others: those that begin most alike."""

from collections.abc import Iterable
from uuid import UUID

from monitor.storage.database import Database
from monitor.storage.tables import SESSION_INDEX

_NAME = SESSION_INDEX.name
_BESIDE = (
    f"SELECT max(session) FROM {_NAME} WHERE session < :id"  # noqa: S608 our own name
    f" UNION SELECT min(session) FROM {_NAME} WHERE session > :id"
)


def with_neighbours(database: Database, ids: Iterable[UUID]) -> frozenset[UUID]:
    """These, and of each the one before and the one after it among all sessions."""
    found = set(ids)
    with database.reading() as connection:
        for id_ in tuple(found):
            beside = connection.exec_driver_sql(_BESIDE, {"id": id_.bytes})
            found |= {UUID(bytes=one) for (one,) in beside if one is not None}
    return frozenset(found)
