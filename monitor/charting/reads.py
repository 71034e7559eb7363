"""What the recorder gives back: frozen, so that it may cross to another thread."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.earlier import EarlierSession
from monitor.chart.entries import Entry
from monitor.chart.kinds import SessionOpened, StaffNamed
from monitor.chart.patient import Patient
from monitor.chart.session import Session, name_among
from monitor.charting.ports import Header
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol

UNREADABLE = "This session can't be read here, so nothing can be charted in it"


class SessionRead(Struct, frozen=True, kw_only=True):
    """A session as it was known here at ``at``, and what its protocol says of it.

    ``entries`` are all of it as they came; ``earlier`` are the patient's sessions
    before it, the newest first. Whoever approved the protocol had signed in where that
    ``is_approval_verified``.
    """

    session: Session
    patient: Patient
    protocol: CareProtocol
    assessment: Assessment
    entries: tuple[Entry, ...]
    at: datetime
    earlier: tuple[EarlierSession, ...] = ()
    is_approval_verified: bool = False

    @property
    def id(self) -> UUID:
        return self.session.id

    @property
    def room(self) -> str:
        return self.session.opened.room


class Erasure(Struct, frozen=True, kw_only=True):
    """That the patient of a session was erased: when, by whom and why.

    ``opened_at`` and ``closed_at`` are what is left of when the session was;
    ``signatures`` are those that stand without what they were of.
    """

    at: datetime
    by: UUID
    reason: str
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    signatures: int = 0


class UnreadableSession(Struct, frozen=True, kw_only=True):
    """A session that this version can't make sense of; every command is refused.

    Of its course only the ``headers`` are told, since what can be read might be
    corrected by what can't; ``unread`` are those whose content can't be read. Who is
    charted, where and by whom nothing can correct: that is known where it can be read.
    ``names`` are those of everybody enrolled here. Where there is an ``erasure``, what
    is unread is gone.
    """

    id: UUID
    why: str
    remedy: str
    headers: tuple[Header, ...]
    unread: frozenset[UUID]
    opened: SessionOpened | None = None
    patient: Patient | None = None
    staff: tuple[StaffNamed, ...] = ()
    names: dict[UUID, str] = {}
    erasure: Erasure | None = None

    @property
    def room(self) -> str:
        return "" if self.opened is None else self.opened.room

    @property
    def sentence(self) -> str:
        return f"{UNREADABLE}: {self.why}. {self.remedy}."

    def name_of(self, person: UUID) -> str:
        if any(named.person == person for named in self.staff):
            return name_among(self.staff, person)
        return self.names.get(person) or name_among((), person)


AnyRead = SessionRead | UnreadableSession


class Charted(Struct, frozen=True, kw_only=True):
    """What a command came to: its durable ``entries``, and how things now stand.

    ``session`` is None for a patient's own facts, ``patient`` for all else. ``also`` is
    another session that the same act changed.
    """

    entries: tuple[Entry, ...]
    session: SessionRead | None = None
    patient: Patient | None = None
    also: SessionRead | None = None
