"""A row of the timeline, and what every kind of row is made from."""

from datetime import datetime, tzinfo
from typing import Literal, NamedTuple
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording

Group = Literal["sets", "alerts", "events"]
DOT = " · "


class Span(Struct, frozen=True):
    """A piece of a line; a struck one says what no longer stands."""

    text: str
    is_struck: bool = False


class Change(NamedTuple):
    """One value that was amended: what it is called, what it was, what it is."""

    what: str
    was: str
    now: str

    @property
    def words(self) -> str:
        return f"{self.what} {self.was} → {self.now}".lstrip()


class TimelineRow(Struct, frozen=True, kw_only=True):
    """One thing that happened, in two lines.

    ``fact`` is the first line and ``detail`` the second; ``note`` stands at its right,
    heavy while it is ``is_pressing``. ``target`` is what can be amended from here.
    ``recorded_at`` orders what was true at the same time. ``changes`` are those that
    the first line tells one after the other, of an amendment.
    """

    key: str
    group: Group
    at: datetime
    recorded_at: datetime
    clock: str
    fact: tuple[Span, ...]
    detail: str = ""
    note: str = ""
    is_pressing: bool = False
    priority: Priority | None = None
    badges: tuple[str, ...] = ()
    target: UUID | None = None
    changes: tuple[Change, ...] = ()

    @property
    def text(self) -> str:
        """The first line as it stands, without what was struck."""
        stands = "".join(span.text for span in self.fact if not span.is_struck)
        return " ".join(stands.split())

    @property
    def spoken(self) -> str:
        """The row for a screen reader and the tooltip."""
        struck = " ".join(span.text for span in self.fact if span.is_struck)
        was = f"was {struck}" if struck else ""
        priority = f"{self.priority} priority alert" if self.priority else ""
        parts = (self.clock, priority, self.text, was, *self.badges, self.detail)
        return ", ".join(part for part in (*parts, self.note) if part)


class Ledger(Struct, frozen=True, kw_only=True):
    """What the words of a row depend on beside its fact."""

    session: Session
    protocol: CareProtocol
    now: datetime
    zone: tzinfo

    def clock(self, at: datetime) -> str:
        return wording.clock(at, self.zone)

    def initials(self, person: UUID) -> str:
        name = self.session.name_of(person)
        known = name != wording.NOT_RECORDED
        return wording.initials(name) if known else ""


def plain(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def joined(*parts: str) -> str:
    """Parts with dots between; empty ones leave no gap."""
    return DOT.join(part for part in parts if part)
