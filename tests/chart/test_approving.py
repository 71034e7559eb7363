"""Whether an approval of a protocol is taken."""

from datetime import timedelta
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.approving import (
    APPROVALS,
    GivenApproval,
    Withdrawal,
    decide_approval,
    decide_withdrawal,
)
from monitor.chart.commands import ApproveProtocol, WithdrawApproval
from monitor.chart.entries import unverified
from monitor.chart.kinds import (
    ApprovalWithdrawn,
    ProtocolApproved,
    ProtocolPin,
    StaffNamed,
)
from monitor.chart.refusals import Refusal
from tests.desk import NURSE, SPACE, START
from tests.refused import why

PIN = ProtocolPin(id="iv40", version=2, sha256="ab" * 32)
LEAD = unverified("Dr M. Meyer")
COMMAND = ApproveProtocol(
    id=uuid5(SPACE, "approval"),
    stream_id=APPROVALS.id,
    at=START,
    protocol=PIN,
    by=LEAD.name,
    note="Committee of 3 March",
)
GIVEN = GivenApproval(protocol=PIN, by=LEAD.name, at=START)
TAKEN = Withdrawal(by="Dr B. Second", at=START, reason="wrong file")


def refused(command: ApproveProtocol, *given: GivenApproval) -> str:
    decided = decide_approval(given, command, NURSE, START)
    assert isinstance(decided, Refusal)
    return why(decided)


def test_an_approval_is_an_entry_of_its_own_stream() -> None:
    """It names the exact text, the person and the ground."""
    decided = decide_approval((), COMMAND, NURSE, START)
    assert isinstance(decided, tuple)
    named, entry = decided
    assert named.stream == APPROVALS
    assert named.payload == StaffNamed(
        person=NURSE.person, name=NURSE.name, verified=False
    )
    assert entry.stream == APPROVALS
    assert entry.effective_at == START
    assert entry.payload == ProtocolApproved(
        protocol=PIN, by="Dr M. Meyer", note="Committee of 3 March"
    )


def test_a_second_person_may_approve_it_too() -> None:
    """Two names under one text are two approvals; the same name twice is refused."""
    other = replace(COMMAND, by="Dr Ito")
    assert isinstance(decide_approval((GIVEN,), other, NURSE, START), tuple)
    told = refused(replace(COMMAND, by="dr m.  meyer"), GIVEN)
    assert told == "Dr M. Meyer approved this text before"


def test_another_text_needs_another_version() -> None:
    """A version names one approved text, so that a session's pin says which."""
    changed = replace(COMMAND, protocol=replace(PIN, sha256="cd" * 32))
    told = refused(changed, GIVEN)
    assert told == "Dr M. Meyer approved another text as iv40 v2"
    higher = replace(changed, protocol=replace(changed.protocol, version=3))
    assert isinstance(decide_approval((GIVEN,), higher, LEAD, START), tuple)
    other = replace(changed, protocol=replace(changed.protocol, id="iv_pain"))
    assert isinstance(decide_approval((GIVEN,), other, LEAD, START), tuple)


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_nothing_is_approved_in_the_future(*, seconds: int, is_taken: bool) -> None:
    """The time of an approval is now or before."""
    later = replace(COMMAND, at=START + timedelta(seconds=seconds))
    assert isinstance(decide_approval((), later, LEAD, START), tuple) == is_taken


@pytest.mark.parametrize("name", ["", "  ", "-", "."])
def test_somebody_approves_it(name: str) -> None:
    """An approval by nobody is none."""
    assert refused(replace(COMMAND, by=name)) == "nobody is named"


def test_the_note_can_be_left_out_and_holds_no_control_letters() -> None:
    """What is typed as a note is plain text."""
    bare = replace(COMMAND, note="")
    assert isinstance(decide_approval((), bare, LEAD, START), tuple)
    steering = replace(COMMAND, note="a\x1b[2J")
    assert "can't be shown" in refused(steering)


BACK = WithdrawApproval(
    id=uuid5(SPACE, "withdrawal"),
    stream_id=APPROVALS.id,
    at=START,
    protocol=PIN,
    by="Dr B. Second",
    reason=" approved the wrong file ",
)


class TestTakingBack:
    """An approval given in error is taken back by name and with a reason."""

    def refused(self, command: WithdrawApproval, *given: GivenApproval) -> str:
        decided = decide_withdrawal(given, command, NURSE, START)
        assert isinstance(decided, Refusal)
        return why(decided)

    def test_it_is_an_entry_of_its_own(self) -> None:
        """It names the exact text, the person and why; the approval is untouched."""
        decided = decide_withdrawal((GIVEN,), BACK, NURSE, START)
        assert isinstance(decided, tuple)
        named, entry = decided
        assert isinstance(named.payload, StaffNamed)
        assert (entry.stream, entry.supersedes) == (APPROVALS, ())
        assert entry.payload == ApprovalWithdrawn(
            protocol=PIN, by="Dr B. Second", reason="approved the wrong file"
        )

    def test_only_what_stands_is_taken_back(self) -> None:
        """A text that nobody approved, or whose approval is back already, has none."""
        told = "this text is not approved"
        assert self.refused(BACK) == told
        assert self.refused(BACK, replace(GIVEN, withdrawn=TAKEN)) == told
        other = replace(GIVEN, protocol=replace(PIN, sha256="cd" * 32))
        assert self.refused(BACK, other) == told

    def test_name_and_reason_are_said(self) -> None:
        """By nobody, or for nothing, nothing is taken back."""
        assert self.refused(replace(BACK, by=" "), GIVEN) == "nobody is named"
        assert "empty" in self.refused(replace(BACK, reason=" "), GIVEN)

    @pytest.mark.parametrize(("seconds", "is_taken"), [(0, True), (1, False)])
    def test_not_in_the_future(self, *, seconds: int, is_taken: bool) -> None:
        """Its time is now or before."""
        later = replace(BACK, at=START + timedelta(seconds=seconds))
        decided = decide_withdrawal((GIVEN,), later, NURSE, START)
        assert isinstance(decided, tuple) == is_taken

    def test_the_same_person_may_approve_it_anew(self) -> None:
        """What was taken back stands in nobody's way; the version stays that text's."""
        back = replace(GIVEN, withdrawn=TAKEN)
        assert isinstance(decide_approval((back,), COMMAND, NURSE, START), tuple)
        changed = replace(COMMAND, protocol=replace(PIN, sha256="cd" * 32))
        assert "another text as iv40 v2" in refused(changed, back)
