"""What the recorder gives back: frozen, so that it may cross to another thread."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.entries import Entry
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.charting.ports import Header
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol


class SessionRead(Struct, frozen=True, kw_only=True):
    """A session as it was known here at ``at``, and what its protocol says of it.

    ``entries`` are all of it as they came. Where this version can't read the session,
    ``unreadable`` says why in a sentence; then nothing is shown of it but its
    ``headers``, since what can be read might be corrected by what can't, and every
    command on it is refused.
    """

    id: UUID
    patient: Patient
    zone: str
    opened_at: datetime
    is_open: bool
    at: datetime
    session: Session | None = None
    protocol: CareProtocol | None = None
    assessment: Assessment | None = None
    entries: tuple[Entry, ...] = ()
    headers: tuple[Header, ...] = ()
    unreadable: str | None = None

    def assessed_at(self, now: datetime) -> "SessionRead":
        """The same session, judged anew at another time."""
        if self.session is None or self.protocol is None:
            return replace(self, at=now)
        assessment = evaluate(self.protocol, self.session, now)
        return replace(self, at=now, assessment=assessment)


class Charted(Struct, frozen=True, kw_only=True):
    """What a command came to: its durable ``entries``, and how things now stand.

    ``read`` is None for a patient's own facts, ``patient`` for all else.
    """

    entries: tuple[Entry, ...]
    read: SessionRead | None = None
    patient: Patient | None = None
