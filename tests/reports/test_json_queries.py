"""Queries and what was ticked before a co-signature, as a script reads the JSON."""

import json
from typing import Any
from uuid import UUID

from monitor.chart.commands import Chartable
from monitor.chart.kinds import (
    ObservationsRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
)
from monitor.chart.queries import queries
from monitor.reports.compiling import compile_record
from monitor.reports.de_identified import Disguise
from monitor.reports.json_export import to_json
from tests.charting.signed import SignedWard
from tests.charting.standing import who
from tests.reports.exported import read_of


def out(ward: SignedWard) -> dict[str, Any]:
    record = compile_record(read_of(ward), "B. Lee", "0.1.0")
    found: dict[str, Any] = json.loads(to_json(record))
    return found


def say(ward: SignedWard, fact: Chartable, by: str) -> None:
    ward.charted(ward.fact(fact), who(by))


def asked(ward: SignedWard) -> UUID:
    """About the first heart rate, answered by the nurse."""
    about = next(
        e.id for e in ward.read.entries if isinstance(e.payload, ObservationsRecorded)
    )
    fact = QueryRaised(text="Read twice?", about=about, field="hr", returns=True)
    say(ward, fact, "supervisor")
    (query,) = queries(ward.read.session)
    say(ward, QueryAnswered(query=query.id, text="Yes, by hand."), "nurse")
    return query.id


def test_a_session_that_nobody_asked_about(ward: SignedWard) -> None:
    assert out(ward)["queries"] == []


def test_each_query_with_its_replies(ward: SignedWard) -> None:
    query = asked(ward)
    (told,) = out(ward)["queries"]
    assert (told["number"], told["state"], told["field"]) == (1, "answered", "hr")
    assert (told["author"], told["text"]) == ("B. Lee", "Read twice?")
    assert told["returned"] is True
    assert [(r["author"], r["text"]) for r in told["replies"]] == [
        ("Anna Okafor RN", "Yes, by hand.")
    ]
    assert (told["closed_at"], told["closed_by"]) == (None, None)

    say(ward, QueryClosed(query=query, note="fine with me"), "supervisor")
    (told,) = out(ward)["queries"]
    assert told["state"] == "closed"
    assert (told["closed_by"], told["closing_note"]) == ("B. Lee", "fine with me")


def test_without_whose_it_is_no_word_of_it_is_told(ward: SignedWard) -> None:
    """That it was asked stays, with who as a stand-in."""
    say(ward, QueryClosed(query=asked(ward), note="fine with me"), "supervisor")
    record = compile_record(read_of(ward), "B. Lee", "0.1.0")
    disguise = Disguise(UUID(int=1), read_of(ward).patient.id)
    told = to_json(disguise.record(record)).decode()
    for word in ("twice", "by hand", "fine with", "B. Lee", "Okafor"):
        assert word not in told
    (query,) = json.loads(told)["queries"]
    assert (query["state"], query["field"]) == ("closed", "hr")
    assert query["author"] == query["closed_by"] != query["replies"][0]["author"]
