"""The chains of a record, followed link by link."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import dialect

from monitor.storage.hashing import FIRST_PREV_LINK, leaf_of, link_of
from monitor.storage.reading import HEADER_COLUMNS
from monitor.storage.rows import EntryRow
from monitor.storage.tables import ENTRY, PAYLOAD

_CHAINS = select(*HEADER_COLUMNS, PAYLOAD.c.salt, PAYLOAD.c.content).outerjoin(
    PAYLOAD, PAYLOAD.c.arrival == ENTRY.c.arrival
)
_IN_ORDER = "ORDER BY entry.station, entry.epoch, entry.seq"


def _rendered() -> str:
    return str(_CHAINS.compile(dialect=dialect()))


CHAINS = f"{_rendered()} {_IN_ORDER}"
"""Every entry with its salt and content, chain by chain."""


class ChainHead(Struct, frozen=True, kw_only=True):
    """The end of one chain; whoever notes it down can later prove what stood before."""

    station: UUID
    epoch: UUID
    seq: int
    link: str


def breaks(rows: Iterable[Sequence[Any]], heads: list[ChainHead]) -> Iterator[str]:
    """What is wrong in the chains; adds how far each could be followed."""
    last: EntryRow | None = None
    for values in rows:
        row = EntryRow._make(values[:-2])
        if last is not None and (last.station, last.epoch) != (row.station, row.epoch):
            heads.append(_head(last))
            last = None
        for finding in _wrong(row, last, values[-2], values[-1]):
            yield f"Entry {row.seq} of epoch {UUID(bytes=row.epoch)}: {finding}"
        last = row
    if last is not None:
        heads.append(_head(last))


def _wrong(
    row: EntryRow, last: EntryRow | None, salt: bytes | None, content: bytes | None
) -> list[str]:
    seq, link = (last.seq, last.link) if last else (0, FIRST_PREV_LINK)
    found: list[str] = []
    if row.seq != seq + 1:
        found.append(f"it follows {seq}, so entries are missing")
    elif row.prev_link != link:
        found.append("it does not follow from the entry before")
    if row.link != link_of(row):
        found.append("its header is not what was written")
    if salt is None or content is None:
        found.append("its content is missing")
    elif row.leaf != leaf_of(salt, content):
        found.append("its content is not what was written")
    return found


def _head(row: EntryRow) -> ChainHead:
    return ChainHead(
        station=UUID(bytes=row.station),
        epoch=UUID(bytes=row.epoch),
        seq=row.seq,
        link=row.link.hex(),
    )
