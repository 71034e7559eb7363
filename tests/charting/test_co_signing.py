"""Co-signing through the recorder: what was seen, whose session, what follows it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.audit import CoSigningSet
from monitor.chart.co_signing import seen_for, unsigned_because
from monitor.chart.commands import Chartable, SetCoSigning
from monitor.chart.kinds import (
    AddendumRecorded,
    ExceptionsSeen,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
    SignedOff,
)
from monitor.chart.lock_times import SITE
from monitor.chart.queries import queries
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.chart.signed_state import signed_state
from monitor.chart.signing_off import CO_SIGNED, UNSIGNED_BECAUSE, signatures
from monitor.charting.reads import Charted
from monitor.chartverify.proof import prove
from monitor.reports.signing_rows import signature_rows
from monitor.storage.bundling import bundle_of_session
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


def test_it_is_refused_while_one_exception_is_not_ticked(ward: SignedWard) -> None:
    """Nothing is written then, not even what was ticked."""
    ward.sign()
    to_see = ward.to_see()
    assert len(to_see) > 2
    before = len(ward.read.entries)
    whole = ward.signing(CO_SIGNED)
    for left in (1, 2, len(to_see)):
        ticked = frozenset(one.key for one in to_see[left:])
        asked = replace(whole, seen=ticked)
        answer = ward.recorder.handle(asked, who("supervisor"), SUPERVISORS)
        assert isinstance(answer, Refusal)
        assert answer.why.startswith(f"{left} exception")
    assert len(ward.read.entries) == before
    assert isinstance(
        ward.recorder.handle(whole, who("supervisor"), SUPERVISORS), Charted
    )


def test_what_was_ticked_is_kept_and_signed_with_it(ward: SignedWard) -> None:
    """In words as they stood there; the manifest covers that entry."""
    ward.sign()
    to_see = ward.to_see()
    answer = ward.sign(CO_SIGNED, who("supervisor"), SUPERVISORS)

    assert isinstance(answer, Charted)
    _, signed = signatures(ward.read.session)
    seen = seen_for(ward.read.session, signed)
    assert [(one.key, one.text) for one in seen] == [(o.key, o.text) for o in to_see]
    (entry,) = [e for e in ward.read.entries if isinstance(e.payload, ExceptionsSeen)]
    chains = signed.signature.manifest.session.chains
    assert {c.last for c in chains if c.station == entry.station} == {entry.seq}


def test_why_nobody_who_charted_has_signed_is_kept_and_proved(
    ward: SignedWard,
) -> None:
    """Refused without it; with it, it stands beside what was ticked, and is signed."""
    supervisor, reason = who("supervisor"), "Anna Okafor has left the clinic"
    refused = ward.sign(CO_SIGNED, supervisor, SUPERVISORS)
    assert isinstance(refused, Refusal)
    assert refused.field == UNSIGNED_BECAUSE
    assert not [e for e in ward.read.entries if isinstance(e.payload, ExceptionsSeen)]

    asked = replace(ward.signing(CO_SIGNED), unsigned_because=reason)
    assert isinstance(ward.recorder.handle(asked, supervisor, SUPERVISORS), Charted)
    (signed,) = signatures(ward.read.session)
    assert unsigned_because(ward.read.session, signed) == reason
    (row,) = signature_rows(ward.read.session)
    assert reason in row.seen[-1]
    bundle = bundle_of_session(ward.database, FIRST).content
    assert reason.encode() in bundle
    assert prove(BytesIO(bundle)).findings == []


def test_an_addendum_is_ticked_by_another_than_its_author(ward: SignedWard) -> None:
    """The author's own co-signature is refused, and the line stands for the next."""
    ward.signed_by_both()
    fell = "Patient fell in the corridor after leaving"
    supervisor = who("supervisor")
    ward.charted(ward.fact(AddendumRecorded(text=fell)), supervisor)
    told = [one.text for one in ward.to_see() if fell in one.text]
    assert told == [f"Addendum by B. Lee: {fell}"]
    own = ward.sign(by=supervisor, key=SUPERVISORS)
    assert isinstance(own, Charted)
    refused = ward.sign(CO_SIGNED, supervisor, SUPERVISORS)
    assert isinstance(refused, Refusal)
    assert "charted in it yourself" in refused.why


def test_the_nurse_ticks_nothing(ward: SignedWard) -> None:
    assert isinstance(ward.sign(), Charted)
    assert not [e for e in ward.read.entries if isinstance(e.payload, ExceptionsSeen)]


def test_what_is_asked_again_after_half_of_it_is_done_once(ward: SignedWard) -> None:
    """The seen exceptions were durable, the signature was not."""
    ward.sign()
    asked = ward.signing(CO_SIGNED)
    supervisor = who("supervisor")
    without = ward.recorder.handle(asked, supervisor)
    assert isinstance(without, Refusal)
    for _ in range(2):
        answer = ward.recorder.handle(asked, supervisor, SUPERVISORS)
        assert isinstance(answer, Charted)
    kinds = [type(e.payload) for e in ward.read.entries]
    assert (kinds.count(ExceptionsSeen), kinds.count(SignedOff)) == (1, 2)


def test_chartverify_proves_it_as_it_does_a_sign_off(ward: SignedWard) -> None:
    """A byte of what was ticked that is another is found."""
    ward.signed_by_both()
    bundle = bundle_of_session(ward.database, FIRST).content
    assert prove(BytesIO(bundle)).findings == []
    (told,) = [one for one in ward.to_see() if one.text.startswith("High alert")]
    other = bundle.replace(told.text.encode(), told.text.replace("205", "105").encode())
    assert other != bundle
    assert prove(BytesIO(other)).findings


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
    assert isinstance(ward.sign(session=SECOND), Charted)
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
