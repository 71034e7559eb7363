"""Why whoever is here can't ask, answer, close or co-sign, by the core's own rules."""

from uuid import UUID

from monitor.chart.commands import Chart
from monitor.chart.entries import Actor
from monitor.chart.kinds import QueryAnswered, QueryClosed, QueryFact, QueryRaised
from monitor.chart.queries import Query
from monitor.chart.query_checks import refuse_closing_anothers, refuse_query
from monitor.chart.refusals import Refusal
from monitor.chart.roles import refuse_role
from monitor.charting.reads import SessionRead

NO_QUERY = Refusal(
    what="The query is not charted",
    why="there is no query here",
    remedy="Raise one with Q",
)
_NOBODY = Refusal(
    what="The query is not charted", why="nobody is here", remedy="Sign in first"
)
_SPACE = UUID(int=0)
_ANY = "?"


def why_not_raised(read: SessionRead, actor: Actor | None) -> Refusal | None:
    return _why(QueryRaised(text=_ANY), read, actor)


def why_not_replied(
    query: Query | None, read: SessionRead, actor: Actor | None
) -> Refusal | None:
    if query is None:
        return NO_QUERY
    return _why(QueryAnswered(query=query.id, text=_ANY), read, actor)


def why_not_closed(
    query: Query | None, read: SessionRead, actor: Actor | None
) -> Refusal | None:
    if query is None:
        return NO_QUERY
    return _why(QueryClosed(query=query.id, note=_ANY), read, actor)


def _why(fact: QueryFact, read: SessionRead, actor: Actor | None) -> Refusal | None:
    if actor is None:
        return _NOBODY
    command = Chart(id=_SPACE, stream_id=read.id, at=read.at, fact=fact)
    return (
        refuse_role(actor, command)
        or refuse_closing_anothers(command, read.session, actor)
        or refuse_query(fact, read.session)
    )
