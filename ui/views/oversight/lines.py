"""A line of the page of oversight: how it stands by shape and word, and of what."""

from datetime import UTC, date, datetime
from typing import Literal, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from monitor.chart.days import day_in_words
from monitor.chart.keeping import Hold
from monitor.charting.review_list import ReviewRow
from monitor.review.reports_due import ReportDue
from ui.views import wording

Shape = Literal["lines", "drugs"]
"""Which columns a section has: those of all, or those of a drug's account."""


class OversightLine(NamedTuple):
    """``session`` is what Enter opens; None where there is nothing to open.

    Of a line ``of_several`` sessions it is the first. ``of`` is what a form about it is
    about. One ``beside`` others tells more of them, and is not counted. The amounts are
    of a drug's account alone.
    """

    mark: str
    state: str
    what: str
    detail: str
    session: UUID | None = None
    of: ReportDue | Hold | None = None
    of_several: bool = False
    beside: bool = False
    drug: str = ""
    taken: str = ""
    given: str = ""
    wasted: str = ""
    witness: str = ""
    balance: str = ""

    @property
    def spoken(self) -> str:
        told = (self.state, self.what, self.detail)
        return ", ".join(part for part in told if part)

    @property
    def standing(self) -> str:
        """The state by its shape and its word."""
        return f"{self.mark} {self.state}".strip()


class Section(NamedTuple):
    """``empty`` is said where there are no lines; ``pressing`` are to be looked at.

    ``name`` is the title in few words. ``of_all`` is how many lines there are,
    where not all are told.
    """

    title: str
    lines: tuple[OversightLine, ...]
    empty: str
    name: str = ""
    pressing: int = 0
    shape: Shape = "lines"
    of_all: int = 0

    @property
    def counted(self) -> int:
        return self.of_all or sum(not line.beside for line in self.lines)

    @property
    def spoken(self) -> str:
        told = f"{self.counted:,}"
        if self.pressing:
            told = f"{told}, {self.pressing} to look at"
        return f"{self.name or self.title}, {told}"


def named(row: ReviewRow) -> str:
    """A session by when it was opened, room and nurse; of the patient nothing."""
    return ", ".join(part for part in (_opened(row), row.room, row.nurse) if part)


def _opened(row: ReviewRow) -> str:
    """Day and time by the clock of the session's own place."""
    if not row.opened_day:
        return ""
    at = datetime.fromtimestamp(row.opened_ms / 1000, UTC)
    day = day_in_words(date.fromisoformat(row.opened_day))
    return f"{day} {wording.clock(at, ZoneInfo(row.zone))}"
