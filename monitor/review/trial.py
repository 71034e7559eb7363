"""A back-test under way: some sessions at a time, so that charting comes between."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID

from monitor.chart.entries import Stream
from monitor.chart.session import fold
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.ports import Journal, SessionQuery
from monitor.charting.shelf import Shelf
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault
from monitor.review.backtest import Backtest, SessionTried, summed, try_session
from monitor.review.screening import Screen

AT_ONCE = 4
"""So many sessions take less than 50 ms, for which nobody's charting has to wait."""


class Trial:
    """A changed protocol tried on the closed sessions of the protocol of that id.

    What a session was charted under another id for, the change says nothing about.
    """

    def __init__(self, journal: Journal, changed: CareProtocol, now: datetime) -> None:
        self._journal = journal
        self._shelf = Shelf(journal, ())
        self._changed = changed
        self._now = now
        rows = journal.sessions(SessionQuery(state="closed", limit=None))
        of_id = [row.id for row in rows if row.protocol_id == changed.id]
        self.of_others = sum(not row.is_erased for row in rows) - len(of_id)
        self.total = len(of_id)
        self.done = 0
        self._screens: dict[str, Screen] = {}
        self._tried: list[SessionTried] = []
        self._unreadable = 0
        self._rest = self._each(of_id)

    @property
    def is_done(self) -> bool:
        return self.done == self.total

    def turn(self, at_once: int = AT_ONCE) -> None:
        """Try some more of them."""
        for tried in islice(self._rest, at_once):
            self.done += 1
            if tried is None:
                self._unreadable += 1
            else:
                self._tried.append(tried)

    def result(self) -> Backtest:
        """Of those that were tried so far."""
        return summed(self._tried, self._unreadable)

    def _each(self, ids: list[UUID]) -> Iterator[SessionTried | None]:
        for id_ in ids:
            yield self._try(id_)

    def _try(self, id_: UUID) -> SessionTried | None:
        """None where this version can't read the session or its protocol."""
        try:
            session = fold(self._journal.entries(Stream("session", id_)))
            own = self._shelf.pinned(session.opened.protocol.sha256)
        except (Erased, UnknownKind, KeyError, ValueError, ProtocolFault):
            return None
        screen = self._screens.get(own.sha256)
        if screen is None:
            screen = self._screens[own.sha256] = Screen(own, self._changed)
        return try_session(session, screen, self._now)
