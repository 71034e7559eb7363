"""One session as the report tells it: in its own zone, with names in full."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from monitor.chart.amendments import Settled
from monitor.chart.entries import SIGNED_IN, Entry
from monitor.charting.reads import SessionRead
from ui.views import wording
from ui.views.timeline_row import Ledger

_MINUTE = timedelta(minutes=1)


class Scene:
    """What the parts of a report ask of a session that was read."""

    def __init__(self, read: SessionRead) -> None:
        self.read = read
        self.session = read.session
        self.protocol = read.protocol
        self.zone = ZoneInfo(read.session.opened.zone)
        self.day = wording.local_day(read.session.opened_at, self.zone)
        self.ledger = Ledger(
            session=read.session,
            protocol=read.protocol,
            now=read.assessment.at,
            zone=self.zone,
        )
        self.facts = self._facts()
        self._entries = {entry.id: entry for entry in read.entries}

    def clock(self, at: datetime) -> str:
        """``14:07``; with the date where that is not the day of the session."""
        on = wording.local_day(at, self.zone)
        clock = wording.clock(at, self.zone)
        return clock if on == self.day else f"{wording.day(on)} {clock}"

    def day_and_clock(self, at: datetime) -> str:
        on = wording.day(wording.local_day(at, self.zone))
        return f"{on} {wording.clock(at, self.zone)}"

    def minute(self, at: datetime) -> str:
        """``40min``, since the dose began; by the clock where none did."""
        started = self.session.dose_started_at
        if started is None or at < started:
            return self.clock(at)
        return f"{(at - started) // _MINUTE}min"

    def author(self, entry: Entry) -> str:
        """In full, and whether anybody verified it."""
        name = self.session.name_of(entry.author)
        is_known = name != wording.NOT_RECORDED
        is_verified = not is_known or entry.auth_method in SIGNED_IN
        return wording.actor_name(name, verified=is_verified)

    def author_of(self, entry: UUID) -> str:
        found = self._entries.get(entry)
        return "" if found is None else self.author(found)

    def _facts(self) -> dict[UUID, Settled]:
        """Each fact by the ids of all its entries."""
        settlement = self.session.settlement
        return {
            entry.id: fact
            for fact in (*settlement.in_force, *settlement.retracted)
            for entry in (fact.first, *fact.history, fact.entry)
        }
