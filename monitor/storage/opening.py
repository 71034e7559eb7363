"""Opening the file of a record: nothing is changed in one that can't be charted in."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from monitor.charting.faults import EnvironmentFault
from monitor.storage.ahead import settle_log
from monitor.storage.faults import (
    ForeignFile,
    NewerRecord,
    TriggersMissing,
    WrongKey,
    fault_of,
)
from monitor.storage.keys import Keys
from monitor.storage.review_columns import MADE
from monitor.storage.settings import (
    BUSY_TIMEOUT_S,
    apply_settings,
    check_library,
    check_settings,
)
from monitor.storage.tables import APPLICATION_ID, METADATA, SCHEMA_VERSION
from monitor.storage.triggers import trigger_statements

if TYPE_CHECKING:
    from monitor.storage.folder import RecordFolder

_STATEMENTS = 1024
"""So many are kept prepared; the program has some two hundred."""


def opened(folder: "RecordFolder") -> dbapi2.Connection:
    """A connection on which it is proved that nothing charted can be lost.

    Makes an empty record where there is none. Of two keys the one that fits is kept:
    where keying anew was cut short it is done in quiet, not while somebody waits.
    Raises an EnvironmentFault otherwise.
    """
    key = folder.key()
    if folder.has_record():
        settle_log(folder.record)
        _take_back_making(folder.record, key)
        key = fitting_key(folder.record, folder.keys or Keys(current=key))
    folder.make_record()
    try:
        driver = connected(folder.record, key, "rw")
    except dbapi2.Error as error:
        raise _fault(error) from error
    try:
        _prepare(driver)
    except dbapi2.Error as error:
        driver.close()
        raise _fault(error) from error
    except EnvironmentFault:
        driver.close()
        raise
    if folder.keys is not None:
        folder.keys = Keys(current=key)
    return driver


def key_anew(driver: dbapi2.Connection, key: bytes) -> None:
    """Write every page under another key, in one transaction; none is open before.

    That no error comes proves nothing: it has to be opened anew with that key.
    """
    driver.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")


def _take_back_making(path: Path, key: bytes) -> None:
    """Have SQLite take back what was written of a record whose making was cut short.

    Only then is there a journal of this kind beside it: whatever follows goes through
    the log. Where the disk was full a part of the first page may be all there is.
    """
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return
    try:
        with closing(connected(path, key, "rw")) as driver:
            driver.execute("PRAGMA user_version").fetchone()
    except dbapi2.Error as error:
        if error.sqlite_errorcode != dbapi2.SQLITE_NOTADB:
            raise _fault(error) from error


def fitting_key(path: Path, keys: Keys) -> bytes:
    """The newest key, or the one before it where keying anew was cut short.

    Raises what ``inspect`` raises.
    """
    try:
        inspect(path, keys.current)
    except WrongKey:
        if keys.before is None:
            raise
        inspect(path, keys.before)
        return keys.before
    return keys.current


def check_triggers(driver: dbapi2.Connection) -> None:
    """Raises TriggersMissing unless each stands in the file, word for word."""
    (version,) = driver.execute("PRAGMA user_version").fetchone()
    rows = driver.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    # Also one too many: it could change what is written after it was hashed.
    differing = set(rows.fetchall()) ^ set(trigger_statements(version).items())
    if differing:
        raise TriggersMissing(", ".join(sorted({name for name, _ in differing})))


def inspect(path: Path, key: bytes) -> None:
    """Find out by reading alone whose file it is, and of which version.

    Raises WrongKey, ForeignFile, NewerRecord or what is wrong with the workstation.
    """
    try:
        with closing(connected(path, key, quiet_mode(path))) as driver:
            (version,) = driver.execute("PRAGMA user_version").fetchone()
            (owner,) = driver.execute("PRAGMA application_id").fetchone()
            (objects,) = driver.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as error:
        if error.sqlite_errorcode == dbapi2.SQLITE_NOTADB:
            raise WrongKey from error
        raise _fault(error) from error
    if owner != APPLICATION_ID and (owner or objects):
        raise ForeignFile(path)
    if version > SCHEMA_VERSION:
        raise NewerRecord(version, SCHEMA_VERSION)


def quiet_mode(path: Path) -> str:
    """How to read a file that nobody uses, without making a log beside it."""
    log = path.with_name(f"{path.name}-wal")
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def connected(path: Path, key: bytes, mode: str) -> dbapi2.Connection:
    """The bare connection; ``mode`` is that of SQLite's file names."""
    driver = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        timeout=BUSY_TIMEOUT_S,
        # Transactions are begun and ended in one place, not by the driver's guess.
        isolation_level=None,
        # Making a new record fills the usual 128 for good: each further statement would
        # then be prepared again whenever it is run.
        cached_statements=_STATEMENTS,
        uri=True,
    )
    # It would write to standard error itself; our faults say it to the right person.
    driver.execute("PRAGMA cipher_log_level = NONE")
    # Before anything else is asked of the file, and past every log of statements.
    driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return driver


def _prepare(driver: dbapi2.Connection) -> None:
    check_library(driver)
    apply_settings(driver)
    (version,) = driver.execute("PRAGMA user_version").fetchone()
    if version == 0:
        _create_schema(driver)
    check_settings(driver)
    check_triggers(driver)


def _create_schema(driver: dbapi2.Connection) -> None:
    """All of it or nothing, so that a kill in between leaves an empty file."""
    driver.execute("BEGIN IMMEDIATE")
    try:
        for statement in (*table_statements(), *trigger_statements().values()):
            driver.execute(statement)
        driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        driver.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        driver.commit()
    finally:
        driver.rollback()


def table_statements() -> list[str]:
    """Every table and index, in the order in which they can be made."""
    rendered: list[Any] = []
    for table in METADATA.sorted_tables:
        rendered.append(CreateTable(table))
        rendered += [CreateIndex(index) for index in sorted(table.indexes, key=str)]
    kind = dialect()
    return [*(str(ddl.compile(dialect=kind)) for ddl in rendered), *MADE]


def _fault(error: dbapi2.Error) -> EnvironmentFault:
    """The fault behind an error on opening; the error itself if it is a bug."""
    found = fault_of(error)
    if found is None:
        raise error
    return found
