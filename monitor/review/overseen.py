"""What a supervisor looks over: the sessions of some days, and what they leave open.

It asks the recorder a session or a page of lines at a time, so that charting comes
between.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.entries import Actor
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.charting.review_list import (
    Compared,
    Condition,
    CountField,
    Days,
    ReviewRow,
    Sought,
)
from monitor.protocol.drug_account import DrugAccount, drug_account
from monitor.review.attended import Attended, attended
from monitor.review.kept_records import Kept, days_of, kept_now
from monitor.review.left_open import LeftOpen, in_order, left_open
from monitor.review.line_pages import in_whole_days, pages_of, still_there
from monitor.review.overrides import OverrideFigures, OverrideTally
from monitor.review.reports_due import ReportDue, by_urgency, reports_due

AT_ONCE = 2
MOST = 500
"""So many sessions a page looks at, the newest: each takes some milliseconds."""
UNFINISHED: tuple[CountField, ...] = ("is_open", "to_sign", "asked", "answered")
"""Open, not signed as it stands, or with a query that is not closed."""


class Overseen(Struct, frozen=True, kw_only=True):
    """Of the sessions opened from ``first`` to ``last``, both included.

    ``left`` and ``reports`` are of all that were opened up to ``last``, as they stand
    ``today``; of reports those of before are told that are still needed: where not all
    of the sessions that have one were looked at, ``reporting_among`` is how many they
    are, of which the newest ``reporting`` were. ``rows`` has the line of each session
    that is told of; ``unreadable`` counts those this version can't read. Where not all
    of these days were looked at, ``among`` is how many there are, and ``first`` the day
    of the oldest that was.
    """

    first: date
    last: date
    today: date
    rows: dict[UUID, ReviewRow]
    left: tuple[LeftOpen, ...]
    accounts: tuple[DrugAccount, ...]
    overrides: OverrideFigures
    reports: tuple[ReportDue, ...]
    attended: tuple[Attended, ...] = ()
    unreadable: int
    kept: Kept
    among: int = 0
    reporting: int = 0
    reporting_among: int = 0


class Overseeing:
    """Looks them over in many short turns; raises NotPermitted, and UnknownKind.

    Without a ``first`` day it is all up to the last. UnknownKind is raised where this
    version can't read which records are held. Of ``total`` sessions that are told of
    ``done`` were looked at. ``most`` are the newest, None is all.
    """

    def __init__(
        self,
        recorder: Recorder,
        first: date | None,
        last: date,
        by: Actor,
        *,
        most: int | None = None,
    ) -> None:
        recorder.all_sessions.may_read(by)
        self._recorder, self._by = recorder, by
        self._first, self._last = first, last
        self._now = recorder.clock.now()
        self._today = today(recorder)
        self._most = most
        self._among = self._reporting_among = 0
        self._rows: dict[UUID, ReviewRow] = {}
        self._told: list[ReviewRow] = []
        self._left: dict[bytes, LeftOpen] = {}
        self._reporting: list[ReviewRow] = []
        self._accounts: list[DrugAccount] = []
        self._overrides = OverrideTally()
        self._reports: list[ReportDue] = []
        self._attended: list[Attended] = []
        self._last_days: dict[UUID, date] = {}
        self._unreadable = self.done = 0
        self.is_done = False
        self._turns = self._all()

    @property
    def total(self) -> int:
        return len(self._told) + len(self._reporting)

    def turn(self) -> None:
        """A page of lines more, or a few sessions; asks first whether it still may."""
        self._recorder.all_sessions.may_read(self._by)
        self.is_done = next(self._turns, None) is None

    def result(self) -> Overseen:
        """Of what was looked at so far."""
        return Overseen(
            first=self._first or self._oldest,
            last=self._last,
            today=self._today,
            rows=dict(self._rows),
            left=in_order(self._left.values()),
            accounts=tuple(self._accounts),
            overrides=self._overrides.figures,
            reports=by_urgency(self._reports, self._today),
            attended=tuple(self._attended),
            unreadable=self._unreadable,
            kept=kept_now(
                self._recorder, self._last_days.items(), self._today, self._by
            ),
            among=self._among,
            reporting=len(self._reporting),
            reporting_among=self._reporting_among,
        )

    def _all(self) -> Iterator[bool]:
        """Something after every turn."""
        yield from self._list()
        for place, row in enumerate(self._told, start=1):
            self._look(row)
            self.done = place
            if place % AT_ONCE == 0:
                yield True
        for place, row in enumerate(self._reporting, start=1):
            self._look_for_reports(row)
            self.done += 1
            if place % AT_ONCE == 0:
                yield True
        if self._recorder.site.retention(by=self._by) is not None:
            for page in self._pages():
                for patient, day in days_of(page):
                    last = self._last_days.get(patient, day)
                    self._last_days[patient] = max(day, last)
                yield True

    def _list(self) -> Iterator[bool]:
        """The lines of all that is to be looked at."""
        yield from self._list_told()
        for field in UNFINISHED:
            for page in self._pages(Compared(field, ">", 0)):
                self._name(page)
                for one in left_open(page, self._last, self._today):
                    self._left[one.row.session] = one
                yield True
        if self._first is not None:
            yield from self._list_reporting(Days(None, self._first))

    def _list_reporting(self, days: Days) -> Iterator[bool]:
        """Of before, up to the first day: the newest, and of how many."""
        told, needed = {row.session for row in self._told}, Compared("reports", ">", 0)
        found: list[ReviewRow] = []
        for page in self._pages(needed, days):
            found += [row for row in page if row.session not in told]
            yield True
            if self._most is not None and len(found) > self._most:
                break
        else:
            self._take_reporting(found)
            return
        self._take_reporting(found[: self._most])
        while (count := self._found(needed, days)) is None:
            yield True
        self._reporting_among = count - self._told_on(days)

    def _take_reporting(self, found: Sequence[ReviewRow]) -> None:
        self._name(found)
        self._reporting = list(found)

    def _told_on(self, days: Days) -> int:
        """How many of those that are told of are of these days, and need a report."""
        until = "" if days.last is None else days.last.isoformat()
        return sum(bool(row.reports) and row.opened_day <= until for row in self._told)

    def _found(self, *conditions: Condition) -> int | None:
        """How many sessions there are; None while they are being counted."""
        return self._recorder.review.found(Sought(conditions), by=self._by)

    def _list_told(self) -> Iterator[bool]:
        """As many as there may be; where there are more, these are counted."""
        days = Days(self._first, self._last)
        for page in self._pages(days):
            self._told += [row for row in page if not row.erased]
            yield True
            if self._most is not None and len(self._told) > self._most:
                break
        else:
            self._name(self._told)
            return
        self._told = in_whole_days(self._told, self._most)
        self._name(self._told)
        self._first = self._oldest
        while (found := still_there(self._recorder, days, self._by)) is None:
            yield True
        self._among = found

    def _name(self, rows: Iterable[ReviewRow]) -> None:
        """Have the line of each, by which it is told of."""
        self._rows |= {UUID(bytes=row.session): row for row in rows}

    @property
    def _oldest(self) -> date:
        days = (date.fromisoformat(row.opened_day) for row in self._told)
        return min(days, default=self._last)

    def _pages(self, *conditions: Condition) -> Iterator[Sequence[ReviewRow]]:
        return pages_of(self._recorder, Sought(conditions), self._by)

    def _look(self, row: ReviewRow) -> None:
        read = self._recorder.session(UUID(bytes=row.session), by=self._by)
        if not isinstance(read, SessionRead):
            self._unreadable += 1
            return
        session, protocol = read.session, read.protocol
        account = drug_account(session, self._now)
        if account is not None:
            self._accounts.append(account)
        self._overrides.add(session, protocol)
        self._reports += reports_due(session, protocol)
        self._attended.append(attended(session, protocol))

    def _look_for_reports(self, row: ReviewRow) -> None:
        """In a session of before: of what is done there nobody asks any more."""
        read = self._recorder.session(UUID(bytes=row.session), by=self._by)
        if not isinstance(read, SessionRead):
            self._unreadable += 1
            return
        found = reports_due(read.session, read.protocol)
        self._reports += [report for report in found if report.state == "needed"]


def oversee(recorder: Recorder, first: date | None, last: date, by: Actor) -> Overseen:
    """All of it at once, raising as ``Overseeing`` does."""
    overseeing = Overseeing(recorder, first, last, by)
    while not overseeing.is_done:
        overseeing.turn()
    return overseeing.result()


def today(recorder: Recorder) -> date:
    """In the zone of this workstation."""
    clock = recorder.clock
    return clock.now().astimezone(ZoneInfo(clock.zone)).date()
