"""Who may ask what of a session in review, write to it, and close it."""

from datetime import datetime
from uuid import UUID

from msgspec import structs

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import (
    ObservationsRecorded,
    QueryAnswered,
    QueryClosed,
    QueryFact,
    QueryRaised,
)
from monitor.chart.queries import query_of
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.chart.roles import is_own_only
from monitor.chart.session import Session
from monitor.chart.texts import refuse_text
from monitor.chart.times import whole_minute


def refuse_query(fact: QueryFact, session: Session) -> Refusal | None:
    """Refuse what asks nothing, is about nothing, or is written to what is closed."""
    match fact:
        case QueryRaised():
            return _refuse_raised(fact, session)
        case QueryAnswered():
            return _refuse_reply(fact.query, session) or refuse_text(
                "text", fact.text, is_free=True
            )
        case QueryClosed():
            return _refuse_reply(fact.query, session) or _refuse_note(fact, session)


def refuse_closing_anothers(
    command: SessionCommand, session: Session, actor: Actor
) -> Refusal | None:
    """Whoever may close their own queries only does not close somebody else's."""
    if not isinstance(command, Chart) or not isinstance(command.fact, QueryClosed):
        return None
    asked = query_of(session, command.fact.query)
    if asked is None or not is_own_only(actor, command) or asked.by == actor.person:
        return None
    return Refusal(
        what=NOT_PERMITTED,
        why="a query is closed by whoever raised it, or by a supervisor",
        remedy="Answer it, or ask a supervisor to close it",
    )


def _refuse_raised(raised: QueryRaised, session: Session) -> Refusal | None:
    if session.is_open:
        return _no("the session is still open", "Ask in the room, or close it first")
    is_about = raised.about is not None
    if is_about and raised.moment is not None:
        return _no("it is about a value and a time at once", "Choose one of them")
    if raised.moment is not None and not _is_within(raised.moment, session):
        return _no("the time lies outside the session", "Choose a time of the session")
    if raised.about is None and raised.field:
        return _no("it names a value of no entry", "Choose the value anew")
    if raised.about is not None and not _is_there(raised.about, raised.field, session):
        return _no("there is no such value in the session", "Choose the value anew")
    return refuse_text("text", raised.text, is_free=True)


def _is_within(moment: datetime, session: Session) -> bool:
    closed_at = session.closed_at
    return whole_minute(session.opened_at) <= moment and (
        closed_at is None or moment <= closed_at
    )


def _is_there(about: UUID, field: str, session: Session) -> bool:
    """Whether that was charted, and has a value of that name; also if struck out."""
    fact = session.fact(about)
    if fact is None or not field:
        return fact is not None
    told = (fact.payload, *(entry.payload for entry in (fact.first, *fact.history)))
    return any(
        reading.field == field
        for payload in told
        if isinstance(payload, ObservationsRecorded)
        for reading in payload.readings
    )


def _refuse_reply(id_: UUID, session: Session) -> Refusal | None:
    query = query_of(session, id_)
    if query is None:
        return _no("there is no such query in this session", "Choose another")
    if query.is_closed:
        return _no(f"Q{query.number} is closed", "Raise another query")
    return None


def _refuse_note(closed: QueryClosed, session: Session) -> Refusal | None:
    """What nobody answered is closed for a reason."""
    if closed.note:
        return refuse_text("note", closed.note, is_free=True)
    query = query_of(session, closed.query)
    if query is None or not query.awaits_answer:
        return None
    return structs.replace(
        _no(f"nobody has answered Q{query.number}", "Say why it needs no answer"),
        field="note",
    )


def _no(why: str, remedy: str) -> Refusal:
    return Refusal(what="The query is not charted", why=why, remedy=remedy)
