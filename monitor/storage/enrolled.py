"""Who works here, by a file that is not opened as the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from monitor.chart.people import PEOPLE, People, fold_people
from monitor.storage.contents import reader
from monitor.storage.faults import fault_of
from monitor.storage.reading import entries_of

_HAS_PINS = "SELECT 1 FROM sqlite_schema WHERE name = 'pin'"
_PIN = "SELECT 1 FROM pin WHERE person = ?"


def people_in(path: Path, key: bytes) -> People:
    """Everybody who is enrolled in that record, or in that copy of it.

    Raises an EnvironmentFault, or UnknownKind.
    """
    with _reading(path, key) as connection:
        return fold_people(entries_of(connection, PEOPLE))


def has_chosen(path: Path, key: bytes, person: UUID) -> bool:
    """Whether that person came in by the app since somebody gave them a password.

    Who did has a PIN. Of a file of before PINs nobody can tell. An EnvironmentFault.
    """
    with reader(path, key) as driver:
        if driver.execute(_HAS_PINS).fetchone() is None:
            return True
        return driver.execute(_PIN, (person.bytes,)).fetchone() is not None


@contextmanager
def _reading(path: Path, key: bytes) -> Iterator[Connection]:
    with reader(path, key) as driver:
        engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: driver,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        try:
            with engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            fault = fault_of(error.orig)
            if fault is None:
                raise
            raise fault from error
