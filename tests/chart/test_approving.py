"""Whether an approval of a protocol is taken."""

from datetime import timedelta
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.approving import APPROVALS, GivenApproval, decide_approval
from monitor.chart.commands import ApproveProtocol
from monitor.chart.entries import unverified
from monitor.chart.kinds import ProtocolApproved, ProtocolPin, StaffNamed
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


@pytest.mark.parametrize("name", ["", "  "])
def test_somebody_approves_it(name: str) -> None:
    """An approval by nobody is none."""
    assert refused(replace(COMMAND, by=name)) == "nobody is named"


def test_the_note_can_be_left_out_and_holds_no_control_letters() -> None:
    """What is typed as a note is plain text."""
    bare = replace(COMMAND, note="")
    assert isinstance(decide_approval((), bare, LEAD, START), tuple)
    steering = replace(COMMAND, note="a\x1b[2J")
    assert "can't be shown" in refused(steering)
