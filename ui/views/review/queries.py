"""The queries of a session as its page tells them, and what can be done with one."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.queries import Query, is_for, queries
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording
from ui.views.review.about import about_query, about_words
from ui.views.review.who_may import why_not_closed, why_not_replied

NONE = "Nobody has asked anything about this session."


class Said(NamedTuple):
    """What one person wrote, and when."""

    by: str
    at: str
    text: str


class QueryLine(NamedTuple):
    """One query; ``state`` is what it waits for, in a word or two."""

    id: UUID
    tag: str
    about: str
    state: str
    said: tuple[Said, ...]
    is_closed: bool
    is_pressing: bool

    @property
    def spoken(self) -> str:
        told = ". ".join(f"{one.by} {one.at}: {one.text}" for one in self.said)
        return f"{self.tag}, {self.about}, {self.state}. {told}"


class QueriesView(NamedTuple):
    """All of them, the closed ones last; ``chosen`` is what the keys are about.

    ``why_no_reply`` and ``why_not_closed`` are empty where that can be asked for.
    """

    lines: tuple[QueryLine, ...]
    beside: str
    chosen: UUID | None
    why_no_reply: str
    why_not_closed: str


def queries_view(
    read: SessionRead, actor: Actor | None, chosen: UUID | None
) -> QueriesView:
    found = queries(read.session)
    lines = sorted((_line(q, read) for q in found), key=lambda line: line.is_closed)
    ids = [line.id for line in lines]
    marked = chosen if chosen in ids else next(iter(ids), None)
    query = next((q for q in found if q.id == marked), None)
    return QueriesView(
        lines=tuple(lines),
        beside=_counts(found),
        chosen=marked,
        why_no_reply=_why(why_not_replied(query, read, actor)),
        why_not_closed=_why(why_not_closed(query, read, actor)),
    )


def state_of(query: Query) -> str:
    if query.is_closed:
        return "closed"
    if query.is_answered:
        return "answered"
    return "returned, no answer yet" if query.returns else "no answer yet"


def _waiting(query: Query, read: SessionRead) -> str:
    """As ``state_of``; of what is returned, who can answer it as well."""
    names = is_for(read.session)
    if not query.holds_back or not names:
        return state_of(query)
    return f"returned, for {wording.listed(names)} to answer"


def _counts(found: tuple[Query, ...]) -> str:
    if not found:
        return ""
    answered = sum(query.is_answered for query in found)
    waiting = sum(query.awaits_answer for query in found)
    closed = sum(query.is_closed for query in found)
    told = [f"{answered} answered", f"{waiting} open"]
    return ", ".join([*told, *([f"{closed} closed"] if closed else [])])


def _line(query: Query, read: SessionRead) -> QueryLine:
    said = [Said(_name(query.by, read), _clock(query.at, read), query.text)]
    said += [Said(_name(r.by, read), _clock(r.at, read), r.text) for r in query.replies]
    if query.closed_by is not None and query.closed_at is not None:
        by, at = _name(query.closed_by, read), _clock(query.closed_at, read)
        said.append(Said(by, at, f"Closed. {query.note}".strip()))
    return QueryLine(
        id=query.id,
        tag=f"Q{query.number}",
        about=about_words(about_query(query), read),
        state=_waiting(query, read),
        said=tuple(said),
        is_closed=query.is_closed,
        is_pressing=query.holds_back,
    )


def _name(person: UUID, read: SessionRead) -> str:
    return read.session.name_of(person)


def _clock(at: datetime, read: SessionRead) -> str:
    """With its day where that is another than the session's."""
    zone = state_words.zone_of(read)
    on, clock = wording.local_day(at, zone), wording.clock(at, zone)
    is_same = on == wording.local_day(read.session.opened_at, zone)
    return clock if is_same else f"{wording.day(on)} {clock}"


def _why(refusal: Refusal | None) -> str:
    return "" if refusal is None else wording.sentence(refusal.why)
