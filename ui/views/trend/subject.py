"""What the chart is about: one session, its protocol, and the time it is seen at."""

from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.earlier import EarlierSession
from monitor.chart.queries import Query, queries
from monitor.chart.session import Session
from monitor.chart.transcribed import charted_late_by
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.limit_changes import protocol_at
from monitor.protocol.pacing import gap_at
from ui.views.trend.window import Reach
from ui.views.wording import clock

if TYPE_CHECKING:
    from ui.views.trend.readings import Found

_MINUTE = timedelta(minutes=1)
_TENTHS = 10


class Ghosting(Struct, frozen=True, kw_only=True):
    """Which earlier sessions are drawn, the newest first, and whether beyond now."""

    sessions: tuple[EarlierSession, ...] = ()
    is_ahead: bool = False


NO_GHOSTS = Ghosting()


class Subject(Struct, frozen=True, kw_only=True, dict=True):
    """A session as charted, with what the protocol says of it at ``now``.

    Minutes count from ``zero``: the dose start, or before that the opening. ``found``
    keeps the readings of each lane once they were sought, and ``silences`` how long
    one may lack a reading: half the chart asks again.
    """

    session: Session
    protocol: CareProtocol
    assessment: Assessment
    zero: datetime
    zone: tzinfo
    now: datetime
    earlier: tuple[EarlierSession, ...] = ()
    shows_ghosts_ahead: bool = False
    found: "dict[tuple[str, ...], tuple[Found, ...]]" = {}
    silences: dict[datetime, timedelta] = {}

    @property
    def counts_from_start(self) -> bool:
        return self.session.dose_started_at is not None

    @cached_property
    def open_queries(self) -> tuple[Query, ...]:
        """Those that nobody has closed; an open session is asked about in its room."""
        if self.session.is_open:
            return ()
        return tuple(q for q in queries(self.session) if not q.is_closed)

    @cached_property
    def late(self) -> frozenset[UUID]:
        """The entries of the sets that were charted late."""
        charting = self.protocol.charting
        return frozenset(
            observed.fact.entry.id
            for observed in self.session.sets
            if charted_late_by(observed.fact, charting) is not None
        )

    @property
    def now_minute(self) -> float:
        return self.minute(self.now)

    def minute(self, at: datetime) -> float:
        return (at - self.zero) / _MINUTE

    def protocol_at(self, at: datetime) -> CareProtocol:
        """The protocol with the limits that this patient had then."""
        return protocol_at(self.protocol, self.session, at)

    def clock(self, at: datetime) -> str:
        return clock(at, self.zone)

    def longest_silence(self, until: datetime) -> timedelta:
        """How long a lane may lack a reading before that is a gap."""
        found = self.silences.get(until)
        if found is None:
            tenths = self.protocol.schedule.stale_after_tenths
            gap = gap_at(self.protocol, self.session, until)
            found = self.silences[until] = gap * tenths / _TENTHS
        return found

    def reach(self) -> Reach:
        """How far there is something to show."""
        seen = [s.observed_at for s in self.session.sets]
        first = min([self.zero, *seen])
        return Reach(
            zero=self.zero,
            first=self.minute(first),
            now=self.now_minute,
            counts_from_start=self.counts_from_start,
            ahead=self.session.is_open,
        )


def subject(
    session: Session,
    protocol: CareProtocol,
    assessment: Assessment,
    ghosts: Ghosting = NO_GHOSTS,
) -> Subject:
    """A closed session is seen as it stood when it was closed."""
    zone = ZoneInfo(session.opened.zone)
    started = session.dose_started_at
    now = assessment.at
    if session.closed_at is not None:
        now = min(now, session.closed_at)
    return Subject(
        session=session,
        protocol=protocol,
        assessment=assessment,
        zero=_quarter(session.opened_at, zone) if started is None else started,
        zone=zone,
        now=now,
        earlier=ghosts.sessions,
        shows_ghosts_ahead=ghosts.is_ahead,
    )


def _quarter(at: datetime, zone: tzinfo) -> datetime:
    """The quarter of an hour that a time falls into."""
    local = at.astimezone(zone)
    into = timedelta(
        minutes=local.minute % 15, seconds=local.second, microseconds=local.microsecond
    )
    return at - into
