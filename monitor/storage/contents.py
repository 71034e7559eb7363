"""What a file of a record holds and whether it is whole, asked by reading alone."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

from msgspec import Struct
from sqlcipher3 import dbapi2

from monitor.storage.chain import AUDIT_CHAINS, CHAINS, ChainHead, audit_breaks, breaks
from monitor.storage.copy_faults import Stopped
from monitor.storage.faults import ForeignFile, fault_of
from monitor.storage.missing import Gaps
from monitor.storage.named_missing import named_in
from monitor.storage.opening import connected, inspect
from monitor.storage.rows import from_ms

Stop = Callable[[], bool]
"""Asked now and then whether to leave off."""

UNREADABLE = "a row of it can't be read"
_STEPS_BETWEEN_ASKING = 100_000
_MOST_FINDINGS = 5
_SESSIONS = "SELECT count(DISTINCT stream) FROM entry WHERE stream_kind = 'session'"
_HAS_LOG = "SELECT count(*) FROM sqlite_schema WHERE name = 'audit'"
_LAST = "SELECT recorded_ms FROM entry ORDER BY arrival DESC LIMIT 1"


class Contents(Struct, frozen=True, kw_only=True):
    """``schema`` is the file's version.

    ``damage`` is what is wrong with the file, ``breaks`` with the chains in it; both
    are empty where it is whole.
    """

    schema: int
    entries: int
    sessions: int
    last_recorded_at: datetime | None
    heads: tuple[ChainHead, ...]
    audit_heads: tuple[ChainHead, ...]
    damage: tuple[str, ...]
    breaks: tuple[str, ...]

    @property
    def findings(self) -> tuple[str, ...]:
        return self.damage + self.breaks

    @property
    def is_whole(self) -> bool:
        return not self.findings


def never() -> bool:
    return False


@contextmanager
def reader(path: Path, key: bytes, stop: Stop = never) -> Iterator[dbapi2.Connection]:
    """A connection that can't write; what goes wrong is an EnvironmentFault.

    Raises Stopped where ``stop`` says so. The file may be in use by this process.
    """
    try:
        with closing(connected(path, key, "ro")) as driver:
            driver.set_progress_handler(stop, _STEPS_BETWEEN_ASKING)
            yield driver
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorcode", None) == dbapi2.SQLITE_INTERRUPT:
            raise Stopped from error
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error


def contents_of(
    path: Path, key: bytes, stop: Stop = never, known: Gaps = ()
) -> Contents:
    """Look through the whole file: its pages, its structure, and every entry in it.

    Raises WrongKey, ForeignFile, NewerRecord, Stopped, or what is wrong with the
    workstation; damage is a finding. What is ``known`` to be missing is none.
    """
    inspect(path, key)
    with reader(path, key, stop) as driver:
        if driver.execute("PRAGMA user_version").fetchone() == (0,):
            raise ForeignFile(path)  # Empty: a record was begun there at most.
        heads, audit_heads = list[ChainHead](), list[ChainHead]()
        found = tuple(islice(damage_in(driver), _MOST_FINDINGS))
        told = _told(_broken_in(driver, (heads, audit_heads), known))
        broken = tuple(islice(told, _MOST_FINDINGS))
        (last,) = driver.execute(_LAST).fetchone() or (None,)
        return Contents(
            schema=driver.execute("PRAGMA user_version").fetchone()[0],
            entries=driver.execute("SELECT count(*) FROM entry").fetchone()[0],
            sessions=driver.execute(_SESSIONS).fetchone()[0],
            last_recorded_at=None if last is None else from_ms(last),
            heads=tuple(heads),
            audit_heads=tuple(audit_heads),
            damage=found,
            breaks=broken,
        )


def _told(findings: Iterator[str]) -> Iterator[str]:
    """And where a row is none that Vigil wrote, as bytes that are no text."""
    try:
        yield from findings
    except (dbapi2.Error, TypeError, ValueError) as mistake:
        if getattr(mistake, "sqlite_errorcode", None) is not None:
            raise  # The file or the workstation, and not what is in the row.
        yield UNREADABLE


def _broken_in(
    driver: dbapi2.Connection,
    heads: tuple[list[ChainHead], list[ChainHead]],
    known: Gaps,
) -> Iterator[str]:
    (has_log,) = driver.execute(_HAS_LOG).fetchone()
    known = named_in(driver, known) if has_log else ()
    yield from breaks(driver.execute(CHAINS), heads[0], known)
    if has_log:  # None before the fifth version.
        yield from audit_breaks(driver.execute(AUDIT_CHAINS), heads[1], known)


def damage_in(driver: dbapi2.Connection) -> Iterator[str]:
    """What is wrong with the pages and the structure of the file."""
    for question, healthy in (
        ("PRAGMA cipher_integrity_check", ()),
        ("PRAGMA integrity_check", ("ok",)),
        ("PRAGMA foreign_key_check", ()),
    ):
        for found, *_ in driver.execute(question):
            if found not in healthy:
                yield from str(found).splitlines()
