"""What is left of damaged files, put together in one that is new."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Table
from sqlcipher3 import dbapi2

from monitor.storage.piecing import (
    CHAINED,
    Chained,
    Pieces,
    numbers,
    rows_of,
    whole_rows,
)
from monitor.storage.tables import (
    DRAFT,
    METADATA,
    PIN,
    PROJECTIONS,
    SLOT_GENERATION,
    insertion,
)


class Gone(NamedTuple):
    """Streams that were erased: by what some file says, and by the list beside it.

    Of the first no content is taken from anywhere; of the others, which may have been
    about to be erased, nothing is taken from a copy.
    """

    emptied: frozenset[bytes]
    listed: frozenset[bytes]


class Found:
    """What is in the new record already, and every number that is known of.

    ``numbers`` says of each whether it is out of a copy.
    """

    def __init__(self) -> None:
        self.arrivals: set[int] = set()
        self.numbers: dict[tuple[bytes, bytes, int], bool] = {}
        self.known: dict[tuple[bytes, bytes], int] = {}

    def free(self, arrival: int) -> int:
        return arrival if arrival not in self.arrivals else max(self.arrivals) + 1

    def note(self, number: tuple[bytes, bytes, int]) -> None:
        station, epoch, seq = number
        self.known[station, epoch] = max(seq, self.known.get((station, epoch), 0))


class Pouring:
    """Fills a record that is being made; ``found`` is by the noun of each chain."""

    def __init__(self, driver: dbapi2.Connection, gone: Gone) -> None:
        self._driver = driver
        self._gone = gone
        self.found = {of.noun: Found() for of in CHAINED}

    def take(self, source: Pieces, *, is_copy: bool) -> None:
        """Add what is not there yet."""
        for of in CHAINED:
            self._take_chain(source, of, is_copy=is_copy)
        apart = {table.name for of in CHAINED for table in (of.headers, of.payloads)}
        apart |= {table.name for table in (*PROJECTIONS, DRAFT)}
        # A PIN that was forgotten since is no way in any more, nor are older slots.
        apart |= {PIN.name, SLOT_GENERATION.name} if is_copy else set()
        for table in METADATA.sorted_tables:
            if table.name not in apart:
                self._driver.executemany(_adding(table), rows_of(source, table))

    def take_drafts(self, sources: Sequence[Pieces]) -> None:
        """What is half typed now; as of a copy only where that can't be read."""
        erased = self._gone.emptied | self._gone.listed
        for source in sources:
            for row in rows_of(source, DRAFT):
                told = dict(zip(DRAFT.columns.keys(), row, strict=True))
                named = any(str(UUID(bytes=id_)) in told["content"] for id_ in erased)
                if told["stream"] not in erased and not named:
                    self._driver.execute(_adding(DRAFT), row)
            if not source.is_broken:
                return

    def drop_unexcused(self) -> None:
        """Without its content and without an erasure behind it, a row is lost."""
        for of in CHAINED:
            headers, payloads = of.headers.name, of.payloads.name
            excused = of.is_erased(f"{headers}.arrival")
            lost = self._driver.execute(
                f"DELETE FROM {headers} WHERE NOT EXISTS (SELECT 1 FROM {payloads}"  # noqa: S608 our own names
                f" WHERE {payloads}.arrival = {headers}.arrival) AND NOT {excused}"
                " RETURNING station, epoch, seq"
            ).fetchall()
            for station, epoch, seq in lost:
                del self.found[of.noun].numbers[station, epoch, seq]

    def _take_chain(self, source: Pieces, of: Chained, *, is_copy: bool) -> None:
        add_header, add_payload = insertion(of.headers), insertion(of.payloads)
        found, gone = self.found[of.noun], self._gone
        barred = gone.listed - gone.emptied if is_copy else frozenset()
        for header, payload in whole_rows(source, of, gone.emptied):
            read = of.header(header[1:])
            number = (read.station, read.epoch, read.seq)
            found.note(number)
            if number in found.numbers or not barred.isdisjoint(of.about(read)):
                continue
            arrival = found.free(header[0])
            self._driver.execute(add_header, (arrival, *header[1:]))
            if payload is not None:
                self._driver.execute(add_payload, (arrival, *payload[1:]))
            found.arrivals.add(arrival)
            found.numbers[number] = is_copy
        for number in numbers(source, of):
            found.note(number)


def _adding(table: Table) -> str:
    return insertion(table).replace("INSERT", "INSERT OR IGNORE", 1)
