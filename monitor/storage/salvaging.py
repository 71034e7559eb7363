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

from monitor.charting.faults import EnvironmentFault
from monitor.durable import begin_beside, sync_file
from monitor.storage.contents import contents_of
from monitor.storage.copies import copies_folder, copies_in
from monitor.storage.copy_faults import NothingToSalvage
from monitor.storage.erasing import ERASE_AGAIN
from monitor.storage.folder import RecordFolder
from monitor.storage.missing import Gap, add_missing
from monitor.storage.opening import connected, inspect, table_statements
from monitor.storage.piecing import (
    CHAINED,
    Chained,
    Pieces,
    header_at,
    numbers,
    rows_of,
    whole_rows,
)
from monitor.storage.projecting import list_readable, rebuild
from monitor.storage.restoring import begin_epoch
from monitor.storage.rows import from_ms
from monitor.storage.swapping import NEW, swap_in
from monitor.storage.tables import (
    APPLICATION_ID,
    METADATA,
    PROJECTIONS,
    SCHEMA_VERSION,
    insertion,
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


class _Found:
    """What is in the new record already, and every number that is known of."""

    def __init__(self) -> None:
        self.arrivals: set[int] = set()
        self.numbers: set[tuple[bytes, bytes, int]] = set()
        self.known: dict[tuple[bytes, bytes], int] = {}

    def free(self, arrival: int) -> int:
        return arrival if arrival not in self.arrivals else max(self.arrivals) + 1

    def note(self, number: tuple[bytes, bytes, int]) -> None:
        station, epoch, seq = number
        self.known[station, epoch] = max(seq, self.known.get((station, epoch), 0))


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
    copies = copies_in(copies_folder(folder.path)).values()
    keys = {path: older.get(path, key) for path in (folder.record, *copies)}
    sources = [
        Pieces(path, keys[path])
        for path in keys
        if path == folder.record or _is_readable(path, keys[path])
    ]
    found = {of.noun: _Found() for of in CHAINED}
    with closing(connected(new, key, "rw")) as driver:
        driver.execute("BEGIN")
        for statement in table_statements():
            driver.execute(statement)
        counts = [_pour(driver, source, found) for source in sources]
        for statement in ERASE_AGAIN:
            driver.execute(statement)
        driver.execute(_EPOCHS)
        _seal(driver)
        driver.execute("COMMIT")
        if not sum(counts):
            new.unlink()
            raise NothingToSalvage(folder.record)
        _derive(driver)
    gaps = tuple(gap for of in CHAINED for gap in _gaps(of, found, sources[0], at))
    for source in sources:
        source.close()
    return Salvage(entries=sum(counts), from_copies=sum(counts[1:]), gaps=gaps)


def put_in_place(folder: RecordFolder, key: bytes, made: Salvage, at: datetime) -> Path:
    """Make it the record, in a new epoch; returns where the damaged one now is.

    Raises what stands in the way of that, in which case the damaged one stays.
    """
    new = folder.path / NEW
    begin_epoch(new, key, at)
    found = contents_of(new, key, known=made.gaps)
    if not found.is_whole:
        raise NothingToSalvage(folder.record, found.findings[0])
    sync_file(new)
    add_missing(folder.path, made.gaps)
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


def _pour(driver: dbapi2.Connection, source: Pieces, found: dict[str, _Found]) -> int:
    """Add what is not there yet; returns how many entries that were."""
    counts = [_pour_chain(driver, source, of, found[of.noun]) for of in CHAINED]
    chained = {table.name for of in CHAINED for table in (of.headers, of.payloads)}
    derived = {table.name for table in PROJECTIONS}
    for table in METADATA.sorted_tables:
        if table.name not in chained | derived:
            adding = insertion(table).replace("INSERT", "INSERT OR IGNORE", 1)
            driver.executemany(adding, rows_of(source, table))
    return counts[0]


def _pour_chain(
    driver: dbapi2.Connection, source: Pieces, of: Chained, found: _Found
) -> int:
    add_header, add_payload = insertion(of.headers), insertion(of.payloads)
    before = len(found.numbers)
    for header, payload in whole_rows(source, of):
        read = of.header(header[1:])
        number = (read.station, read.epoch, read.seq)
        found.note(number)
        if number in found.numbers:
            continue
        arrival = found.free(header[0])
        driver.execute(add_header, (arrival, *header[1:]))
        if payload is not None:
            driver.execute(add_payload, (arrival, *payload[1:]))
        found.arrivals.add(arrival)
        found.numbers.add(number)
    for number in numbers(source, of):
        found.note(number)
    return len(found.numbers) - before


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
    of: Chained, found: dict[str, _Found], source: Pieces, at: datetime
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
