"""The entry: an immutable fact with its header, as the journal keeps it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

from msgspec import Struct

from monitor.chart.kinds import AnyKind, Role

StreamKind = Literal["session", "patient", "protocols", "people", "site"]


class Stream(Struct, frozen=True):
    """What an entry is about: a session, a patient, or this site."""

    kind: StreamKind
    id: UUID


SIGNED_IN = frozenset({"password", "pin"})
"""The methods by which a person who is enrolled is known to be that person."""

BREAK_GLASS = "break-glass"
"""Charting without having signed in, by name and reason, to be co-signed."""

SET_UP = "set-up"
"""Whoever starts Vigil where nobody is enrolled yet."""

RECOVERY = "recovery"
"""Whoever typed the recovery code."""


UNVERIFIED = "unverified"
"""By a name that nobody has checked."""

NOBODY = "nobody"
"""Whoever pressed the emergency key where people sign in and nobody had."""


class Actor(Struct, frozen=True, kw_only=True):
    """Who acts. Until people can sign in, a name that nobody has checked.

    ``roles`` are those that the record has for the person, which the recorder looks
    up: what a caller puts there is never taken. ``reason`` is why the glass was broken.
    """

    person: UUID
    name: str
    auth_method: str = UNVERIFIED
    roles: frozenset[Role] = frozenset()
    reason: str = ""

    @property
    def is_verified(self) -> bool:
        return self.auth_method in SIGNED_IN


_UNVERIFIED_PEOPLE = UUID("0c5c6f5e-4a3e-4d0b-9b62-5a0f8f3f6d11")
_BEHIND_GLASS = UUID("b52f0d0e-6f53-4c0b-8f0e-2f4b1d7f9a33")


def unverified(name: str) -> Actor:
    """The person who gave that name; the same name is taken for the same person."""
    plain = " ".join(name.split())
    return Actor(person=uuid5(_UNVERIFIED_PEOPLE, plain.casefold()), name=plain)


def broke_glass(name: str, reason: str) -> Actor:
    """Whoever typed that name and reason to chart without signing in.

    The same name is the same person, but never one who is enrolled.
    """
    plain = " ".join(name.split())
    return Actor(
        person=uuid5(_BEHIND_GLASS, plain.casefold()),
        name=plain,
        auth_method=BREAK_GLASS,
        reason=reason.strip(),
    )


NOT_SIGNED_IN = unverified("Not signed in")
"""Who charts where nobody has said a name: only in an emergency, to be reviewed."""


class NewEntry(Struct, frozen=True, kw_only=True):
    """A fact decided upon and not yet durable.

    ``id`` is minted when the form opens, so that a retry is the same entry.
    ``effective_at`` is when it was true of the patient, aware UTC.
    """

    id: UUID
    stream: Stream
    payload: AnyKind
    effective_at: datetime
    supersedes: tuple[UUID, ...] = ()
    reason: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """A durable fact. Nothing in it is ever updated or deleted.

    ``station`` and ``epoch`` say whose journal it was first written to and ``seq``
    is gapless there. ``recorded_mono`` is seconds of the monotonic clock of the
    boot ``boot_id``. ``leaf`` is the salted hash of the stored payload and ``link``
    chains header and leaf to the entry before. ``received_at`` is local: when this
    workstation came to know the entry; it is not part of the proof.
    """

    id: UUID
    stream: Stream
    station: UUID
    epoch: UUID
    seq: int
    author: UUID
    auth_method: str
    effective_at: datetime
    recorded_at: datetime
    recorded_mono: float
    boot_id: str
    server_offset: float | None = None
    supersedes: tuple[UUID, ...] = ()
    reason: str | None = None
    protocol_hash: str | None = None
    app_version: str
    payload: AnyKind
    leaf: bytes
    prev_link: bytes
    link: bytes
    received_at: datetime

    @property
    def written(self) -> "Written":
        return (self.recorded_at, self.station, self.seq)

    @property
    def chart_order(self) -> tuple[datetime, datetime, UUID, int]:
        """Where it stands on the chart, the same on every workstation."""
        return (self.effective_at, self.recorded_at, self.station, self.seq)


Written = tuple[datetime, UUID, int]
"""What sorts by when it was written."""


def as_written(entries: Iterable[Entry]) -> list[Entry]:
    """In the order of writing: of each workstation as it wrote them, whatever time."""
    keyed: list[tuple[Written, Entry]] = []
    reached: dict[tuple[UUID, UUID], datetime] = {}
    for entry in sorted(entries, key=lambda e: e.seq):
        line = (entry.station, entry.epoch)
        at = max(entry.recorded_at, reached.get(line, entry.recorded_at))
        reached[line] = at
        keyed.append(((at, entry.station, entry.seq), entry))
    return [entry for _, entry in sorted(keyed, key=lambda one: one[0])]


def tag_of(payload: AnyKind) -> str:
    """The name and version a payload is stored under, ``name/version``."""
    tag = type(payload).__struct_config__.tag
    if not isinstance(tag, str):
        raise TypeError(f"{type(payload).__name__} has no stored name")
    return tag
