"""What is known while a session is being opened."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.entries import Actor
from monitor.chart.kinds import ApprovedThen, Kind
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.similar_names import Lookalike
from monitor.charting.earlier import PatientPast
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.awaited import Awaited
from ui.views import wording
from ui.views.new_session.draft import NewSessionDraft


class Earlier(Struct, frozen=True, kw_only=True):
    """The patient's sessions before this one: how many, the last, its weight.

    ``past`` is what each of those that can be read came to; ``awaited`` what the last
    one still waits for.
    """

    count: int = 0
    last_at: datetime | None = None
    weight_kg: Decimal | None = None
    awaited: Awaited = ""
    past: PatientPast = PatientPast()


class Known(Struct, frozen=True, kw_only=True):
    """All that the page is built from, beside what was typed.

    ``session`` and ``assessment`` are None until the session is open. ``found`` are
    the patients that the words ``sought`` find, ``lookalikes`` who could be taken for
    the one chosen or being entered, ``rooms`` where a session is open, ``protocols``
    those a new session can run under. ``is_saving`` while the record has not answered
    the last command, ``is_name_hidden`` while the banner hides who it is.
    """

    draft: NewSessionDraft
    now: datetime
    zone: ZoneInfo
    actor: Actor
    protocol: CareProtocol
    patient: Patient | None = None
    session: Session | None = None
    assessment: Assessment | None = None
    found: tuple[Patient, ...] = ()
    sought: str = ""
    lookalikes: tuple[Lookalike, ...] = ()
    earlier: Earlier = Earlier()
    rooms: tuple[str, ...] = ()
    protocols: tuple[CareProtocol, ...] = ()
    approved: ApprovedThen | None = None
    is_approval_verified: bool = False
    is_saving: bool = False
    is_name_hidden: bool = False

    @property
    def is_searching(self) -> bool:
        """Whether it is not known yet whom the typed words find."""
        return self.sought != self.draft.text("find")

    @property
    def today(self) -> date:
        return wording.local_day(self.now, self.zone)

    def clock(self, at: datetime) -> str:
        return wording.clock(at, self.zone)

    def charted(self, fact: Settled, session: Session) -> str:
        """Who and when in the least room, ``AO 14:01``."""
        name = session.name_of(fact.first.author)
        return f"{wording.initials(name)} {self.clock(fact.effective_at)}".strip()


def latest(session: Session | None, kind: type[Kind]) -> Settled | None:
    """The last fact of that kind in force."""
    if session is None:
        return None
    found = [fact for fact in session.facts if isinstance(fact.payload, kind)]
    return found[-1] if found else None


def count_of(session: Session | None, kind: type[Kind]) -> int:
    """How many facts of that kind were ever charted, struck out ones included."""
    if session is None:
        return 0
    settled = (*session.facts, *session.settlement.retracted)
    return sum(isinstance(fact.payload, kind) for fact in settled)
