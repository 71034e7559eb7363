"""A record made anew of what can still be read of a damaged one, and of its copies."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from uuid import UUID

from msgspec import Struct
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault
from monitor.durable import begin_beside, sync_file
from monitor.storage.contents import contents_of
from monitor.storage.copies import copies_folder, copies_in
from monitor.storage.copy_faults import NothingToSalvage
from monitor.storage.erased_list import listed_erased
from monitor.storage.erasing import ERASE_AGAIN
from monitor.storage.folder import RecordFolder
from monitor.storage.missing import Gap, keep_missing, with_missing
from monitor.storage.named_missing import name_missing
from monitor.storage.opening import connected, inspect, table_statements
from monitor.storage.piecing import (
    CHAINED,
    Chained,
    Pieces,
    emptied_streams,
    header_at,
)
from monitor.storage.pouring import Found, Gone, Pouring
from monitor.storage.projecting import list_readable, rebuild
from monitor.storage.restoring import begin_epoch
from monitor.storage.rows import from_ms
from monitor.storage.swapping import NEW, swap_in
from monitor.storage.tables import (
    APPLICATION_ID,
    SCHEMA_VERSION,
)
from monitor.storage.triggers import trigger_statements

_EPOCHS = (
    "INSERT OR IGNORE INTO epoch (number, station, epoch, begun_ms) "
    "SELECT (SELECT coalesce(max(number), 0) FROM epoch) + "
    "row_number() OVER (ORDER BY min(arrival)), station, epoch, min(recorded_ms) "
    "FROM entry WHERE epoch NOT IN (SELECT epoch FROM epoch) GROUP BY station, epoch"
)


class Salvage(Struct, frozen=True, kw_only=True):
    """What was got together, of which so many entries out of copies alone."""

    entries: int
    from_copies: int
    gaps: tuple[Gap, ...]


def gather(
    folder: RecordFolder, key: bytes, at: datetime, older: Mapping[Path, bytes] = {}
) -> Salvage:
    """Make ``record.new`` of what can be read; the damaged file is not touched.

    ``older`` are the keys of files that have another than ``key``. Raises
    NothingToSalvage where that is no entry at all.
    """
    new = folder.path / NEW
    new.unlink(missing_ok=True)
    begin_beside(new).replace(new)
    sources = _sources(folder, key, older)
    emptied = frozenset().union(*(emptied_streams(source) for source in sources))
    gone = Gone(emptied, listed_erased(folder.path))
    with closing(connected(new, key, "rw")) as driver:
        driver.execute("PRAGMA secure_delete = ON")
        driver.execute("BEGIN")
        for statement in table_statements():
            driver.execute(statement)
        poured = Pouring(driver, gone)
        for source in sources:
            poured.take(source, is_copy=source is not sources[0])
        poured.take_drafts(sources)
        for statement in ERASE_AGAIN:
            driver.execute(statement)
        poured.drop_unexcused()
        driver.execute(_EPOCHS)
        _seal(driver)
        driver.execute("COMMIT")
        found = poured.found
        entries = found["Entry"].numbers
        if not entries:
            new.unlink()
            raise NothingToSalvage(folder.record)
        _derive(driver)
    gaps = tuple(gap for of in CHAINED for gap in _gaps(of, found, sources[0], at))
    for source in sources:
        source.close()
    from_copies = sum(entries.values())
    return Salvage(entries=len(entries), from_copies=from_copies, gaps=gaps)


def _sources(
    folder: RecordFolder, key: bytes, older: Mapping[Path, bytes]
) -> list[Pieces]:
    """The damaged file, and each copy that can be read."""
    copies = copies_in(copies_folder(folder.path)).values()
    keys = {path: older.get(path, key) for path in (folder.record, *copies)}
    return [
        Pieces(path, keys[path])
        for path in keys
        if path == folder.record or _is_readable(path, keys[path])
    ]


def put_in_place(
    folder: RecordFolder,
    key: bytes,
    made: Salvage,
    at: datetime,
    who: Actor | None = None,
) -> Path:
    """Make it the record, in a new epoch; returns where the damaged one now is.

    Raises what stands in the way of that, in which case the damaged one stays.
    """
    new = folder.path / NEW
    begin_epoch(new, key, at)
    listed = with_missing(folder.path, made.gaps)
    name_missing(new, key, listed, at, who)
    found = contents_of(new, key, known=made.gaps)
    if not found.is_whole:
        raise NothingToSalvage(folder.record, found.findings[0])
    sync_file(new)
    keep_missing(folder.path, listed)
    return swap_in(folder.path, f"{at:%Y-%m-%dT%H-%M-%S}Z-damaged")


def discard(folder: RecordFolder) -> None:
    (folder.path / NEW).unlink(missing_ok=True)


def _is_readable(copy: Path, key: bytes) -> bool:
    """Whether this key and version can open it."""
    try:
        inspect(copy, key)
    except EnvironmentFault:
        return False
    return True


def _seal(driver: dbapi2.Connection) -> None:
    """Guard it as any record, once all is in it."""
    for statement in trigger_statements().values():
        driver.execute(statement)
    driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    driver.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _derive(driver: dbapi2.Connection) -> None:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: driver,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for stream in rebuild(connection):
            list_readable(connection, stream)
        connection.commit()


def _gaps(
    of: Chained, found: dict[str, Found], source: Pieces, at: datetime
) -> Iterator[Gap]:
    """The numbers that are nowhere, in runs, with what can be told of them."""
    there = found[of.noun]
    for (station, epoch), last in sorted(there.known.items()):
        lost = [
            n for n in range(1, last + 1) if (station, epoch, n) not in there.numbers
        ]
        for run in _runs(lost):
            yield Gap(
                noun=of.noun,
                station=UUID(bytes=station),
                epoch=UUID(bytes=epoch),
                first=run[0],
                last=run[-1],
                told_at=at,
                kinds=tuple(_kinds(of, source, station, epoch, run)),
            )


def _kinds(
    of: Chained, source: Pieces, station: bytes, epoch: bytes, run: Sequence[int]
) -> Iterator[str]:
    for seq in run:
        header = header_at(source, of, (station, epoch, seq))
        if header is not None:
            when = header.recorded_ms if of.noun == "Entry" else header.at_ms
            yield f"{seq} {header.kind} at {from_ms(when):%Y-%m-%dT%H:%MZ}"


def _runs(lost: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for seq in lost:
        if run and seq != run[-1] + 1:
            yield run
            run = []
        run.append(seq)
    if run:
        yield run
