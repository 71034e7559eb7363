"""What the page of oversight shows: the sections, and the lines of one of them."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.charting.review_list import ReviewRow
from monitor.review.drawing import Drawn
from monitor.review.kept_records import Kept
from monitor.review.overseen import Overseen
from ui.views.oversight.lines import OversightLine, Section, Shape
from ui.views.oversight.page import (
    days_words,
    kept_view,
    oversight_view,
    unread_words,
)
from ui.views.oversight.viewed_words import Viewed, viewed_section
from ui.views.page_actions import KEEPING

MOST_LINES = 500
"""Of a section; more nobody goes through, and each takes its time."""

READING = "Reading the sessions…"
_TITLE = "Oversight"


class SectionLine(NamedTuple):
    """A section by its name; ``told`` is how many lines it has, and need a look."""

    name: str
    told: str
    spoken: str
    is_pressing: bool = False


class Shown(Struct, frozen=True, kw_only=True):
    """What the page is built from; ``section`` is the place of the one that is shown.

    ``done`` of ``total`` sessions were read. ``told`` is None until all are: whoever
    only keeps the records is told ``kept`` alone.
    """

    section: int = 0
    period: str = ""
    done: int = 0
    total: int = 0
    told: Overseen | None = None
    kept: Kept | None = None
    sample: Drawn | None = None
    viewed: Viewed | None = None
    refused: str = ""
    can_keep: bool = False

    def row_of(self, session: UUID | None) -> ReviewRow | None:
        """The line of a session that any section tells of."""
        rows = {} if self.told is None else self.told.rows
        drawn = {} if self.sample is None else self.sample.rows
        return None if session is None else rows.get(session) or drawn.get(session)


class OversightPageView(Struct, frozen=True, kw_only=True):
    """What the page shows; ``message`` takes the place of the lines.

    ``progress`` is from 0 to 1 while sessions are read, None else. ``actions`` have a
    button while that section is shown.
    """

    title: str = _TITLE
    note: str = ""
    sections: tuple[SectionLine, ...] = ()
    at: int = 0
    heading: str = ""
    shape: Shape = "lines"
    lines: tuple[OversightLine, ...] = ()
    message: str = ""
    progress: float | None = None
    actions: frozenset[str] = frozenset()


def sections_of(shown: Shown) -> tuple[Section, ...]:
    """All of the page, those that are looked at each day first."""
    if shown.told is not None:
        *others, kept = oversight_view(shown.told, shown.sample, MOST_LINES).sections
        return (*others, viewed_section(shown.viewed), kept)
    return () if shown.kept is None else kept_view(shown.kept, MOST_LINES).sections


def section_at(shown: Shown) -> Section | None:
    """The one that is shown."""
    sections = sections_of(shown)
    return sections[shown.section % len(sections)] if sections else None


def oversight_page_view(shown: Shown) -> OversightPageView:
    title = _TITLE if shown.kept is not None else f"{_TITLE}, {shown.period}"
    view = OversightPageView(title=title)
    if shown.refused:
        return replace(view, message=shown.refused)
    sections = sections_of(shown)
    if not sections:
        progress = shown.done / shown.total if shown.total else 0.0
        counted = f"{shown.done:,} of {shown.total:,}" if shown.total else ""
        return replace(view, message=READING, note=counted, progress=progress)
    at = shown.section % len(sections)
    section = sections[at]
    return replace(
        view,
        note="" if shown.told is None else days_words(shown.told),
        sections=tuple(_section_lines(sections)),
        at=at,
        heading=_heading(shown, section),
        shape=section.shape,
        lines=section.lines,
        message=_empty_words(section),
        actions=_actions(shown, section),
    )


_OTHER_DAYS = "Alt+D shows other days"
_LEADS_ON = {
    "Drug account": _OTHER_DAYS,
    "Overrides": _OTHER_DAYS,
    "Reports": _OTHER_DAYS,
    "Staff and equipment": _OTHER_DAYS,
    "Random sample": "Alt+N draws one",
}


def _empty_words(section: Section) -> str:
    """Where there is no line, with the key that leads on."""
    if section.lines:
        return ""
    told = (section.empty, _LEADS_ON.get(section.name, ""))
    return ". ".join(part for part in told if part)


def _heading(shown: Shown, section: Section) -> str:
    unread = "" if shown.told is None else unread_words(shown.told)
    return f"{section.title}; {unread}" if unread else section.title


_ACTIONS: dict[str, frozenset[str]] = {
    "Open and unsigned": frozenset({"who viewed", "report status"}),
    "Reports": frozenset({"report status"}),
    "Random sample": frozenset({"draw sample", "who viewed"}),
    "Who viewed": frozenset({"who viewed"}),
    "Kept and held": KEEPING,
}
_PERIOD = "oversight period"


def _actions(shown: Shown, section: Section) -> frozenset[str]:
    """What is done about the lines of it, as far as whoever is here may."""
    found = _ACTIONS.get(section.name, frozenset())
    found = found if shown.can_keep else found - KEEPING
    return found if shown.told is None else found | {_PERIOD}


def _section_lines(sections: tuple[Section, ...]) -> Iterator[SectionLine]:
    for section in sections:
        count = f"{section.counted:,}"
        told = f"▲ {section.pressing:,}" if section.pressing else count
        yield SectionLine(
            section.name, told, section.spoken, is_pressing=bool(section.pressing)
        )
