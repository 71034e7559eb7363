"""Going on with a copy: the present record is set aside, and a new epoch begins."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct
from sqlcipher3 import dbapi2

from monitor.charting.faults import EnvironmentFault
from monitor.clock import new_id
from monitor.durable import sync_file
from monitor.storage.backup import Demand, back_up
from monitor.storage.chain import ChainHead
from monitor.storage.contents import Contents, contents_of, reader
from monitor.storage.copy_faults import NotACopy
from monitor.storage.faults import ForeignFile, WrongKey, fault_of
from monitor.storage.folder import RecordFolder
from monitor.storage.missing import Gaps, known_missing
from monitor.storage.opening import connected
from monitor.storage.rows import from_ms, to_ms
from monitor.storage.slot_generation import set_generation
from monitor.storage.swapping import NEW, swap_in

_CHAINS = "SELECT station, epoch, max(seq) FROM entry GROUP BY station, epoch"
_LINK = "SELECT link FROM entry WHERE station = ? AND epoch = ? AND seq = ?"
_BEHIND = "SELECT recorded_ms FROM entry WHERE station = ? AND epoch = ? AND seq > ?"
_LATEST = "SELECT station FROM epoch ORDER BY number DESC LIMIT 1"
_BEGIN = (
    "INSERT INTO epoch (number, station, epoch, begun_ms) "
    "SELECT max(number) + 1, ?, ?, ? FROM epoch"
)


class Lacking(Struct, frozen=True, kw_only=True):
    """What the present record has and the copy has not.

    ``parted`` are the epochs in which the two went on differently. ``fault`` says why
    the present record can't be read; then nobody knows what it has.
    """

    entries: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    parted: tuple[UUID, ...] = ()
    fault: str = ""


class SlotsOfCopy(NamedTuple):
    """What opens a copy that becomes the record, and of which generation that is.

    ``content`` is what lies beside the copy where only that opens it: it takes the
    place of the present slots.
    """

    content: bytes | None = None
    generation: int = 0


_PRESENT = SlotsOfCopy()


def look_at(file: Path, key: bytes, known: Gaps = ()) -> Contents:
    """What a copy holds; raises NotACopy or NewerRecord."""
    if not file.is_file():
        raise NotACopy(file, "There is no such file.")
    if file.stat().st_size == 0:
        raise NotACopy(file, "It is empty.")
    try:
        return contents_of(file, key, known=known)
    except ForeignFile as fault:
        raise NotACopy(file, "It is a database of something else.") from fault
    except WrongKey as fault:
        why = "It is no backup, or was made under another key than this record's."
        raise NotACopy(file, why) from fault


def lacking(folder: RecordFolder, key: bytes | None, held: Contents) -> Lacking:
    """What would no longer be in the record if that were restored.

    Without a key nobody could sign in to the present record.
    """
    if not folder.has_record():
        return Lacking()
    if key is None:
        return Lacking(fault="Nobody could sign in to it.")
    try:
        with reader(folder.record, key) as driver:
            return _compared(driver, {(h.station, h.epoch): h for h in held.heads})
    except EnvironmentFault as fault:
        return Lacking(fault=f"{fault.what} {fault.why}")


def restore(
    folder: RecordFolder,
    key: bytes,
    file: Path,
    at: datetime,
    slots: SlotsOfCopy = _PRESENT,
) -> Path:
    """Make a record of the copy; returns where the present one was set aside.

    ``slots`` are those that open it then. Raises CopyFailed and NotWhole, in which case
    nothing has changed.
    """
    new = folder.path / NEW
    known = known_missing(folder.path)
    back_up(file, key, new, Demand(known=known))
    begin_epoch(new, key, at)
    set_generation(new, key, slots.generation)
    sync_file(new)
    return swap_in(folder.path, f"{at:%Y-%m-%dT%H-%M-%S}Z", slots.content)


def begin_epoch(record: Path, key: bytes, at: datetime) -> None:
    """No number that may have been used is used again, by the same station."""
    try:
        driver = connected(record, key, "rw")
        try:
            latest = driver.execute(_LATEST).fetchone()
            if latest is not None:
                driver.execute(_BEGIN, (latest[0], new_id().bytes, to_ms(at)))
        finally:
            driver.close()
    except dbapi2.Error as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error
    sync_file(record)


def _compared(
    driver: dbapi2.Connection, held: dict[tuple[UUID, UUID], ChainHead]
) -> Lacking:
    times: list[int] = []
    parted: list[UUID] = []
    for station, epoch, last in driver.execute(_CHAINS).fetchall():
        head = held.get((UUID(bytes=station), UUID(bytes=epoch)))
        seq = head.seq if head else 0
        if head is not None and last >= seq:
            (link,) = driver.execute(_LINK, (station, epoch, seq)).fetchone() or (b"",)
            if link.hex() != head.link:
                parted.append(head.epoch)
        behind = driver.execute(_BEHIND, (station, epoch, seq))
        times += [recorded_ms for (recorded_ms,) in behind]
    return Lacking(
        entries=len(times),
        first_at=from_ms(min(times)) if times else None,
        last_at=from_ms(max(times)) if times else None,
        parted=tuple(parted),
    )
