"""Queries: about what, who answers and closes, and what they do to a signature."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chartable
from monitor.chart.entries import Actor
from monitor.chart.holding import holder
from monitor.chart.kinds import (
    ObservationsRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
)
from monitor.chart.queries import (
    Query,
    is_for,
    is_returned,
    queries,
    queries_answered,
    queries_to_answer,
)
from monitor.chart.refusals import Refusal
from monitor.chart.signed_state import (
    by_signatures,
    signed_state,
    waits_for_a_co_signature,
    waits_for_a_signature,
)
from monitor.chart.signing_off import is_amended_since
from monitor.chart.who_charted import has_charted
from tests.chart.test_signing_off import (
    LEE,
    MEYER,
    OKAFOR,
    closed_desk,
    person,
    sign,
)
from tests.desk import PATIENT, START, Desk, minutes
from tests.refused import why

ALL = QueryRaised(text="Why was it cancelled?", returns=True)


@pytest.fixture
def closed() -> Desk:
    return closed_desk()


def say(desk: Desk, fact: Chartable, by: Actor = LEE) -> Refusal | None:
    desk.actor = by
    return desk.chart((desk.now - START) / minutes(1) + 1, fact)


def asked(desk: Desk, fact: QueryRaised = ALL) -> Query:
    assert say(desk, fact) is None
    return queries(desk.session)[-1]


def set_id(desk: Desk) -> UUID:
    return next(
        e.id for e in desk.entries if isinstance(e.payload, ObservationsRecorded)
    )


def test_a_query_is_asked_answered_asked_on_and_closed(closed: Desk) -> None:
    """It waits for an answer as long as the last word is with whoever raised it."""
    query = asked(closed)
    assert (query.number, query.by, query.text) == (1, LEE.person, ALL.text)
    assert query.awaits_answer
    assert is_returned(closed.session)

    assert say(closed, QueryAnswered(query=query.id, text="Fever"), OKAFOR) is None
    (query,) = queries(closed.session)
    assert (query.is_answered, query.awaits_answer) == (True, False)
    assert not is_returned(closed.session)

    assert say(closed, QueryAnswered(query=query.id, text="How high?"), LEE) is None
    (query,) = queries(closed.session)
    assert query.awaits_answer
    assert is_returned(closed.session)

    assert say(closed, QueryAnswered(query=query.id, text="39.2"), OKAFOR) is None
    assert say(closed, QueryClosed(query=query.id, note="clear"), LEE) is None
    (query,) = queries(closed.session)
    assert [reply.text for reply in query.replies] == ["Fever", "How high?", "39.2"]
    assert [reply.by for reply in query.replies] == [
        OKAFOR.person,
        LEE.person,
        OKAFOR.person,
    ]
    assert (query.closed_by, query.note) == (LEE.person, "clear")
    assert not query.awaits_answer
    assert not query.is_answered


def test_they_are_numbered_as_they_were_recorded(closed: Desk) -> None:
    first, second = asked(closed), asked(closed, QueryRaised(text="And the bag?"))
    assert say(closed, QueryClosed(query=first.id, note="seen on paper")) is None
    assert [q.number for q in queries(closed.session)] == [1, 2]
    assert queries_to_answer(closed.session) == 1
    assert (
        say(closed, QueryAnswered(query=second.id, text="Thrown away"), OKAFOR) is None
    )
    assert queries_to_answer(closed.session) == 0
    assert queries_answered(closed.session) == 1


def test_a_remark_that_does_not_return_it_holds_nothing_back(closed: Desk) -> None:
    query = asked(closed, QueryRaised(text="Well done"))
    assert query.awaits_answer
    assert not is_returned(closed.session)
    assert sign(closed, OKAFOR, "charted by me") is None
    assert sign(closed, LEE, "reviewed and co-signed") is None


@pytest.mark.parametrize(
    ("field", "refused"), [("hr", None), ("", None), ("pain", "no such value")]
)
def test_it_is_about_a_value_that_is_there(
    closed: Desk, field: str, refused: str | None
) -> None:
    fact = QueryRaised(text="Read twice?", about=set_id(closed), field=field)
    answer = say(closed, fact)
    if refused is None:
        assert answer is None
        (query,) = queries(closed.session)
        assert (query.about, query.field) == (set_id(closed), field)
    else:
        assert refused in why(answer)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (QueryRaised(text=" "), "empty"),
        (QueryRaised(text="x" * 4001), "longer than 4000"),
        (QueryRaised(text="Who?", about=UUID(int=5)), "no such value"),
        (QueryRaised(text="Who?", field="hr"), "of no entry"),
        (QueryAnswered(query=UUID(int=5), text="this"), "no such query"),
        (QueryClosed(query=UUID(int=5)), "no such query"),
    ],
)
def test_what_asks_nothing_or_of_nothing(
    closed: Desk, fact: Chartable, reason: str
) -> None:
    assert reason in why(say(closed, fact))
    assert queries(closed.session) == ()


def test_a_time_of_the_session(closed: Desk) -> None:
    """From the minute it was opened in to its closing, both included."""
    session = closed.session
    assert session.closed_at is not None
    minute = timedelta(minutes=1)
    for moment, is_taken in (
        (session.opened_at - minute, False),
        (session.opened_at, True),
        (session.closed_at, True),
        (session.closed_at + minute, False),
    ):
        answer = say(closed, QueryRaised(text="Who was there?", moment=moment))
        assert (answer is None) == is_taken, moment
    both = QueryRaised(text="?", moment=session.opened_at, about=set_id(closed))
    assert "at once" in why(say(closed, both))
    assert [q.moment for q in queries(closed.session)] == [
        session.opened_at,
        session.closed_at,
    ]


def test_not_while_the_session_runs(desk: Desk) -> None:
    assert "still open" in why(say(desk, ALL))


def test_only_whoever_raised_it_or_a_supervisor_closes_it(closed: Desk) -> None:
    """A prescriber closes their own alone."""
    theirs = asked(closed)
    assert say(closed, QueryRaised(text="Which bag?"), MEYER) is None
    own = queries(closed.session)[-1]
    close, note = QueryClosed(query=theirs.id, note="clear"), "found it"
    assert "whoever raised it" in why(say(closed, close, MEYER))
    assert say(closed, QueryClosed(query=own.id, note=note), MEYER) is None
    other = person("D. Ito", "supervisor")
    assert say(closed, close, other) is None


def test_what_is_closed_stays_closed(closed: Desk) -> None:
    query = asked(closed)
    assert say(closed, QueryClosed(query=query.id, note="clear")) is None
    for again in (
        QueryAnswered(query=query.id, text="late"),
        QueryClosed(query=query.id),
    ):
        assert "Q1 is closed" in why(say(closed, again))


def test_only_who_charted_answers_what_is_returned(closed: Desk) -> None:
    """What a prescriber writes to it is read, and the nurse is still asked."""
    query = asked(closed)
    assert is_for(closed.session) == (OKAFOR.name,)
    assert say(closed, QueryAnswered(query=query.id, text="seen it"), MEYER) is None
    assert is_returned(closed.session)
    assert "returned with a query" in why(sign(closed, MEYER, "reviewed and co-signed"))
    assert queries_to_answer(closed.session) == 1
    assert say(closed, QueryAnswered(query=query.id, text="Fever"), OKAFOR) is None
    assert not is_returned(closed.session)
    assert say(closed, QueryAnswered(query=query.id, text="I see"), MEYER) is None
    assert not is_returned(closed.session)


def test_a_remark_is_answered_by_anybody_else(closed: Desk) -> None:
    query = asked(closed, QueryRaised(text="Which pump?"))
    assert say(closed, QueryAnswered(query=query.id, text="Mine"), LEE) is None
    assert queries_to_answer(closed.session) == 1
    assert say(closed, QueryAnswered(query=query.id, text="The old"), MEYER) is None
    assert queries_to_answer(closed.session) == 0


def test_what_nobody_answered_is_closed_for_a_reason(closed: Desk) -> None:
    query = asked(closed)
    refused = say(closed, QueryClosed(query=query.id))
    assert "nobody has answered Q1" in why(refused)
    assert refused is not None
    assert refused.field == "note"
    assert say(closed, QueryClosed(query=query.id, note="nurse has left")) is None
    (query,) = queries(closed.session)
    assert query.is_left_unanswered
    assert not is_returned(closed.session)
    answered = asked(closed)
    reply = QueryAnswered(query=answered.id, text="Fever")
    assert say(closed, reply, OKAFOR) is None
    assert say(closed, QueryClosed(query=answered.id)) is None
    assert not queries(closed.session)[-1].is_left_unanswered


def test_returned_it_is_not_co_signed_until_it_is_answered(closed: Desk) -> None:
    """The nurse may sign meanwhile; the state says what it waits for."""
    query = asked(closed)
    assert "returned with a query" in why(sign(closed, MEYER, "reviewed and co-signed"))
    assert sign(closed, OKAFOR, "charted by me") is None
    assert signed_state(closed.session, PATIENT) == "returned with query"
    assert by_signatures(closed.session, PATIENT) == "signed"
    assert not waits_for_a_signature(closed.session, PATIENT)
    assert not waits_for_a_co_signature(closed.session, PATIENT)

    assert say(closed, QueryAnswered(query=query.id, text="Fever"), OKAFOR) is None
    assert signed_state(closed.session, PATIENT) == "signed"
    assert waits_for_a_co_signature(closed.session, PATIENT)
    assert sign(closed, MEYER, "reviewed and co-signed") is None
    assert signed_state(closed.session, PATIENT) == "co-signed"


def test_none_of_it_amends_what_was_signed(closed: Desk) -> None:
    """Nor has anybody charted, or taken the room over, by asking."""
    before = holder(closed.session)
    assert sign(closed, OKAFOR, "charted by me") is None
    query = asked(closed)
    assert say(closed, QueryAnswered(query=query.id, text="Fever"), OKAFOR) is None
    assert say(closed, QueryClosed(query=query.id)) is None
    assert not is_amended_since(closed.session, PATIENT)
    assert not has_charted(closed.session, LEE)
    assert holder(closed.session) == before


def test_marks_of_direction_are_shown(closed: Desk) -> None:
    query = asked(closed, replace(ALL, text="5 \u202emg"))
    assert query.text == "5 [RLO]mg"
