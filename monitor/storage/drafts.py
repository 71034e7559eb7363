"""Drafts in the file of the record: mutable, unchained, and no part of the record."""

from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from monitor.charting.ports import Draft
from monitor.storage.database import Database
from monitor.storage.rows import from_ms, to_ms
from monitor.storage.tables import DRAFT

_FORGET = delete(DRAFT).where(DRAFT.c.id == bindparam("draft"))
_PUT = insert(DRAFT)
_ALL = select(DRAFT).order_by(DRAFT.c.saved_ms, DRAFT.c.id)


class FileDrafts:
    """Drafts that survive a kill."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_draft(self, draft: Draft) -> None:
        row = {
            "id": draft.id.bytes,
            "form": draft.form,
            "stream": draft.stream.bytes if draft.stream else None,
            "author": draft.author.bytes,
            "content": draft.content,
            "saved_ms": to_ms(draft.saved_at),
        }

        def put(connection: Connection) -> None:
            connection.execute(_FORGET, {"draft": row["id"]})
            connection.execute(_PUT, row)

        self._database.write((draft.id,), put)

    def delete_draft(self, id_: UUID) -> None:
        forgotten = {"draft": id_.bytes}
        self._database.write((id_,), lambda c: c.execute(_FORGET, forgotten))

    def drafts(self) -> tuple[Draft, ...]:
        with self._database.reading() as connection:
            return tuple(_draft(row) for row in connection.execute(_ALL))


def _draft(row: Row[tuple[bytes, str, bytes | None, bytes, str, int]]) -> Draft:
    return Draft(
        id=UUID(bytes=row.id),
        form=row.form,
        stream=UUID(bytes=row.stream) if row.stream else None,
        author=UUID(bytes=row.author),
        content=row.content,
        saved_at=from_ms(row.saved_ms),
    )
