"""Importing a text to be approved, and that two people do it."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.approving import (
    APPROVALS,
    GivenApproval,
    GivenProposal,
    KnownText,
    TextsHere,
    Withdrawal,
    decide_approval,
)
from monitor.chart.commands import ApproveProtocol, ProposeProtocol
from monitor.chart.entries import Actor, unverified
from monitor.chart.kinds import ProtocolPin, ProtocolProposed
from monitor.chart.proposing import decide_proposal
from monitor.chart.refusals import Refusal
from tests.desk import SPACE, START
from tests.refused import why

PIN = ProtocolPin(id="iv40", version=2, sha256="ab" * 32)
OTHER = replace(PIN, sha256="cd" * 32)
IMPORTER = Actor(person=SPACE, name="K. Weiss", auth_method="password")
SECOND = Actor(person=UUID(int=7), name="Dr M. Meyer", auth_method="pin")
COMMAND = ProposeProtocol(
    id=UUID(int=1),
    stream_id=APPROVALS.id,
    at=START,
    protocol=PIN,
    text="text",
    file="iv40.toml",
)
PROPOSED = GivenProposal(
    protocol=PIN,
    text="text",
    by=IMPORTER.name,
    person=IMPORTER.person,
    at=START,
    is_verified=True,
)
APPROVED = GivenApproval(protocol=PIN, by=SECOND.name, at=START)
BACK = Withdrawal(by=SECOND.name, at=START, reason="wrong file")


def approving(pin: ProtocolPin = PIN, by: str = SECOND.name) -> ApproveProtocol:
    return ApproveProtocol(
        id=UUID(int=2), stream_id=APPROVALS.id, at=START, protocol=pin, by=by
    )


def here(*proposed: GivenProposal, known: tuple[KnownText, ...] = ()) -> TextsHere:
    return TextsHere(proposed=proposed, known=known)


def not_imported(
    command: ProposeProtocol, texts: TextsHere, *given: GivenApproval
) -> str:
    decided = decide_proposal(given, command, IMPORTER, START, texts)
    assert isinstance(decided, Refusal)
    assert decided.what == "The file is not imported"
    return why(decided)


def not_approved(command: ApproveProtocol, actor: Actor, texts: TextsHere) -> str:
    decided = decide_approval((), command, actor, START, texts)
    assert isinstance(decided, Refusal)
    return why(decided)


def test_a_draft_is_an_entry_with_its_whole_text() -> None:
    """In the name of whoever imports it, and with what the file was called."""
    decided = decide_proposal((), COMMAND, IMPORTER, START, here())
    assert isinstance(decided, tuple)
    _, entry = decided
    assert (entry.id, entry.stream) == (COMMAND.id, APPROVALS)
    assert entry.payload == ProtocolProposed(
        protocol=PIN, text="text", by="K. Weiss", file="iv40.toml"
    )


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_nothing_is_imported_in_the_future(*, seconds: int, is_taken: bool) -> None:
    """The time of an import is now or before."""
    later = replace(COMMAND, at=START + timedelta(seconds=seconds))
    decided = decide_proposal((), later, IMPORTER, START, here())
    assert isinstance(decided, tuple) == is_taken


def test_a_draft_replaces_another_of_its_version() -> None:
    """Nobody ran by it; the same text again says nothing new."""
    changed = replace(COMMAND, protocol=OTHER)
    decided = decide_proposal((), changed, IMPORTER, START, here(PROPOSED))
    assert isinstance(decided, tuple)
    told = not_imported(COMMAND, here(PROPOSED))
    assert told == "K. Weiss imported this text before"
    again = here(PROPOSED, replace(PROPOSED, protocol=OTHER))
    assert isinstance(decide_proposal((), COMMAND, IMPORTER, START, again), tuple)


def test_what_was_approved_or_runs_is_replaced_by_no_draft() -> None:
    """Another text goes by another version."""
    of_other = replace(APPROVED, protocol=OTHER)
    told = not_imported(COMMAND, here(), of_other)
    assert told == "Dr M. Meyer approved another text as iv40 v2"
    for is_shipped, told in (
        (True, "another text ships with Vigil as iv40 v2"),
        (False, "this record holds another text as iv40 v2"),
    ):
        known = KnownText(protocol=OTHER, is_shipped=is_shipped)
        assert not_imported(COMMAND, here(known=(known,))) == told


def test_what_is_here_needs_no_import() -> None:
    """It ships, is held, or was approved; taken back, it may be proposed again."""
    shipped = here(known=(KnownText(protocol=PIN, is_shipped=True),))
    held = here(known=(KnownText(protocol=PIN, is_shipped=False),))
    assert not_imported(COMMAND, shipped) == "exactly this text ships with Vigil"
    assert not_imported(COMMAND, held) == "exactly this text is in this record already"
    told = not_imported(COMMAND, held, APPROVED)
    assert told == "Dr M. Meyer approved this text before"
    back = replace(APPROVED, withdrawn=BACK)
    assert isinstance(decide_proposal((back,), COMMAND, IMPORTER, START, held), tuple)


def test_whoever_imported_it_does_not_approve_it() -> None:
    """Not as who signed in, not by name; anybody else does."""
    told = "K. Weiss imported this text"
    assert not_approved(approving(), IMPORTER, here(PROPOSED)) == told
    named = approving(by="k.  WEISS")
    assert not_approved(named, SECOND, here(PROPOSED)) == told
    nurse = unverified("K. Weiss")
    assert not_approved(named, nurse, here(PROPOSED)) == told
    decided = decide_approval((), approving(), SECOND, START, here(PROPOSED))
    assert isinstance(decided, tuple)


def test_only_the_last_draft_of_a_version_is_approved() -> None:
    """Of one imported again by another, the first may approve it."""
    later = replace(PROPOSED, protocol=OTHER)
    told = not_approved(approving(), SECOND, here(PROPOSED, later))
    assert told == "K. Weiss imported a later draft of iv40 v2"
    again = replace(PROPOSED, by=SECOND.name, person=SECOND.person)
    texts = here(PROPOSED, later, again)
    assert not_approved(approving(), SECOND, texts) == "Dr M. Meyer imported this text"
    by_first = approving(by=IMPORTER.name)
    assert isinstance(decide_approval((), by_first, IMPORTER, START, texts), tuple)


def test_where_people_sign_in_an_unknown_text_takes_two() -> None:
    """What ships takes one, and so does what is asked for a second time."""
    told = not_approved(approving(), SECOND, here())
    assert told == "nobody imported this text to be approved"
    known = here(known=(KnownText(protocol=PIN, is_shipped=True),))
    assert isinstance(decide_approval((), approving(), SECOND, START, known), tuple)
    again = TextsHere()
    assert isinstance(decide_approval((), approving(), SECOND, START, again), tuple)
    nurse = unverified("A. Okafor RN")
    assert isinstance(decide_approval((), approving(), nurse, START, here()), tuple)
