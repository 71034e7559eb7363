"""A back-test under way: some sessions at a time, so that charting comes between."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from monitor.chart.entries import Stream
from monitor.chart.session import fold
from monitor.charting.condensed import CondensedRow
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.shelf import KnownTexts
from monitor.charting.stored import StoredForReview
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault
from monitor.review.backtest import Backtest, SessionTried, summed, try_session
from monitor.review.condensing import Told, course_in, told_in
from monitor.review.fired import Difference
from monitor.review.milliseconds import time_in
from monitor.review.pairing import Pair
from monitor.review.screening import Screen

AT_ONCE = 2000
"""So much work takes less than 50 ms, for which nobody's charting has to wait.

In units of about 10 µs: what looking at a session takes, reading what is condensed of
it, judging it by that, or reading and judging all of it."""

_LOOKED, _WALKED, _FOLDED = 4, 40, 2000
_PAGE = 200
_HOUR_MS = timedelta(hours=1) // timedelta(milliseconds=1)


class Trial:
    """A changed protocol tried on the closed sessions of the protocol of that id.

    What a session was charted under another id for, the change says nothing about.
    ``walked`` counts those that both protocols judged by what is condensed of them,
    ``folded`` those that were read and judged in full; the others can't differ.
    """

    def __init__(
        self, stored: StoredForReview, changed: CareProtocol, now: datetime
    ) -> None:
        self._stored = stored
        self._texts = KnownTexts(stored)
        self._changed = changed
        self._now = now
        closed = stored.closed_by_protocol()
        self.total = closed.get(changed.id, 0)
        self.of_others = sum(closed.values()) - self.total
        self.walked = self.folded = 0
        self.is_done = not self.total
        self._pairs: dict[str, Pair | None] = {}
        self._tried: list[SessionTried] = []
        self._seen: set[bytes] = set()
        self._work = self._by_same_text = 0
        self._rows = self._read()

    @property
    def done(self) -> int:
        return self.total if self.is_done else min(len(self._seen), self.total)

    def turn(self, at_once: int = AT_ONCE) -> None:
        """Try some more, if any is left; NotPermitted of whoever may review no more."""
        self._stored.may_read()
        self._work = 0
        while self._work < at_once and not self.is_done:
            row = next(self._rows, None)
            self.is_done = row is None
            tried = None if row is None else self._try(row)
            if row is not None and tried is not None:
                self._tried.append(tried)
                self._by_same_text += row.sha256 == self._changed.sha256

    def result(self) -> Backtest:
        """Of those that were tried so far; what was not condensed can't be read."""
        unreadable = max(self.done - len(self._tried), 0)
        return summed(self._tried, unreadable, self._by_same_text)

    def _read(self) -> Iterator[CondensedRow]:
        """One that was corrected meanwhile comes once more, and is left as it was."""
        last = 0
        while rows := self._stored.condensed(self._changed.id, last, _PAGE):
            for last, row in rows:  # noqa: B007 - where the next page begins
                if row.session not in self._seen:
                    self._seen.add(row.session)
                    yield row

    def _try(self, row: CondensedRow) -> SessionTried | None:
        """None where this version can't read the session or its protocol."""
        self._work += _LOOKED
        pair = self._pair(row.sha256)
        if pair is None:
            return None
        told = told_in(row.told)
        if not pair.may_differ_in(told):
            return _tried(row, told)
        self._work += _WALKED
        found = pair.differences(told, course_in(row.course), row.opened_ms)
        if found is None:
            return self._judge(row.session_id, pair.screen)
        self.walked += 1
        return _tried(row, told, found)

    def _judge(self, id_: UUID, screen: Screen) -> SessionTried | None:
        self._work += _FOLDED
        try:
            session = fold(self._stored.entries(Stream("session", id_)))
        except (Erased, UnknownKind, ValueError):
            return None
        self.folded += 1
        return try_session(session, screen, self._now)

    def _pair(self, sha256: str) -> Pair | None:
        """None where this version can't read the protocol of that hash."""
        if sha256 not in self._pairs:
            try:
                own = self._texts.pinned(sha256)
            except (KeyError, ValueError, ProtocolFault):
                self._pairs[sha256] = None
            else:
                self._pairs[sha256] = Pair(own, self._changed)
        return self._pairs[sha256]


def _tried(
    row: CondensedRow, told: Told, differences: tuple[Difference, ...] = ()
) -> SessionTried:
    """Of what is condensed of it."""
    return SessionTried(
        id=row.session_id,
        opened_at=time_in(row.opened_ms),
        hours=told.lasted / _HOUR_MS,
        raised=told.raised,
        differences=differences,
    )
