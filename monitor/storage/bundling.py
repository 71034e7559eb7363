"""One session, or all of a record, as a bundle that proves itself.

The format is told in ``monitor.chartverify``, which reads it with none of this code. A
record that is damaged gives a bundle that does not prove.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Select, or_, select

from monitor.chart.manifest import Signature, canonical, stretches
from monitor.chart.merkle import root_of
from monitor.chartverify.shapes import BUNDLES, INTENDED_USE
from monitor.storage.database import Database
from monitor.storage.reading import HEADER_COLUMNS
from monitor.storage.rows import EntryRow
from monitor.storage.signatures import signatures_of
from monitor.storage.tables import ENTRY, PAYLOAD, PROTOCOL, SESSION_INDEX

_IDS = ("id", "stream", "station", "epoch", "author")
_HASHES = ("leaf", "prev_link", "link")
_ID_LENGTH = 16
_WHOLE = (
    select(*HEADER_COLUMNS, PAYLOAD.c.salt, PAYLOAD.c.content)
    .outerjoin_from(ENTRY, PAYLOAD)
    .order_by(ENTRY.c.station, ENTRY.c.epoch, ENTRY.c.seq)
)


class Bundle(Struct, frozen=True, kw_only=True):
    """What the file has to hold, and how many entries that is."""

    content: bytes
    entries: int


class _Placed(Struct, frozen=True):
    station: UUID
    epoch: UUID
    seq: int
    link: bytes


def bundle_of_session(
    database: Database, session: UUID, others: Sequence[Signature] = ()
) -> Bundle:
    """With the facts of the patient, and of whoever was the patient at a signature.

    ``others`` are signatures that are known, and not in the record.
    """
    with database.reading() as connection:
        signatures = (*others, *signatures_of(connection, session))
        patients = _patients(connection, session, signatures)
        chosen = _WHOLE.where(
            or_(
                _is_of("session", [session.bytes]),
                _is_of("patient", [patient.bytes for patient in patients]),
            )
        )
        return _bundle(connection, chosen, session, patients, signatures)


def bundle_of_all(database: Database, others: Sequence[Signature] = ()) -> Bundle:
    """Every chain from its beginning to its end."""
    with database.reading() as connection:
        signatures = (*others, *signatures_of(connection))
        return _bundle(connection, _WHOLE, None, (), signatures)


def _bundle(
    connection: Connection,
    chosen: Select[Any],
    session: UUID | None,
    patients: Iterable[UUID],
    signatures: Sequence[Signature],
) -> Bundle:
    rows = connection.execute(chosen).all()
    headers = [EntryRow._make(row[:-2]) for row in rows]
    texts = _protocols(connection, {h.protocol_hash for h in headers})
    placed = [
        _Placed(UUID(bytes=h.station), UUID(bytes=h.epoch), h.seq, h.link)
        for h in headers
    ]
    head = {
        "bundle": BUNDLES[-1],
        "intended_use": INTENDED_USE,
        "session": session,
        "patients": sorted(str(patient) for patient in patients),
        "protocols": len(texts),
        "entries": len(rows),
        "signatures": len(signatures),
        "chains": stretches(placed),
        "root": root_of(header.link for header in headers).hex(),
    }
    lines: list[object] = [head, *texts]
    lines += [
        _entry(header, row[-2], row[-1])
        for header, row in zip(headers, rows, strict=True)
    ]
    lines += _in_order(signatures)
    content = b"".join(canonical(line) + b"\n" for line in lines)
    return Bundle(content=content, entries=len(rows))


def _in_order(signatures: Iterable[Signature]) -> list[Signature]:
    return sorted(signatures, key=lambda signed: signed.signature)


def _patients(
    connection: Connection, session: UUID, signatures: Iterable[Signature]
) -> set[UUID]:
    whose = select(SESSION_INDEX.c.patient).where(
        SESSION_INDEX.c.session == session.bytes
    )
    known = {UUID(bytes=id_) for id_ in connection.execute(whose).scalars()}
    return known | {signature.manifest.patient.id for signature in signatures}


def _is_of(kind: str, streams: Sequence[bytes]) -> Any:
    return (ENTRY.c.stream_kind == kind) & ENTRY.c.stream.in_(streams)


def _protocols(connection: Connection, hashes: set[str | None]) -> list[dict[str, str]]:
    wanted = select(PROTOCOL).where(PROTOCOL.c.sha256.in_(hashes - {None}))
    return [
        {"protocol": sha256, "text": content.decode(errors="replace")}
        for sha256, content in connection.execute(wanted.order_by(PROTOCOL.c.sha256))
    ]


def _entry(
    row: EntryRow, salt: bytes | None, content: bytes | None
) -> dict[str, object]:
    header: dict[str, object] = row._asdict()
    # When it came to this workstation is known to no hash.
    del header["received_ms"]
    header |= {name: UUID(bytes=getattr(row, name)) for name in _IDS}
    header |= {name: getattr(row, name).hex() for name in _HASHES}
    header["supersedes"] = [
        UUID(bytes=row.supersedes[at : at + _ID_LENGTH])
        for at in range(0, len(row.supersedes) // _ID_LENGTH * _ID_LENGTH, _ID_LENGTH)
    ]
    return {
        "entry": header,
        "salt": None if salt is None else salt.hex(),
        "content": None if content is None else content.decode(errors="replace"),
    }
