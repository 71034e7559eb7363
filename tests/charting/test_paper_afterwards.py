"""A paper sheet into a session that is closed, or signed: added, marked and seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.chart.closing import was_afterwards
from monitor.chart.kinds import ObservationsRecorded
from monitor.chart.refusals import Refusal
from monitor.chart.signed_state import signed_state
from monitor.chart.signing_off import CO_SIGNED
from monitor.chart.transcribed import transcribed
from monitor.charting.paper_file import read_paper
from monitor.charting.paper_import import PaperPlan, carry_out, plan_paper
from monitor.charting.reads import Charted
from monitor.storage.verify import verify
from tests.charting.clinic import CALM, observed
from tests.charting.signed import NURSES, SUPERVISORS, SignedWard, signed_ward
from tests.charting.standing import who

HEADER = "observed_at,sbp,dbp,hr,spo2,rr,confirmed,note\n"
AT_20 = "2026-03-14 13:46,122,74,72,97,14,yes,calm\n"
AT_THE_END, AFTER = AT_20.replace("13:46", "14:06"), AT_20.replace("13:46", "14:07")
FAST = AT_20.replace(",72,97,14,yes,calm", ",145,97,14,yes,")


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    """The infusion began at 13:26, and the patient left 40 min later."""
    with signed_ward(tmp_path / "record") as ward:
        ward.move_to(120)
        yield ward
        assert verify(ward.database).is_whole


def planned(ward: SignedWard, lines: str) -> PaperPlan:
    sheet = read_paper(HEADER + lines, ward.read.protocol.charting)
    return plan_paper(sheet.rows, ward.read, who("nurse"), ward.steady.now())


def take_in(ward: SignedWard, lines: str) -> None:
    plan = planned(ward, lines)
    assert plan.faults == ()
    assert list(carry_out(plan, ward.recorder, who("nurse")))


def state(ward: SignedWard) -> str:
    return signed_state(ward.read.session, ward.read.patient)


def test_a_closed_session_takes_it_as_from_paper(ward: SignedWard) -> None:
    """The set and its note; the same file again charts nothing again."""
    take_in(ward, AT_20)
    session = ward.read.session
    assert not session.is_open
    from_paper = [fact for fact in session.facts if transcribed(fact) is not None]
    assert [fact.effective_at for fact in from_paper] == [ward.at(20)] * 2
    assert planned(ward, AT_20).known == (2,)


def test_nobody_was_read_who_had_left(ward: SignedWard) -> None:
    assert planned(ward, AT_THE_END).faults == ()
    (fault,) = planned(ward, AFTER).faults
    assert fault.sentence == (
        "Line 2: 14:07 is not possible: the patient left at 14:06."
    )


def test_what_is_not_from_paper_is_refused_as_before(ward: SignedWard) -> None:
    refusal = ward.refused(ward.fact(observed(CALM), 20), who("nurse"))
    assert refusal.why == "the session is closed"
    ward.signed_by_both()
    refusal = ward.refused(ward.fact(observed(CALM), 20), who("nurse"))
    assert "stays as it was signed" in refusal.why


def test_after_a_co_signature_it_is_amended_since(ward: SignedWard) -> None:
    """As by an addendum, until it is signed anew; what was signed stays proved."""
    ward.signed_by_both()
    assert state(ward) == "co-signed"
    take_in(ward, AT_20)
    assert state(ward) == "amended since co-sign"
    assert isinstance(ward.sign(), Charted)
    assert state(ward) == "amended since co-sign"
    again = ward.sign(CO_SIGNED, who("supervisor"), SUPERVISORS)
    assert isinstance(again, Charted)
    assert state(ward) == "co-signed"


def test_who_typed_it_in_does_not_co_sign_it(ward: SignedWard) -> None:
    """It is charting, as at the bedside."""
    sheet = read_paper(HEADER + AT_20, ward.read.protocol.charting)
    plan = plan_paper(sheet.rows, ward.read, who("supervisor"), ward.steady.now())
    assert list(carry_out(plan, ward.recorder, who("supervisor")))
    assert isinstance(ward.sign(key=NURSES), Charted)
    answer = ward.sign(CO_SIGNED, who("supervisor"), SUPERVISORS)
    assert isinstance(answer, Refusal)
    assert answer.why == "you charted in it yourself"


def test_it_has_to_be_seen_before_a_co_signature(ward: SignedWard) -> None:
    """The set, and the high alert that it is; nobody is blamed for not answering."""
    before = {one.key for one in ward.to_see()}
    take_in(ward, FAST)
    new = [one for one in ward.to_see() if one.key not in before]
    assert "Set typed in from paper" in [one.text for one in new]
    assert any(one.text.startswith("High alert: HR 145") for one in new)
    assert not any("never acknowledged" in one.text for one in new)


def test_what_was_closed_calls_nobody(ward: SignedWard) -> None:
    """The alert is in the record, of the time at which it was typed in."""
    take_in(ward, FAST)
    session = ward.read.session
    (found,) = (a for a in session.alerts if a.raised_at == ward.at(120))
    assert found.alert.priority == "high"
    assert was_afterwards(session, found.raised_at)
    assert not any(
        was_afterwards(session, alert.raised_at)
        for alert in session.alerts
        if alert is not found
    )
    (paper,) = (f for f in session.facts if transcribed(f) is not None)
    assert isinstance(paper.payload, ObservationsRecorded)
