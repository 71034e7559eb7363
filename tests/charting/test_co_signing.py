"""Co-signing through the recorder: what was seen, whose session, what follows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.audit import CoSigningSet
from monitor.chart.commands import Chartable, SetCoSigning
from monitor.chart.kinds import (
    AddendumRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
)
from monitor.chart.lock_times import SITE
from monitor.chart.queries import queries
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.chart.signed_state import signed_state
from monitor.chart.signing_off import CO_SIGNED
from monitor.charting.reads import Charted
from monitor.storage.verify import verify
from tests.charting.audited import Log
from tests.charting.signed import (
    FIRST,
    NURSES,
    SECOND,
    SUPERVISORS,
    SignedWard,
    signed_ward,
)
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.staff import ADMIN, change, signed_in


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward
        report = verify(ward.database)
        assert report.is_whole, report.lines


def state(ward: SignedWard) -> str:
    return signed_state(ward.read.session, ward.read.patient)


def test_the_state_flips_with_an_addendum(ward: SignedWard) -> None:
    assert state(ward) == "not signed"
    ward.signed_by_both()
    assert state(ward) == "co-signed"
    ward.charted(ward.fact(AddendumRecorded(text="Slept badly.")), who("nurse"))
    assert state(ward) == "amended since co-sign"


def test_a_query_there_and_back(ward: SignedWard) -> None:
    """Asked after the nurse signed, answered, closed; then it is co-signed."""
    assert isinstance(ward.sign(), Charted)
    asked = ward.charted(
        ward.fact(QueryRaised(text="Was 205 read twice?", returns=True)),
        who("supervisor"),
    )
    assert state(ward) == "returned with query"
    answer = ward.sign(CO_SIGNED, who("supervisor"), SUPERVISORS)
    assert isinstance(answer, Refusal)
    (query,) = queries(ward.read.session)
    assert query.id == asked.entries[-1].id
    ward.charted(ward.fact(QueryAnswered(query=query.id, text="Yes.")), who("nurse"))
    ward.charted(ward.fact(QueryClosed(query=query.id)), who("supervisor"))
    assert state(ward) == "signed"
    assert isinstance(ward.sign(CO_SIGNED, who("supervisor"), SUPERVISORS), Charted)
    assert state(ward) == "co-signed"


@pytest.mark.parametrize(
    ("fact", "by"),
    [
        (QueryRaised(text="Who?"), "nurse"),
        (QueryRaised(text="Who?"), "administrator"),
        (QueryAnswered(query=FIRST, text="I"), "auditor"),
        (QueryClosed(query=FIRST), "nurse"),
    ],
)
def test_who_may_not_ask_answer_or_close(
    ward: SignedWard, fact: Chartable, by: str
) -> None:
    answer = ward.refused(ward.fact(fact), who(by))
    assert answer.what == NOT_PERMITTED


def test_ones_own_session_once_the_site_allows_it(ward: SignedWard) -> None:
    """A nurse who is a supervisor as well; never by their role alone."""
    nurse = who("nurse")
    known = ward.recorder.people(by=signed_in(ADMIN)).person(nurse.person)
    assert known is not None
    both = change(known, roles=frozenset({"nurse", "supervisor"}))
    ward.charted(replace(both, at=ward.steady.now()), signed_in(ADMIN))
    refused = ward.sign(CO_SIGNED, nurse, NURSES, SECOND)
    assert isinstance(refused, Refusal)
    assert "charted in it yourself" in refused.why
    assert not ward.recorder.site.own_session()

    ward.charted(_allowing(ward), signed_in(ADMIN))
    assert ward.recorder.site.own_session()
    assert isinstance(ward.sign(CO_SIGNED, nurse, NURSES, SECOND), Charted)


def _allowing(ward: Ward) -> SetCoSigning:
    return SetCoSigning(
        id=ward.mint(), stream_id=SITE.id, at=ward.steady.now(), own_session=True
    )


def test_that_it_is_allowed_stands_in_the_audit_log(noted: Ward, log: Log) -> None:
    refusal = noted.refused(_allowing(noted), who("supervisor"))
    assert refusal.what == NOT_PERMITTED
    noted.charted(_allowing(noted), signed_in(ADMIN))
    noted.restart()
    assert noted.recorder.site.own_session()
    assert log.rows[-1].deed == CoSigningSet(own_session=True)
