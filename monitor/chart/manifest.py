"""What somebody signs of a session: which entries it has, as bytes that never vary.

The format is told in ``monitor.chartverify``, which reads it with none of this code.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID

import msgspec
from msgspec import Struct

from monitor.chart.merkle import root_of

SIGN_OFF = "vigil sign-off 1"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_CODE_DIGITS = 20
_IN_A_GROUP = 4


class Placed(Protocol):
    """An entry's place in its chain."""

    @property
    def station(self) -> UUID: ...
    @property
    def epoch(self) -> UUID: ...
    @property
    def seq(self) -> int: ...
    @property
    def link(self) -> bytes: ...


class Stretch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which entries of one chain: from the first to the last, ``count`` of them."""

    station: UUID
    epoch: UUID
    first: int
    last: int
    count: int
    link: str


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All entries of one session or patient that were known here."""

    id: UUID
    root: str
    chains: tuple[Stretch, ...]


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who signs what as what; ``protocol`` is the hash of its text.

    The patient is part of it, since a session that names somebody else is another one.
    """

    session: Part
    patient: Part
    protocol: str
    meaning: str
    name: str
    signed_ms: int
    app_version: str
    signoff: str = SIGN_OFF


class Signature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A manifest with the public key and the signature, both hexadecimal."""

    manifest: Manifest
    key: str
    signature: str


def part_of(id_: UUID, entries: Iterable[Placed]) -> Part:
    """What there is to sign of the entries of one stream, whatever their order."""
    ordered = in_chains(entries)
    root = root_of(entry.link for entry in ordered).hex()
    return Part(id=id_, root=root, chains=stretches(ordered))


def stretches(ordered: Sequence[Placed]) -> tuple[Stretch, ...]:
    """One for each chain that an entry is of."""
    chains: dict[tuple[UUID, UUID], list[Placed]] = {}
    for entry in ordered:
        chains.setdefault((entry.station, entry.epoch), []).append(entry)
    return tuple(
        Stretch(
            station=station,
            epoch=epoch,
            first=placed[0].seq,
            last=placed[-1].seq,
            count=len(placed),
            link=placed[-1].link.hex(),
        )
        for (station, epoch), placed in chains.items()
    )


def in_chains(entries: Iterable[Placed]) -> list[Placed]:
    return sorted(entries, key=lambda e: (e.station.bytes, e.epoch.bytes, e.seq))


def signed_at(moment: datetime) -> int:
    """A time as a manifest has it: UTC, whole milliseconds."""
    return (moment - _EPOCH) // _MILLISECOND


def signed_bytes(manifest: Manifest) -> bytes:
    """What is signed: the name of the format, then the manifest in canonical form."""
    return manifest.signoff.encode() + b"\x00" + canonical(manifest)


def manifest_code(manifest: Manifest) -> str:
    """What stands on screen and paper beside a signature."""
    return head_code(hashlib.sha256(signed_bytes(manifest)).digest())


def head_code(digest: bytes) -> str:
    """The first 20 digits in groups of four: short enough to compare by eye."""
    digits = digest.hex()[:_CODE_DIGITS]
    groups = range(0, _CODE_DIGITS, _IN_A_GROUP)
    return " ".join(digits[at : at + _IN_A_GROUP] for at in groups)


def canonical(value: object) -> bytes:
    """The one spelling of a value: keys sorted, no blanks, as little escaped as can."""
    return json.dumps(
        msgspec.to_builtins(value),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
