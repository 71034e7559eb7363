"""What was asked of a session in review, and what was answered, as it is handed out."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.queries import Query, queries
from monitor.chart.session import Session

QueryState = Literal["open", "answered", "closed"]


class ReplyOut(Struct, frozen=True, kw_only=True):
    """What somebody wrote to a query."""

    entry: UUID
    at: datetime
    author: str
    text: str


class QueryOut(Struct, frozen=True, kw_only=True):
    """One query; ``about`` is the entry it asks about, ``field`` one of its values.

    ``moment`` is a time of the session. ``returned`` where the session went back to the
    nurse. Where none of the three stands, the whole session is meant.
    """

    entry: UUID
    number: int
    at: datetime
    author: str
    about: UUID | None
    field: str
    moment: datetime | None
    text: str
    returned: bool
    state: QueryState
    replies: tuple[ReplyOut, ...]
    closed_at: datetime | None
    closed_by: str | None
    closing_note: str


def query_rows(session: Session) -> tuple[QueryOut, ...]:
    """In the order in which they were raised."""
    return tuple(_row(query, session) for query in queries(session))


def _row(query: Query, session: Session) -> QueryOut:
    by = query.closed_by
    return QueryOut(
        entry=query.id,
        number=query.number,
        at=query.at,
        author=session.name_of(query.by),
        about=query.about,
        field=query.field,
        moment=query.moment,
        text=query.text,
        returned=query.returns,
        state=_state(query),
        replies=tuple(
            ReplyOut(
                entry=reply.id,
                at=reply.at,
                author=session.name_of(reply.by),
                text=reply.text,
            )
            for reply in query.replies
        ),
        closed_at=query.closed_at,
        closed_by=None if by is None else session.name_of(by),
        closing_note=query.note,
    )


def _state(query: Query) -> QueryState:
    if query.is_closed:
        return "closed"
    return "answered" if query.is_answered else "open"
