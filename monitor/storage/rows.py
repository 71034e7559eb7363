"""An entry's header as the file keeps it: bytes, whole numbers and text only."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, get_args
from uuid import UUID

from monitor.chart.entries import Entry, Stream, StreamKind, tag_of
from monitor.chart.kinds import AnyKind
from monitor.charting.ports import Header
from monitor.storage.codec import split_tag

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_ID_LENGTH = 16
_STREAM_KINDS: dict[str, StreamKind] = {kind: kind for kind in get_args(StreamKind)}


class EntryRow(NamedTuple):
    """The header of one entry, in the order in which it is stored.

    Times are UTC milliseconds since 1970; the monotonic reading is microseconds;
    ``supersedes`` is the ids one after the other. ``received_ms`` is local and the
    only field that no hash covers.
    """

    id: bytes
    stream_kind: str
    stream: bytes
    station: bytes
    epoch: bytes
    seq: int
    kind: str
    version: int
    author: bytes
    auth_method: str
    effective_ms: int
    recorded_ms: int
    recorded_mono_us: int
    boot_id: str
    server_offset_ms: int | None
    supersedes: bytes
    reason: str | None
    protocol_hash: str | None
    app_version: str
    leaf: bytes
    prev_link: bytes
    link: bytes
    received_ms: int


def row_of(entry: Entry) -> EntryRow:
    name, version = split_tag(tag_of(entry.payload))
    return EntryRow(
        id=entry.id.bytes,
        stream_kind=entry.stream.kind,
        stream=entry.stream.id.bytes,
        station=entry.station.bytes,
        epoch=entry.epoch.bytes,
        seq=entry.seq,
        kind=name,
        version=version,
        author=entry.author.bytes,
        auth_method=entry.auth_method,
        effective_ms=to_ms(entry.effective_at),
        recorded_ms=to_ms(entry.recorded_at),
        recorded_mono_us=round(entry.recorded_mono * 1_000_000),
        boot_id=entry.boot_id,
        server_offset_ms=_offset_ms(entry.server_offset),
        supersedes=b"".join(i.bytes for i in entry.supersedes),
        reason=entry.reason,
        protocol_hash=entry.protocol_hash,
        app_version=entry.app_version,
        leaf=entry.leaf,
        prev_link=entry.prev_link,
        link=entry.link,
        received_ms=to_ms(entry.received_at),
    )


def entry_of(row: EntryRow, payload: AnyKind) -> Entry:
    offset = row.server_offset_ms
    return Entry(
        id=UUID(bytes=row.id),
        stream=_shared_stream(row.stream_kind, row.stream),
        station=_shared_id(row.station),
        epoch=_shared_id(row.epoch),
        seq=row.seq,
        author=_shared_id(row.author),
        auth_method=row.auth_method,
        effective_at=from_ms(row.effective_ms),
        recorded_at=from_ms(row.recorded_ms),
        recorded_mono=row.recorded_mono_us / 1_000_000,
        boot_id=row.boot_id,
        server_offset=None if offset is None else offset / 1000,
        supersedes=_ids(row.supersedes),
        reason=row.reason,
        protocol_hash=row.protocol_hash,
        app_version=row.app_version,
        payload=payload,
        leaf=row.leaf,
        prev_link=row.prev_link,
        link=row.link,
        received_at=from_ms(row.received_ms),
    )


def header_of(row: EntryRow) -> Header:
    return Header(
        id=UUID(bytes=row.id),
        kind=row.kind,
        version=row.version,
        author=UUID(bytes=row.author),
        effective_at=from_ms(row.effective_ms),
        recorded_at=from_ms(row.recorded_ms),
        received_at=from_ms(row.received_ms),
    )


def to_ms(moment: datetime) -> int:
    return (moment - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    # By place: by name takes twice as long, and a session asks hundreds of times.
    return _EPOCH + timedelta(0, 0, 0, milliseconds)


def _offset_ms(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds * 1000)


@lru_cache(maxsize=1024)
def _shared_id(stored: bytes) -> UUID:
    """One that many entries name: made once, for a session has hundreds of them."""
    return UUID(bytes=stored)


@lru_cache(maxsize=1024)
def _shared_stream(kind: str, id_: bytes) -> Stream:
    return Stream(_STREAM_KINDS[kind], _shared_id(id_))


def _ids(joined: bytes) -> tuple[UUID, ...]:
    if not joined:
        return ()
    return tuple(
        UUID(bytes=joined[at : at + _ID_LENGTH])
        for at in range(0, len(joined), _ID_LENGTH)
    )
