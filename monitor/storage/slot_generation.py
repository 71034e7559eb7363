"""The newest key slots that a record knows of; older ones were put back by somebody.

One number in the file of the record, which can be changed: it is no part of the record.
The slots run ahead of it and it never runs ahead of them, so that a crash between the
two shuts nobody out. Storage knows no more of slots than that.
"""

from pathlib import Path

from sqlalchemy import Connection, delete, insert, select
from sqlcipher3 import dbapi2

from monitor.charting.faults import EnvironmentFault
from monitor.storage.contents import reader
from monitor.storage.database import Database
from monitor.storage.faults import fault_of
from monitor.storage.opening import connected
from monitor.storage.tables import SLOT_GENERATION

_ASK = select(SLOT_GENERATION.c.generation)
_HAS_TABLE = "SELECT 1 FROM sqlite_schema WHERE name = 'slot_generation'"


class FileSlotGeneration:
    """For the thread of the record alone; anything may raise an EnvironmentFault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self) -> int:
        """0 where none was kept yet."""
        with self._database.reading() as connection:
            return _known(connection)

    def keep(self, generation: int) -> None:
        """Both copies of the slots have that one; nothing changes where it is older."""
        if generation <= self.known():
            return
        with self._database.transaction() as connection:
            connection.execute(delete(SLOT_GENERATION))
            connection.execute(insert(SLOT_GENERATION), {"generation": generation})


def generation_in(record: Path, key: bytes) -> int:
    """What a closed record knows of; 0 also in one of before. An EnvironmentFault."""
    with reader(record, key) as driver:
        if driver.execute(_HAS_TABLE).fetchone() is None:
            return 0
        row = driver.execute("SELECT generation FROM slot_generation").fetchone()
    return 0 if row is None else int(row[0])


def set_generation(record: Path, key: bytes, generation: int) -> None:
    """Of a file that is to become the record beside the slots of that generation.

    Raises an EnvironmentFault.
    """
    try:
        driver = connected(record, key, "rw")
        try:
            if driver.execute(_HAS_TABLE).fetchone() is None:
                return  # Of an older version, which is brought up with none.
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("DELETE FROM slot_generation")
            driver.execute("INSERT INTO slot_generation VALUES (?)", (generation,))
            driver.execute("COMMIT")
        finally:
            driver.close()
    except dbapi2.Error as error:
        fault: EnvironmentFault | None = fault_of(error)
        if fault is None:
            raise
        raise fault from error


def _known(connection: Connection) -> int:
    found = connection.execute(_ASK).scalar()
    return 0 if found is None else int(found)
