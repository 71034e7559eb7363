"""Audit figures under way: some sessions at a time, so that charting comes between."""

from datetime import date, datetime

from msgspec import Struct

from monitor.chart.entries import Stream
from monitor.chart.session import fold
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.ports import Journal, SessionQuery, SessionRow
from monitor.charting.shelf import Shelf
from monitor.protocol.alerts import evaluate
from monitor.protocol.faults import ProtocolFault
from monitor.review.audit_figures import Chapter, audit_figures
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
    looked at and ``unreadable`` can't be by this version.
    """

    chapters: tuple[Chapter, ...]
    sessions: int
    in_period: int
    unreadable: int
    drifts: tuple[Drift, ...] = ()
    responding: tuple[Responding, ...] = ()


class Survey:
    """The closed sessions of a period, looked at a few at a time."""

    def __init__(self, journal: Journal, period: Period, now: datetime) -> None:
        self._journal = journal
        self._shelf = Shelf(journal, ())
        self._now = now
        query = SessionQuery(
            state="closed",
            first_day=period.first_day,
            last_day=period.last_day,
            limit=None,
        )
        rows = [row for row in journal.sessions(query) if not row.is_erased]
        self._in_period = len(rows)
        self._rows = rows[:MOST]
        self._seen: list[Reviewed] = []
        self.done = 0

    @property
    def total(self) -> int:
        return len(self._rows)

    @property
    def is_done(self) -> bool:
        return self.done == self.total

    def turn(self, at_once: int = AT_ONCE) -> None:
        """Look at some more of them."""
        for row in self._rows[self.done : self.done + at_once]:
            reviewed = self._look(row)
            if reviewed is not None:
                self._seen.append(reviewed)
            self.done += 1

    def result(self) -> Surveyed:
        """Of those that were looked at so far."""
        return Surveyed(
            chapters=audit_figures(self._seen) if self._seen else (),
            sessions=len(self._seen),
            in_period=self._in_period,
            unreadable=self.done - len(self._seen),
            drifts=drifts(self._seen),
            responding=all_responding(self._seen),
        )

    def _look(self, row: SessionRow) -> Reviewed | None:
        try:
            session = fold(self._journal.entries(Stream("session", row.id)))
            protocol = self._shelf.pinned(session.opened.protocol.sha256)
        except (Erased, UnknownKind, KeyError, ValueError, ProtocolFault):
            return None
        assessment = evaluate(protocol, session, self._now)
        return Reviewed(session=session, protocol=protocol, assessment=assessment)
