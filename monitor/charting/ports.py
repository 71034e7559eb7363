"""What charting needs of the world: a journal that can't be lost, and drafts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal, Protocol
from uuid import UUID

from msgspec import Struct

from monitor.chart.audit import AnyDeed, NewDeed, Subject
from monitor.chart.entries import Actor, Entry, NewEntry, Stream
from monitor.chart.patient import Patient
from monitor.charting.condensed import CondensedSessions
from monitor.charting.patient_sessions import PatientSessions
from monitor.charting.review_list import ReviewIndex

MOST_FOUND = 50
"""How many patients a search tells of; whoever searches types more of the name."""


class Station(Struct, frozen=True, kw_only=True):
    """Whose journal it is; ``epoch`` is new where a copy begins a life of its own."""

    id: UUID
    epoch: UUID


class Circumstances(Struct, frozen=True, kw_only=True):
    """When and under which protocol and program something is charted.

    ``recorded_mono`` is seconds of the monotonic clock of the boot ``boot_id``.
    ``ahead`` is how far the workstation's own clock is ahead of that time.
    """

    recorded_at: datetime
    recorded_mono: float
    boot_id: str
    app_version: str
    ahead: timedelta = timedelta(0)
    protocol_hash: str | None = None


class Header(Struct, frozen=True, kw_only=True):
    """What can be told of an entry whose payload this version can't read."""

    id: UUID
    kind: str
    version: int
    author: UUID
    effective_at: datetime
    recorded_at: datetime
    received_at: datetime


SessionState = Literal["open", "closed", "review", "to sign", "asked", "answered"]
"""``asked`` are those with a query that waits for an answer."""


class SessionQuery(Struct, frozen=True, kw_only=True):
    """Which sessions to list, newest first.

    Every word of ``text`` must occur in the patient's names, number or date of
    birth, or in those of the one it was first charted under. Days are inclusive and
    of the session's own zone. Those in ``review`` have something that a person has to
    look at again; those ``to sign`` are closed, and not signed as they are now; of
    ``call_by`` those whose call was due by that day. ``after`` is the
    last row of the page before. ``limit`` None lists all.
    """

    text: str = ""
    patient: UUID | None = None
    first_day: date | None = None
    last_day: date | None = None
    state: SessionState | None = None
    call_by: date | None = None
    after: "SessionRow | None" = None
    limit: int | None = 50


class SessionRow(Struct, frozen=True, kw_only=True):
    """A line of the session list; ``patient`` is None where erased or unreadable.

    ``moved_from`` is under whom it was first charted, where that was the wrong one.
    """

    id: UUID
    patient: Patient | None
    moved_from: Patient | None = None
    opened_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    closed_at: datetime | None
    zone: str
    room: str
    protocol_id: str
    protocol_version: int
    is_erased: bool = False

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class AuditQuery(Struct, frozen=True, kw_only=True):
    """Which rows of the audit log to tell, newest first.

    ``who`` did it, ``patient`` whose record it touched. Times are from ``since`` on and
    before ``until``; a day is two of them. ``after`` is the last row of the page
    before.
    """

    who: UUID | None = None
    patient: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    after: "AuditRow | None" = None
    limit: int = 50


class AuditRow(Struct, frozen=True, kw_only=True):
    """Something that was done with the record; nothing in it ever changes.

    ``deed`` is None where it was erased or can't be read by this version; ``kind``
    still names it. ``who`` is None where nobody was known yet. ``mono`` is seconds of
    the monotonic clock of the boot ``boot_id``.
    """

    id: UUID
    station: UUID
    epoch: UUID
    seq: int
    kind: str
    version: int
    deed: AnyDeed | None
    who: UUID | None
    auth_method: str
    subject: Subject | None
    patient: UUID | None
    at: datetime
    mono: float
    boot_id: str
    app_version: str


class Followed(Struct, frozen=True, kw_only=True):
    """How far the chains of the audit log were proved, and what was found wrong.

    ``last`` is the header of the row that was looked at last, as the log keeps it.
    """

    rows: int = 0
    findings: tuple[str, ...] = ()
    last: tuple[bytes | str | int | None, ...] = ()
    is_done: bool = False


