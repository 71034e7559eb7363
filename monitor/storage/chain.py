"""The chains of a record and of its audit log, followed link by link."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Table, literal_column, select
from sqlalchemy.dialects.sqlite import dialect

from monitor.chart.manifest import head_code
from monitor.storage.audit_rows import AuditHeader, audit_link
from monitor.storage.erased import audit_is_erased, entry_is_erased
from monitor.storage.hashing import FIRST_PREV_LINK, leaf_of, link_of
from monitor.storage.missing import Gaps, covers
from monitor.storage.rows import EntryRow
from monitor.storage.tables import AUDIT, AUDIT_PAYLOAD, ENTRY, PAYLOAD

Header = EntryRow | AuditHeader
Rows = Iterable[Sequence[Any]]


def _in_order(
    headers: Table, payloads: Table, names: tuple[str, ...], is_erased: str
) -> str:
    columns = [headers.c[name] for name in names]
    # Asked only where there is no content, which is next to nowhere.
    lacks = f"CASE WHEN {payloads.name}.arrival IS NULL THEN {is_erased} ELSE 0 END"
    statement = select(
        *columns, payloads.c.salt, payloads.c.content, literal_column(lacks)
    ).outerjoin(payloads, payloads.c.arrival == headers.c.arrival)
    order = ", ".join(f"{headers.name}.{c}" for c in ("station", "epoch", "seq"))
    return f"{statement.compile(dialect=dialect())} ORDER BY {order}"


CHAINS = _in_order(ENTRY, PAYLOAD, EntryRow._fields, entry_is_erased("entry.arrival"))
"""Every entry with salt and content, and whether it may lack them, chain by chain."""
AUDIT_CHAINS = _in_order(
    AUDIT, AUDIT_PAYLOAD, AuditHeader._fields, audit_is_erased("audit.arrival")
)
"""Every row of the audit log in the same way."""
AUDIT_CHAINS_ON = AUDIT_CHAINS.replace(
    " ORDER BY", " WHERE (audit.station, audit.epoch, audit.seq) > (?, ?, ?) ORDER BY"
)
"""The same behind one of them."""

CHAIN_ON = CHAINS.replace(
    " ORDER BY",
    " WHERE entry.station = ? AND entry.epoch = ? AND entry.seq > ? ORDER BY",
)
"""One chain behind one of its numbers."""
AUDIT_CHAIN_ON = AUDIT_CHAINS.replace(
    " ORDER BY",
    " WHERE audit.station = ? AND audit.epoch = ? AND audit.seq > ? ORDER BY",
)
"""The same of the audit log."""


class ChainHead(Struct, frozen=True, kw_only=True):
    """The end of one chain; whoever notes it down can later prove what stood before."""

    station: UUID
    epoch: UUID
    seq: int
    link: str

    @property
    def code(self) -> str:
        """What is shown and printed of it, to be compared by eye."""
        return head_code(bytes.fromhex(self.link))

    @property
    def sentence(self) -> str:
        return f"epoch {self.epoch}: {self.seq}, code {self.code}, {self.link}"


class _Chained(NamedTuple):
    """How a row of a table is read, hashed and called."""

    header: Callable[[Iterable[Any]], Header]
    link: Callable[[Any], bytes]
    noun: str
    plural: str


_ENTRIES = _Chained(EntryRow._make, link_of, "Entry", "entries")
_AUDIT = _Chained(AuditHeader._make, audit_link, "Row", "rows")


def breaks(
    rows: Rows,
    heads: list[ChainHead],
    known: Gaps = (),
    last: EntryRow | None = None,
) -> Iterator[str]:
    """What is wrong in the chains; adds how far each could be followed.

    What is ``known`` to be missing is not told again. ``rows`` may go on behind the
    ``last`` one.
    """
    return _breaks(_ENTRIES, rows, heads, known, last)


def audit_breaks(
    rows: Rows,
    heads: list[ChainHead],
    known: Gaps = (),
    last: AuditHeader | None = None,
) -> Iterator[str]:
    """The same of the audit log; ``rows`` may go on behind the ``last`` one."""
    return _breaks(_AUDIT, rows, heads, known, last)


def _breaks(
    of: _Chained,
    rows: Rows,
    heads: list[ChainHead],
    known: Gaps,
    last: Header | None = None,
) -> Iterator[str]:
    for values in rows:
        *header, salt, content, is_erased = values
        row = of.header(header)
        if last is not None and (last.station, last.epoch) != (row.station, row.epoch):
            heads.append(_head(last))
            last = None
        where = f"{of.noun} {row.seq} of epoch {UUID(bytes=row.epoch)}"
        if not _is_known_gap(of, row, last, known):
            for finding in _out_of_turn(row, last, of.plural):
                yield f"{where}: {finding}"
        payload = None if is_erased else (salt, content)
        for finding in _rewritten(row, of.link(row), payload):
            yield f"{where}: {finding}"
        last = row
    if last is not None:
        heads.append(_head(last))


def _is_known_gap(of: _Chained, row: Header, last: Header | None, known: Gaps) -> bool:
    first = last.seq + 1 if last else 1
    return row.seq > first and covers(known, of.noun, row.epoch, first, row.seq - 1)


def _out_of_turn(row: Header, last: Header | None, plural: str) -> Iterator[str]:
    seq, link = (last.seq, last.link) if last else (0, FIRST_PREV_LINK)
    if row.seq != seq + 1:
        yield f"it follows {seq}, so {plural} are missing"
    elif row.prev_link != link:
        yield "it does not follow from the one before"


def _rewritten(
    row: Header, link: bytes, payload: tuple[bytes | None, bytes | None] | None
) -> Iterator[str]:
    """``payload`` is None where it was erased, as it may be."""
    if row.link != link:
        yield "its header is not what was written"
    if payload is None:
        return
    salt, content = payload
    if salt is None or content is None:
        yield "its content is missing"
    elif row.leaf != leaf_of(salt, content):
        yield "its content is not what was written"


def _head(row: Header) -> ChainHead:
    return ChainHead(
        station=UUID(bytes=row.station),
        epoch=UUID(bytes=row.epoch),
        seq=row.seq,
        link=row.link.hex(),
    )
