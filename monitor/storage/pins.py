"""Verifiers of PINs in the file of the record: mutable, and no part of the record."""

from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select

from monitor.storage.database import Database
from monitor.storage.tables import PIN

_FORGET = delete(PIN).where(PIN.c.person == bindparam("whose"))
_PUT = insert(PIN)
_ONE = select(PIN.c.verifier).where(PIN.c.person == bindparam("whose"))


class FilePins:
    """Verifiers that nobody reads without the key of the record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pin_of(self, person: UUID) -> str | None:
        with self._database.reading() as connection:
            found = connection.execute(_ONE, {"whose": person.bytes}).scalar()
        return None if found is None else str(found)

    def put_pin(self, person: UUID, verifier: str) -> None:
        row = {"person": person.bytes, "verifier": verifier}

        def put(connection: Connection) -> None:
            connection.execute(_FORGET, {"whose": person.bytes})
            connection.execute(_PUT, row)

        self._database.write((), put)

    def delete_pin(self, person: UUID) -> None:
        with self._database.transaction() as connection:
            connection.execute(_FORGET, {"whose": person.bytes})