class AuditLog(Protocol):
    """What was done with the record and is no charting, for ever."""

    def add(
        self, deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances
    ) -> None:
        """Make the deeds durable, all or none; those already there are not added twice.

        Raises ConflictingEntry where an id came with another deed, and Unconfirmed
        where the commit itself reported an error.
        """

    def find(self, query: AuditQuery) -> tuple[AuditRow, ...]: ...

    def follow(self, so_far: Followed) -> Followed:
        """Prove some more rows, in the order of their chain: a few milliseconds."""


class Draft(Struct, frozen=True, kw_only=True):
    """What was typed and not yet charted; ``id`` is the entry's if it ever is.

    Charting the entry of that id removes its draft in the same transaction.
    ``content`` belongs to the form and is opaque here.
    """

    id: UUID
    form: str
    stream: UUID | None
    author: UUID
    content: str
    saved_at: datetime


class Journal(ReviewIndex, CondensedSessions, PatientSessions, Protocol):
    """Entries for ever, in the order this workstation came to know them.

    Anything may raise an EnvironmentFault.
    """

    @property
    def station(self) -> Station: ...

    def append(
        self,
        new_entries: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Entry, ...]:
        """Make the entries durable, all or none, and return them as stored.

        Asking again with the same entries returns what is stored. Raises
        ConflictingEntry where an id came with another content, and Unconfirmed
        where the commit itself reported an error.
        """

    def last_recorded_at(self) -> datetime | None:
        """When this station wrote its last entry, of whatever stream; None if none."""

    def confirm(self, ids: Sequence[UUID]) -> tuple[Entry, ...]:
        """What of these entries is durable, read afresh after an Unconfirmed."""

    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        """The entries of one stream as they came; UnknownKind if one is unreadable."""

    def readable(self, stream: Stream) -> tuple[Entry, ...]:
        """Those entries of one stream that this version can read, as they came."""

    def headers(self, stream: Stream) -> tuple[Header, ...]:
        """The headers of one stream as they came, whatever their kind."""

    def entries_since(self, station: Station, seq: int) -> tuple[Entry, ...]:
        """The entries of one chain after that number, in its order."""

    def sessions(self, query: SessionQuery) -> tuple[SessionRow, ...]: ...

    def patients(
        self, text: str = "", limit: int | None = MOST_FOUND
    ) -> tuple[Patient, ...]:
        """Patients in whom every word of ``text`` occurs, by name."""

    def patient_numbered(self, identifier: str) -> Patient | None:
        """The patient who has that number, however it is spaced or cased."""

    def keep_protocol(self, text: str) -> str:
        """Store the exact text of a protocol, once; returns its SHA-256 in hex."""

    def protocol(self, sha256: str) -> str:
        """The text that was stored under that hash; KeyError where none was."""

    def protocols(self) -> tuple[str, ...]:
        """The hash of every text that was stored."""


class Upkeep(Protocol):
    """What is done for the record beside charting, such as a copy of it each day."""

    @property
    def sentence(self) -> str:
        """What went wrong with it last; empty where nothing did."""

    def turn(self, now: datetime, *, is_quiet: bool) -> None:
        """Asked each second, and never long; ``is_quiet`` while no session is open."""

    def key_anew(self, current: bytes) -> bool:
        """Have the record open with that key alone; false while it is being copied.

        Takes seconds for a long one. Raises an EnvironmentFault, and then it opens with
        that key or the one before.
        """

    def tell(self, now: datetime, zone: str) -> tuple[tuple[str, str], ...]:
        """What support asks for, by name: no patient is in it."""


class Pins(Protocol):
    """What a PIN is checked against. Mutable, and no part of the record."""

    def pin_of(self, person: UUID) -> str | None:
        """The verifier; None where that person has chosen none."""

    def put_pin(self, person: UUID, verifier: str) -> None: ...

    def delete_pin(self, person: UUID) -> None:
        """Forget it; nothing happens where there is none."""


class Drafts(Protocol):
    """What is half typed. Mutable, and no part of the record."""

    def put_draft(self, draft: Draft) -> None: ...

    def delete_draft(self, id_: UUID) -> None:
        """Forget it; nothing happens where there is none."""

    def drafts(self) -> tuple[Draft, ...]:
        """All of them, oldest first."""
