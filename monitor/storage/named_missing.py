"""That the record itself says what a salvage lost, as the list beside it does.

Whoever has the key can write what they like into a file beside the record. So the
first row of the audit log in the epoch that a salvage begins has a hash of the list as
it was then, and of the list no more is believed than such a row stands for.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from sqlcipher3 import dbapi2

from monitor import __version__
from monitor.chart.audit import NewDeed, Salvaged
from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault
from monitor.charting.ports import Circumstances, Station
from monitor.clock import SystemClock, new_id
from monitor.decoding import UNREADABLE
from monitor.storage.audit_rows import seal
from monitor.storage.missing import Gap, Gaps, known_missing
from monitor.storage.opening import connected
from monitor.storage.sealing import Head
from monitor.storage.tables import AUDIT, AUDIT_PAYLOAD, insertion

if TYPE_CHECKING:
    from monitor.storage.database import Database

_NAMING = (
    "SELECT audit.epoch, content FROM audit JOIN audit_payload USING (arrival)"
    " WHERE kind = 'salvaged' AND seq = 1"
)
"""The epoch of each such row, and what it says."""

_LATEST = "SELECT station, epoch FROM epoch ORDER BY number DESC LIMIT 1"
_LAST = "SELECT coalesce(max(arrival), 0) FROM audit"


def name_missing(
    record: Path, key: bytes, gaps: Gaps, at: datetime, who: Actor | None
) -> None:
    """As the first row of the epoch that was just begun in this file."""
    deed = Salvaged(gaps=len(gaps), sha256=_sums(gaps)[-1])
    new = NewDeed(id=new_id(), deed=deed)
    clock = SystemClock()
    when = Circumstances(
        recorded_at=at,
        recorded_mono=clock.monotonic(),
        boot_id=clock.boot_id,
        app_version=__version__,
    )
    driver = connected(record, key, "rw")
    try:
        place = driver.execute(_LATEST).fetchone()
        station = Station(id=UUID(bytes=place[0]), epoch=UUID(bytes=place[1]))
        (one,) = seal([new], who, when, Head(station=station))
        arrival = driver.execute(_LAST).fetchone()[0] + 1
        driver.execute("BEGIN")
        driver.execute(insertion(AUDIT), (arrival, *one.row))
        driver.execute(insertion(AUDIT_PAYLOAD), (arrival, one.salt, one.content))
        driver.execute("COMMIT")
    finally:
        driver.close()


def believed_missing(database: "Database") -> Gaps:
    """As much of the list beside a record as a salvage in it stands for."""
    known = known_missing(database.folder.path)
    with suppress(EnvironmentFault), database.reading() as connection:
        rows = connection.exec_driver_sql(_NAMING).all() if known else ()
        return _named([(row[0], row[1]) for row in rows], known)
    return ()


def named_in(driver: dbapi2.Connection, known: Gaps) -> Gaps:
    """The same of a copy of it."""
    return _named(driver.execute(_NAMING).fetchall() if known else (), known)


def _named(rows: Sequence[tuple[bytes, bytes]], known: Gaps) -> Gaps:
    """No such row excuses its own epoch."""
    sums = _sums(known)
    believed: Gaps = ()
    for epoch, deed in _deeds(rows):
        if deed.gaps <= len(known) and sums[deed.gaps] == deed.sha256:
            of_before = (g for g in known[: deed.gaps] if g.epoch.bytes != epoch)
            believed = max(believed, tuple(of_before), key=len)
    return believed


def _deeds(rows: Sequence[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, Salvaged]]:
    for epoch, content in rows:
        with suppress(*UNREADABLE):
            yield epoch, msgspec.json.decode(content, type=Salvaged)


def _sums(gaps: Sequence[Gap]) -> list[str]:
    """The hash of no gap, of the first, of the first two, and so on."""
    hashed = hashlib.sha256()
    sums = [hashed.hexdigest()]
    for gap in gaps:
        hashed.update(msgspec.json.encode(gap) + b"\n")
        sums.append(hashed.hexdigest())
    return sums
