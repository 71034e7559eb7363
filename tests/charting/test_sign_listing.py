"""The list of sessions to sign follows signatures and what came after them."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    AddendumRecorded,
    Allergies,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
)
from monitor.chart.queries import queries
from monitor.chart.refusals import Refusal
from monitor.chart.signed_state import signed_state
from monitor.charting.ports import SessionQuery, SessionState
from monitor.charting.reads import Charted
from monitor.storage.memory_journal import MemoryJournal
from monitor.storage.verify import verify
from tests.charting.signed import (
    FIRST,
    NURSES,
    SECOND,
    SUPERVISORS,
    SignedWard,
    signed_ward,
)
from tests.charting.standing import who

_OF_QUERIES: tuple[SessionState, ...] = ("asked", "answered")
TO_SIGN = SessionQuery(state="to sign")


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward
        report = verify(ward.database)
        assert report.is_whole, report.lines


@pytest.fixture
def in_memory() -> SignedWard:
    journal = MemoryJournal()
    ward = SignedWard(journal=journal, drafts=journal)
    ward.staffed()
    return ward.close_both()


def listed(ward: SignedWard) -> set[UUID]:
    return {row.id for row in ward.journal.sessions(TO_SIGN)}


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_what_is_closed_waits_until_somebody_signs_it(
    kept: str, request: pytest.FixtureRequest
) -> None:
    """And again from an addendum on, until it is signed as it is then."""
    ward: SignedWard = request.getfixturevalue(kept)
    assert listed(ward) == {FIRST, SECOND}
    assert isinstance(ward.sign(), Charted)
    assert listed(ward) == {SECOND}
    ward.charted(ward.fact(AddendumRecorded(text="slept well")), who("nurse"))
    assert listed(ward) == {FIRST, SECOND}
    assert isinstance(ward.sign(), Charted)
    assert listed(ward) == {SECOND}


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_it_waits_for_who_charted_unless_a_reason_stands_for_them(
    kept: str, request: pytest.FixtureRequest
) -> None:
    """A co-signature alone takes it off nobody's list."""
    ward: SignedWard = request.getfixturevalue(kept)
    refused = ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)
    assert isinstance(refused, Refusal)
    assert listed(ward) == {FIRST, SECOND}
    asked = replace(
        ward.signing("reviewed and co-signed"), unsigned_because="left the clinic"
    )
    answer = ward.recorder.handle(asked, who("supervisor"), SUPERVISORS)
    assert isinstance(answer, Charted)
    assert listed(ward) == {SECOND}
    ward.charted(ward.fact(AddendumRecorded(text="slept well")), who("nurse"))
    assert listed(ward) == {FIRST, SECOND}


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_an_open_session_is_none_to_sign(
    kept: str, request: pytest.FixtureRequest
) -> None:
    ward: SignedWard = request.getfixturevalue(kept)
    ward.session_id = ward.mint()
    ward.charted(ward.opening(), who("nurse"))
    assert ward.session_id not in listed(ward)


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_another_name_than_was_signed_waits_for_a_signature(
    kept: str, request: pytest.FixtureRequest
) -> None:
    """Whoever signed it before may sign it again; put back it waits no longer."""
    ward: SignedWard = request.getfixturevalue(kept)
    ward.signed_by_both()
    was = ward.read.patient.details.family
    ward.correct(family="Somebody-Else")
    assert listed(ward) == {FIRST}
    assert signed_state(ward.read.session, ward.read.patient) == "amended since co-sign"
    ward.correct(family=was)
    assert listed(ward) == set()
    ward.correct(family="Somebody-Else")
    assert isinstance(ward.sign(key=NURSES), Charted)
    assert listed(ward) == set()
    assert isinstance(ward.sign(key=NURSES), Refusal)


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_other_allergies_ask_for_no_new_signature(
    kept: str, request: pytest.FixtureRequest
) -> None:
    """They are asked at each visit, and were others at that one."""
    ward: SignedWard = request.getfixturevalue(kept)
    ward.signed_by_both()
    ward.correct(allergies=Allergies(state="known", items=("latex",)))
    assert listed(ward) == set()
    assert signed_state(ward.read.session, ward.read.patient) == "co-signed"
    assert isinstance(ward.sign(key=NURSES), Refusal)


def test_verifying_tells_of_whom_was_corrected_since(ward: SignedWard) -> None:
    """How many sessions; it is no fault of the record, and names nobody."""
    ward.signed_by_both()
    assert verify(ward.database).since_signed == ()
    ward.correct(allergies=Allergies(state="known", items=("latex",)))
    (told,) = verify(ward.database).since_signed
    assert told == (
        "Patient corrected since the last signature, but not in name, birth date or"
        " number: 1 session"
    )
    ward.correct(given="Nobody")
    report = verify(ward.database)
    (told,) = report.since_signed
    assert told == (
        "Patient corrected since the last signature, in name, birth date or number:"
        " 1 session"
    )
    assert report.is_whole
    assert told in report.lines


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_queries_stand_on_two_lists(kept: str, request: pytest.FixtureRequest) -> None:
    """On that of the nurse until it is answered, then on the supervisor's."""
    ward: SignedWard = request.getfixturevalue(kept)

    def lists() -> tuple[set[UUID], set[UUID]]:
        asked, answered = (
            {row.id for row in ward.journal.sessions(SessionQuery(state=state))}
            for state in _OF_QUERIES
        )
        return asked, answered

    assert lists() == (set(), set())
    fact = QueryRaised(text="Read twice?", returns=True)
    ward.charted(ward.fact(fact), who("supervisor"))
    assert lists() == ({FIRST}, set())
    (query,) = queries(ward.read.session)
    ward.charted(ward.fact(QueryAnswered(query=query.id, text="Yes.")), who("nurse"))
    assert lists() == (set(), {FIRST})
    ward.charted(ward.fact(QueryClosed(query=query.id)), who("supervisor"))
    assert lists() == (set(), set())
