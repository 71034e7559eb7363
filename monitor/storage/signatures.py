"""The signatures in a record, and whether what was signed is still as it was signed."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import to_builtins
from sqlalchemy import Connection, Row, Select, bindparam, select

from monitor.chart.kinds import SignedOff, SigningKeyNamed
from monitor.chart.manifest import Part, Signature, manifest_code, part_of
from monitor.chart.people import PEOPLE
from monitor.charting.faults import UnknownKind
from monitor.chartverify.signed import is_by
from monitor.storage.codec import decoded
from monitor.storage.erased import KIND as ERASED
from monitor.storage.reading import HEADER_COLUMNS
from monitor.storage.rows import EntryRow
from monitor.storage.tables import ENTRY, PAYLOAD

_SIGNED, _NAMED = "signed-off", "signing-key-named"
_WHOLE = (
    select(*HEADER_COLUMNS, PAYLOAD.c.content)
    .join_from(ENTRY, PAYLOAD)
    .order_by(ENTRY.c.arrival)
)
_HEADERS = select(*HEADER_COLUMNS).where(
    ENTRY.c.stream_kind == bindparam("kind"), ENTRY.c.stream == bindparam("stream")
)


class _Signed(NamedTuple):
    header: EntryRow
    signature: Signature

    @property
    def told(self) -> str:
        manifest = self.signature.manifest
        code = manifest_code(manifest)
        return f"signed by {manifest.name} as {manifest.meaning}, code {code}"


class _Placed(NamedTuple):
    station: UUID
    epoch: UUID
    seq: int
    link: bytes


def signatures_of(
    connection: Connection, session: UUID | None = None
) -> tuple[Signature, ...]:
    """Of one session, or all there are, that this version can read."""
    return tuple(signed.signature for signed in _signed(connection, session))


def broken_signatures(connection: Connection) -> Iterator[str]:
    """Which do not hold: for the bytes, the key, or what was signed of the record."""
    keys = _Keys(connection)
    for header in _unreadable(connection):
        yield f"Entry {header.seq} is a signature: it can't be read"
    for signed in _signed(connection, None):
        for finding in _wrong_with(connection, signed, keys):
            yield f"Entry {signed.header.seq}, {signed.told}: {finding}"


def _wrong_with(
    connection: Connection, signed: _Signed, keys: "_Keys"
) -> Iterator[str]:
    manifest, header = signed.signature.manifest, signed.header
    if not is_by(to_builtins(signed.signature)):
        yield "the signature does not hold"
    if manifest.session.id != UUID(bytes=header.stream):
        yield "it is of another session"
    if keys.of(header) != signed.signature.key:
        yield "the key is not the one that this person told before"
    erased = set[bool]()
    for kind, part in (("session", manifest.session), ("patient", manifest.patient)):
        headers = _headers(connection, kind, part.id)
        if not _is_as_signed(part, headers):
            yield f"the {kind} is not as it was signed"
        erased.add(any(header.kind == ERASED for header in headers))
        if kind == "session" and not _goes_by(manifest.protocol, headers):
            yield "the session went by another protocol"
    if len(erased) > 1:
        yield "of the session and its patient one was erased, the other was not"


def _is_as_signed(part: Part, headers: Sequence[EntryRow]) -> bool:
    """Whether the entries up to the last of each chain are those that were signed."""
    lasts = {(c.station.bytes, c.epoch.bytes): c.last for c in part.chains}
    then = [h for h in headers if h.seq <= lasts.get((h.station, h.epoch), 0)]
    return bool(then) and part == part_of(part.id, map(_placed, then))


def _goes_by(protocol: str, headers: Sequence[EntryRow]) -> bool:
    return any(header.protocol_hash == protocol for header in headers)


def _placed(row: EntryRow) -> _Placed:
    station, epoch = UUID(bytes=row.station), UUID(bytes=row.epoch)
    return _Placed(station, epoch, row.seq, row.link)


def _headers(connection: Connection, kind: str, id_: UUID) -> list[EntryRow]:
    rows = connection.execute(_HEADERS, {"kind": kind, "stream": id_.bytes})
    return [EntryRow._make(row) for row in rows]


def _signed(connection: Connection, session: UUID | None) -> Iterator[_Signed]:
    wanted = _WHOLE.where(ENTRY.c.kind == _SIGNED, ENTRY.c.stream_kind == "session")
    if session is not None:
        wanted = wanted.where(ENTRY.c.stream == session.bytes)
    for header, payload in _read(connection, wanted):
        if isinstance(payload, SignedOff):
            yield _Signed(header, payload.signature)


def _unreadable(connection: Connection) -> Iterator[EntryRow]:
    """Signatures of this version that are none, or have lost their content."""
    wanted = select(*HEADER_COLUMNS, PAYLOAD.c.content).outerjoin_from(ENTRY, PAYLOAD)
    for row in connection.execute(wanted.where(ENTRY.c.kind == _SIGNED)).all():
        header = EntryRow._make(row[:-1])
        try:
            decoded(header.kind, header.version, row[-1] or b"")
        except UnknownKind as error:
            if error.detail:
                yield header


class _Keys:
    """Who told which key, and when; what is told of somebody else counts nothing."""

    def __init__(self, connection: Connection) -> None:
        wanted = _WHOLE.where(
            ENTRY.c.kind == _NAMED,
            ENTRY.c.stream_kind == PEOPLE.kind,
            ENTRY.c.stream == PEOPLE.id.bytes,
        )
        self._named = [
            (header, payload.key)
            for header, payload in _read(connection, wanted)
            if isinstance(payload, SigningKeyNamed)
            and payload.person.bytes == header.author
            and header.auth_method == "password"
        ]

    def of(self, signed: EntryRow) -> str | None:
        """The last that its author told before that entry; None where none was."""
        told = [
            (header.recorded_ms, header.seq, key)
            for header, key in self._named
            if header.author == signed.author and _is_before(header, signed)
        ]
        return max(told)[-1] if told else None


def _is_before(one: EntryRow, other: EntryRow) -> bool:
    """By number where one workstation wrote both: its clock may have been set back."""
    if (one.station, one.epoch) == (other.station, other.epoch):
        return one.seq < other.seq
    return one.recorded_ms <= other.recorded_ms


def _read(
    connection: Connection, wanted: Select[Any]
) -> Iterator[tuple[EntryRow, object]]:
    rows: Sequence[Row[Any]] = connection.execute(wanted).all()
    for row in rows:
        header = EntryRow._make(row[:-1])
        try:
            yield header, decoded(header.kind, header.version, row[-1])
        except UnknownKind:
            continue  # What can't be read is told of among the entries.
