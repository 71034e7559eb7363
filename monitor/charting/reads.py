"""What the recorder gives back: frozen, so that it may cross to another thread."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Entry
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.charting.ports import Header
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol


class SessionRead(Struct, frozen=True, kw_only=True):
    """A session as it was known here at ``at``, and what its protocol says of it.

    ``entries`` are all of it as they came.
    """

    session: Session
    patient: Patient
    protocol: CareProtocol
    assessment: Assessment
    entries: tuple[Entry, ...]
    at: datetime

    @property
    def id(self) -> UUID:
        return self.session.id


class UnreadableSession(Struct, frozen=True, kw_only=True):
    """A session that this version can't make sense of; every command is refused.

    Nothing is shown of it but its ``headers``, since what can be read might be
    corrected by what can't. ``sentence`` says why.
    """

    id: UUID
    sentence: str
    headers: tuple[Header, ...]


class Charted(Struct, frozen=True, kw_only=True):
    """What a command came to: its durable ``entries``, and how things now stand.

    ``session`` is None for a patient's own facts, ``patient`` for all else.
    """

    entries: tuple[Entry, ...]
    session: SessionRead | None = None
    patient: Patient | None = None
