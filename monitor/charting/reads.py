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
    before it, the newest first.
    """

    session: Session
    patient: Patient
    protocol: CareProtocol
    assessment: Assessment
    entries: tuple[Entry, ...]
    at: datetime
    earlier: tuple[EarlierSession, ...] = ()

    @property
    def id(self) -> UUID:
        return self.session.id

    @property
    def room(self) -> str:
        return self.session.opened.room


class UnreadableSession(Struct, frozen=True, kw_only=True):
    """A session that this version can't make sense of; every command is refused.

    Of its course only the ``headers`` are told, since what can be read might be
    corrected by what can't; ``unread`` are those whose content can't be read. Who is
    charted, where and by whom nothing can correct: that is known where it can be read.
    """

    id: UUID
    why: str
    remedy: str
    headers: tuple[Header, ...]
    unread: frozenset[UUID]
    opened: SessionOpened | None = None
    patient: Patient | None = None
    staff: tuple[StaffNamed, ...] = ()

    @property
    def room(self) -> str:
        return "" if self.opened is None else self.opened.room

    @property
    def sentence(self) -> str:
        return f"{UNREADABLE}: {self.why}. {self.remedy}."

    def name_of(self, person: UUID) -> str:
        return name_among(self.staff, person)


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
