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
from monitor.chart.who_charted import at_the_bedside


class Reply(Struct, frozen=True, kw_only=True):
    """What somebody wrote to a query; ``at`` is when that was recorded.

    ``answers`` where it is by whom the query is for: what is returned is answered by
    somebody who charted in the session, what is only remarked on by anybody else.
    """

    id: UUID
    at: datetime
    by: UUID
    text: str
    answers: bool


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
        """Open, and nobody whom it is for has answered what was asked last."""
        return not self.is_closed and not self._has_answer

    @property
    def is_left_unanswered(self) -> bool:
        """Closed though nobody whom it is for had answered."""
        return self.is_closed and not self._has_answer

    @property
    def is_answered(self) -> bool:
        """Answered and not closed: to be read by whoever raised it."""
        return not self.is_closed and not self.awaits_answer

    @property
    def _has_answer(self) -> bool:
        told = [r for r in self.replies if r.answers or r.by == self.by]
        return bool(told) and told[-1].answers

    @property
    def holds_back(self) -> bool:
        """Whether the session is with the nurse because of it."""
        return self.returns and self.awaits_answer


def queries(session: Session) -> tuple[Query, ...]:
    """All of one session, in the order in which they were recorded."""
    found: dict[UUID, Query] = {}
    nurses = at_the_bedside(session)
    told = [f for f in session.facts if isinstance(f.payload, QueryFact)]
    for fact in sorted(told, key=lambda f: f.first.written):
        match fact.payload:
            case QueryRaised() as raised:
                found[fact.id] = _raised(fact, raised, len(found) + 1)
            case QueryAnswered(query=id_) as answered if id_ in found:
                found[id_] = _answered(found[id_], fact, answered, nurses)
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


def is_for(session: Session) -> tuple[str, ...]:
    """The names of those who can answer what is returned: who charted in it."""
    nurses = at_the_bedside(session)
    return tuple(dict.fromkeys(s.name for s in session.staff if s.person in nurses))


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


def _answered(
    query: Query, fact: Settled, answered: QueryAnswered, nurses: frozenset[UUID]
) -> Query:
    by = fact.first.author
    reply = Reply(
        id=fact.id,
        at=fact.first.recorded_at,
        by=by,
        text=with_marks(answered.text),
        answers=by != query.by and (by in nurses or not query.returns),
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
