"""A line of the page of oversight: how it stands by shape and word, and of what."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from monitor.chart.days import day_in_words
from monitor.charting.review_list import ReviewRow


class OversightLine(NamedTuple):
    """``session`` is what Enter opens; None where there is nothing to open."""

    mark: str
    state: str
    what: str
    detail: str
    session: UUID | None = None

    @property
    def spoken(self) -> str:
        told = (self.state, self.what, self.detail)
        return ", ".join(part for part in told if part)


class Section(NamedTuple):
    """``empty`` is said where there are no lines."""

    title: str
    lines: tuple[OversightLine, ...]
    empty: str


def named(row: ReviewRow) -> str:
    """A session by day, room and nurse; of the patient nothing."""
    day = day_in_words(date.fromisoformat(row.opened_day)) if row.opened_day else ""
    return ", ".join(part for part in (day, row.room, row.nurse) if part)
