"""One session, or all of a record, as a bundle that proves itself.

The format is told in ``monitor.chartverify``, which reads it with none of this code. A
record that is damaged gives a bundle that does not prove.
"""

from collections.abc import Iterable, Iterator, Sequence
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
_AT_ONCE = 500
"""Entries of a piece."""

_WHOLE = (
    select(*HEADER_COLUMNS, PAYLOAD.c.salt, PAYLOAD.c.content)
    .outerjoin_from(ENTRY, PAYLOAD)
    .order_by(ENTRY.c.station, ENTRY.c.epoch, ENTRY.c.seq)
)


class Bundle(Struct, frozen=True, kw_only=True):
    """What the file has to hold, or a piece of it, and how many entries that is."""

    content: bytes
    entries: int


class _Placed(Struct, frozen=True):
    station: UUID
    epoch: UUID
    seq: int
    link: bytes


class _About(Struct, frozen=True):
    """Which session it is of, None for all, and of which patients."""

    session: UUID | None = None
    patients: tuple[UUID, ...] = ()


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
        about = _About(session, tuple(patients))
        return _joined(_pieces(connection, chosen, about, signatures))


def bundle_of_all(database: Database, others: Sequence[Signature] = ()) -> Bundle:
    """Every chain from its beginning to its end."""
    return _joined(pieces_of_all(database, others))


def pieces_of_all(
    database: Database, others: Sequence[Signature] = ()
) -> Iterator[Bundle]:
    """The same a piece at a time, one after the other; the record is read meanwhile."""
    with database.reading() as connection:
        signatures = (*others, *signatures_of(connection))
        yield from _pieces(connection, _WHOLE, _About(), signatures)


def _joined(pieces: Iterable[Bundle]) -> Bundle:
    found = tuple(pieces)
    content = b"".join(piece.content for piece in found)
    return Bundle(content=content, entries=sum(piece.entries for piece in found))


def _pieces(
    connection: Connection,
    chosen: Select[Any],
    about: _About,
    signatures: Sequence[Signature],
) -> Iterator[Bundle]:
    """Of all entries no more is held than where each stands."""
    placed, hashes = _places(connection, chosen)
    texts = _protocols(connection, hashes)
    head = {
        "bundle": BUNDLES[-1],
        "intended_use": INTENDED_USE,
        "session": about.session,
        "patients": sorted(str(patient) for patient in about.patients),
        "protocols": len(texts),
        "entries": len(placed),
        "signatures": len(signatures),
        "chains": stretches(placed),
        "root": root_of(one.link for one in placed).hex(),
    }
    yield Bundle(content=_lines((head, *texts)), entries=0)
    for rows in connection.execute(chosen).partitions(_AT_ONCE):
        told = (_entry(EntryRow._make(row[:-2]), row[-2], row[-1]) for row in rows)
        yield Bundle(content=_lines(told), entries=len(rows))
    yield Bundle(content=_lines(_in_order(signatures)), entries=0)


def _places(
    connection: Connection, chosen: Select[Any]
) -> tuple[list[_Placed], set[str | None]]:
    columns = (ENTRY.c.station, ENTRY.c.epoch, ENTRY.c.seq, ENTRY.c.link)
    asked = chosen.with_only_columns(*columns, ENTRY.c.protocol_hash)
    placed, hashes = [], set()
    for station, epoch, seq, link, sha256 in connection.execute(asked):
        placed.append(_Placed(UUID(bytes=station), UUID(bytes=epoch), seq, link))
        hashes.add(sha256)
    return placed, hashes


def _lines(told: Iterable[object]) -> bytes:
    return b"".join(canonical(line) + b"\n" for line in told)


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
