"""What was asked of a session in review, what was answered, and what is still open."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    QueryAnswered,
    QueryClosed,
    QueryFact,
    QueryRaised,
)
from monitor.chart.session import Session
from monitor.chart.texts import with_marks


class Reply(Struct, frozen=True, kw_only=True):
    """What somebody wrote to a query; ``at`` is when that was recorded."""

    id: UUID
    at: datetime
    by: UUID
    text: str


class Query(Struct, frozen=True, kw_only=True):
    """One query as it stands; ``number`` counts them from 1 as they were recorded.

    What it is ``about`` is as in ``QueryRaised``. Times are when it was recorded.
    """

    id: UUID
    number: int
    at: datetime
    by: UUID
    text: str
    about: UUID | None = None
    field: str = ""
    moment: datetime | None = None
    returns: bool = False
    replies: tuple[Reply, ...] = ()
    closed_by: UUID | None = None
    closed_at: datetime | None = None
    note: str = ""

    @property
    def is_closed(self) -> bool:
        return self.closed_by is not None

    @property
    def awaits_answer(self) -> bool:
        """Whether the last word is with whoever raised it."""
        if self.is_closed:
            return False
        return not self.replies or self.replies[-1].by == self.by

    @property
    def is_answered(self) -> bool:
        """Answered and not closed: to be read by whoever raised it."""
        return not self.is_closed and not self.awaits_answer

    @property
    def holds_back(self) -> bool:
        """Whether the session is with the nurse because of it."""
        return self.returns and self.awaits_answer


def queries(session: Session) -> tuple[Query, ...]:
    """All of one session, in the order in which they were recorded."""
    found: dict[UUID, Query] = {}
    told = [f for f in session.facts if isinstance(f.payload, QueryFact)]
    for fact in sorted(told, key=lambda f: f.first.written):
        match fact.payload:
            case QueryRaised() as raised:
                found[fact.id] = _raised(fact, raised, len(found) + 1)
            case QueryAnswered(query=id_) as answered if id_ in found:
                found[id_] = _answered(found[id_], fact, answered)
            case QueryClosed(query=id_) as closed if id_ in found:
                found[id_] = _closed(found[id_], fact, closed)
            case _:
                pass
    return tuple(found.values())


def is_returned(session: Session) -> bool:
    """Whether the session went back to the nurse, who has not answered yet."""
    return any(query.holds_back for query in queries(session))


def queries_to_answer(session: Session) -> int:
    return sum(query.awaits_answer for query in queries(session))


def queries_answered(session: Session) -> int:
    """How many answers wait to be read."""
    return sum(query.is_answered for query in queries(session))


def query_of(session: Session, id_: UUID) -> Query | None:
    return next((query for query in queries(session) if query.id == id_), None)


def _raised(fact: Settled, raised: QueryRaised, number: int) -> Query:
    return Query(
        id=fact.id,
        number=number,
        at=fact.first.recorded_at,
        by=fact.first.author,
        text=with_marks(raised.text),
        about=raised.about,
        field=raised.field,
        moment=raised.moment,
        returns=raised.returns,
    )


def _answered(query: Query, fact: Settled, answered: QueryAnswered) -> Query:
    reply = Reply(
        id=fact.id,
        at=fact.first.recorded_at,
        by=fact.first.author,
        text=with_marks(answered.text),
    )
    return structs.replace(query, replies=(*query.replies, reply))


def _closed(query: Query, fact: Settled, closed: QueryClosed) -> Query:
    """The first who closed it counts, where two workstations did."""
    if query.is_closed:
        return query
    return structs.replace(
        query,
        closed_by=fact.first.author,
        closed_at=fact.first.recorded_at,
        note=with_marks(closed.note),
    )
