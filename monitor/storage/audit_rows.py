"""A row of the audit log as the file keeps it, and its place in the log's chain.

leaf = SHA-256(00 | salt | content), as of an entry
link = SHA-256(01 | domain | fields)

``fields`` are those of the header up to ``prev_link``, in their order, each as its
length in four bytes, big-endian, and its bytes: ids and hashes as they are, whole
numbers as eight bytes, big-endian, texts in UTF-8. A length of -1 stands for a field
that is absent.
"""

import hashlib
import secrets
from collections.abc import Sequence
from struct import pack
from typing import NamedTuple, get_args
from uuid import UUID

import msgspec

from monitor.chart.audit import AnyDeed, NewDeed, Subject, SubjectKind
from monitor.chart.entries import Actor
from monitor.charting.ports import AuditRow, Circumstances
from monitor.charting.stamping import kept_time
from monitor.decoding import UNREADABLE
from monitor.storage.codec import split_tag
from monitor.storage.hashing import SALT_LENGTH, leaf_of
from monitor.storage.rows import from_ms, to_ms
from monitor.storage.sealing import Head

_LINK = b"\x01vigil audit 1\x00"
_ENCODER = msgspec.json.Encoder(uuid_format="canonical")
_DECODER: msgspec.json.Decoder[AnyDeed] = msgspec.json.Decoder(AnyDeed, strict=True)
_SUBJECTS: dict[str, SubjectKind] = {kind: kind for kind in get_args(SubjectKind)}

KNOWN_DEEDS: frozenset[str] = frozenset(
    str(deed.__struct_config__.tag) for deed in get_args(AnyDeed)
)


class AuditHeader(NamedTuple):
    """The header of one row, in the order in which it is stored and hashed."""

    id: bytes
    station: bytes
    epoch: bytes
    seq: int
    kind: str
    version: int
    who: bytes | None
    auth_method: str
    subject_kind: str | None
    subject: bytes | None
    patient: bytes | None
    at_ms: int
    mono_us: int
    boot_id: str
    app_version: str
    leaf: bytes
    prev_link: bytes
    link: bytes


class SealedDeed(NamedTuple):
    """A row with its salted payload, ready to be written."""

    row: AuditHeader
    salt: bytes
    content: bytes


def seal(
    deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances, head: Head
) -> tuple[SealedDeed, ...]:
    """Number and chain the deeds after the head, in the order given."""
    done: list[SealedDeed] = []
    prev_link = head.link
    for seq, new in enumerate(deeds, start=head.seq + 1):
        salt, content = secrets.token_bytes(SALT_LENGTH), encoded(new.deed)
        bare = _bare(new, who, when)._replace(
            station=head.station.id.bytes,
            epoch=head.station.epoch.bytes,
            seq=seq,
            leaf=leaf_of(salt, content),
            prev_link=prev_link,
        )
        prev_link = audit_link(bare)
        done.append(SealedDeed(bare._replace(link=prev_link), salt, content))
    return tuple(done)


def audit_link(row: AuditHeader) -> bytes:
    """The link of a header; its ``link`` is not looked at."""
    return hashlib.sha256(_LINK + b"".join(map(_field, row[:-1]))).digest()


def audit_row(row: AuditHeader, content: bytes | None) -> AuditRow:
    """As it is told; without its deed where that was erased or can't be read."""
    return AuditRow(
        id=UUID(bytes=row.id),
        station=UUID(bytes=row.station),
        epoch=UUID(bytes=row.epoch),
        seq=row.seq,
        kind=row.kind,
        version=row.version,
        deed=_decoded(row, content),
        who=_id(row.who),
        auth_method=row.auth_method,
        subject=_subject(row),
        patient=_id(row.patient),
        at=from_ms(row.at_ms),
        mono=row.mono_us / 1_000_000,
        boot_id=row.boot_id,
        app_version=row.app_version,
    )


def encoded(deed: AnyDeed) -> bytes:
    return _ENCODER.encode(deed)


def _bare(new: NewDeed, who: Actor | None, when: Circumstances) -> AuditHeader:
    kind, version = split_tag(str(new.deed.__struct_config__.tag))
    return AuditHeader(
        id=new.id.bytes,
        station=b"",
        epoch=b"",
        seq=0,
        kind=kind,
        version=version,
        who=who.person.bytes if who else None,
        auth_method=who.auth_method if who else "nobody",
        subject_kind=new.subject.kind if new.subject else None,
        subject=new.subject.id.bytes if new.subject else None,
        patient=new.patient.bytes if new.patient else None,
        at_ms=to_ms(kept_time(when.recorded_at)),
        mono_us=round(when.recorded_mono * 1_000_000),
        boot_id=when.boot_id,
        app_version=when.app_version,
        leaf=b"",
        prev_link=b"",
        link=b"",
    )


def _field(value: bytes | str | int | None) -> bytes:
    match value:
        case None:
            return pack(">i", -1)
        case int():
            return pack(">iq", 8, value)
        case str():
            return _field(value.encode())
        case bytes():
            return pack(">i", len(value)) + value


def _decoded(row: AuditHeader, content: bytes | None) -> AnyDeed | None:
    if content is None:
        return None
    try:
        deed = _DECODER.decode(content)
    except UNREADABLE:
        return None
    is_named = deed.__struct_config__.tag == f"{row.kind}/{row.version}"
    return deed if is_named else None


def _subject(row: AuditHeader) -> Subject | None:
    kind = _SUBJECTS.get(row.subject_kind or "")
    id_ = _id(row.subject)
    return Subject(kind, id_) if kind and id_ else None


def _id(stored: bytes | None) -> UUID | None:
    return UUID(bytes=stored) if stored else None
