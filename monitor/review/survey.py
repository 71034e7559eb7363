"""Audit figures under way: some sessions at a time, so that charting comes between."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.entries import Stream
from monitor.chart.session import Session, fold
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.shelf import KnownTexts
from monitor.charting.stored import Stored, StoredForReview
from monitor.protocol.alerts import evaluate
from monitor.protocol.faults import ProtocolFault
from monitor.review.audit_figures import Chapter, audit_figures
from monitor.review.begun import FIRST, Begun, scored
from monitor.review.drift import Drift, drifts
from monitor.review.responding import Responding, all_responding
from monitor.review.reviewed import Reviewed

AT_ONCE = 4
MOST = 1000
"""Sessions at most, the newest: all are held in memory until the figures are made."""


class Period(Struct, frozen=True, kw_only=True):
    """Which days, inclusive, of the session's own zone; None is without an end."""

    first_day: date | None = None
    last_day: date | None = None


class Surveyed(Struct, frozen=True, kw_only=True):
    """Audit figures, and what they are of.

    ``in_period`` is how many closed sessions there are, of which ``sessions`` were
    looked at and ``unreadable`` can't be by this version. ``newest`` is the day of the
    newest closed session of all, where none is in the period.
    """

    chapters: tuple[Chapter, ...]
    sessions: int
    in_period: int
    unreadable: int
    drifts: tuple[Drift, ...] = ()
    responding: tuple[Responding, ...] = ()
    newest: date | None = None


class Survey:
    """The closed sessions of a period, looked at a few at a time."""

    def __init__(self, stored: StoredForReview, period: Period, now: datetime) -> None:
        self._stored = stored
        self._texts = KnownTexts(stored)
        self._now = now
        query = SessionQuery(
            state="closed",
            first_day=period.first_day,
            last_day=period.last_day,
            limit=None,
        )
        rows = [row for row in stored.sessions(query) if not row.is_erased]
        self._in_period = len(rows)
        self._rows = rows[:MOST]
        patients = (row.patient for row in self._rows if row.patient is not None)
        self._patients = tuple({patient.id: None for patient in patients})
        self._newest = None if rows else _newest(stored)
        self._seen: list[Reviewed] = []
        self._begun: list[Begun] = []
        self.done = 0

    @property
    def total(self) -> int:
        """The sessions, and then the patients, whose first ones may lie before."""
        return len(self._rows) + len(self._patients)

    @property
    def is_done(self) -> bool:
        return self.done == self.total

    def turn(self, at_once: int = AT_ONCE) -> None:
        """Look at some more, if any is left; NotPermitted of who may review no more."""
        self._stored.may_read()
        for _ in range(min(at_once, self.total - self.done)):
            if self.done < len(self._rows):
                self._seen += self._look(self._rows[self.done])
            else:
                patient = self._patients[self.done - len(self._rows)]
                self._begun.append(self._first_of(patient))
            self.done += 1

    def result(self) -> Surveyed:
        """Of those that were looked at so far."""
        return Surveyed(
            chapters=audit_figures(self._seen, self._begun) if self._seen else (),
            sessions=len(self._seen),
            in_period=self._in_period,
            unreadable=min(self.done, len(self._rows)) - len(self._seen),
            drifts=drifts(self._seen),
            responding=all_responding(self._begun),
            newest=self._newest,
        )

    def _first_of(self, patient: UUID) -> Begun:
        """As far as the newest that is looked at; what can't be read has no score."""
        seen = {reviewed.session.id: reviewed.session for reviewed in self._seen}
        query = SessionQuery(patient=patient, state="closed", limit=None)
        newest = self._rows[0].opened_at
        dosed = [
            row
            for row in reversed(self._stored.sessions(query))
            if row.started_at is not None and row.opened_at <= newest
        ]
        found = []
        for row in dosed[:FIRST]:
            session = seen.get(row.id) or self._folded(row)
            if session is not None:
                found.append(scored(session, is_looked_at=row.id in seen))
        return Begun(sessions=tuple(found))

    def _folded(self, row: SessionRow) -> Session | None:
        try:
            return fold(self._stored.entries(Stream("session", row.id)))
        except (Erased, UnknownKind, ValueError):
            return None

    def _look(self, row: SessionRow) -> tuple[Reviewed, ...]:
        session = self._folded(row)
        if session is None:
            return ()
        try:
            protocol = self._texts.pinned(session.opened.protocol.sha256)
        except (KeyError, ValueError, ProtocolFault):
            return ()
        assessment = evaluate(protocol, session, self._now)
        seen = Reviewed(session=session, protocol=protocol, assessment=assessment)
        return (seen,)


def _newest(stored: Stored) -> date | None:
    """The day on which the newest of all closed sessions was opened."""
    rows = stored.sessions(SessionQuery(state="closed", limit=1))
    days = (row.opened_at.astimezone(ZoneInfo(row.zone)).date() for row in rows)
    return next(days, None)
