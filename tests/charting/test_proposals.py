"""Drafts of protocols in the record: kept, replaced, approved by another, run by."""

import pytest

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ProposeProtocol
from monitor.chart.entries import Actor, unverified
from monitor.chart.refusals import Refusal
from monitor.charting.reads import Charted
from monitor.charting.shelf import pin_of
from monitor.charting.versions import Version
from monitor.protocol.parsing import parse_protocol
from tests.charting.clinic import IV40, Clinic
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.charting.test_approvals import LEAD, SITE, command, withdraw

OTHER_SITE = SITE.replace("limit = 165 }", "limit = 170 }", 1)
THIRD = SITE.replace("version = 2", "version = 3", 1)
KEEPER = unverified("K. Weiss")


def proposing(clinic: Clinic, text: str) -> ProposeProtocol:
    return ProposeProtocol(
        id=clinic.mint(),
        stream_id=APPROVALS.id,
        at=clinic.clock.now(),
        protocol=pin_of(parse_protocol(text)),
        text=text,
        file="iv40.toml",
    )


def propose(clinic: Clinic, text: str, actor: Actor = KEEPER) -> Charted:
    clinic.clock.advance(seconds=1)
    return clinic.charted(proposing(clinic, text), actor)


def drafts(clinic: Clinic) -> list[Version]:
    return list(clinic.recorder.versions.drafts())


def test_a_draft_is_there_after_a_restart_and_not_on_offer(clinic: Clinic) -> None:
    """With who imported it from which file; nothing runs by it."""
    propose(clinic, SITE)
    clinic.restart()
    (draft,) = drafts(clinic)
    assert draft.is_draft
    assert draft.protocol == parse_protocol(SITE)
    assert draft.proposal is not None
    assert (draft.proposal.by, draft.proposal.file) == ("K. Weiss", "iv40.toml")
    (offer,) = clinic.recorder.offers()
    assert offer.protocol.version == 1
    clinic.charted(clinic.recording())
    told = clinic.refused(clinic.opening(protocol=pin_of(draft.protocol)))
    assert "not on this workstation" in told.why


def test_a_later_draft_replaces_one_of_its_version(clinic: Clinic) -> None:
    """One of another version stands beside it; the newest stands first."""
    for text in (THIRD, SITE, OTHER_SITE):
        propose(clinic, text)
    texts = [one.protocol for one in drafts(clinic)]
    assert texts == [parse_protocol(OTHER_SITE), parse_protocol(THIRD)]
    told = clinic.refused(command(clinic, parse_protocol(SITE)), LEAD)
    assert "a later draft of iv40 v2" in told.why


def test_approved_by_another_it_is_offered_and_no_draft(clinic: Clinic) -> None:
    """A session then runs by it, also after a restart; an older draft waits no more."""
    propose(clinic, SITE)
    propose(clinic, THIRD)
    clinic.restart()
    own = command(clinic, parse_protocol(THIRD), KEEPER.name)
    assert clinic.refused(own, LEAD).why == "K. Weiss imported this text"
    clinic.charted(command(clinic, parse_protocol(THIRD)), LEAD)
    clinic.restart()
    assert drafts(clinic) == []
    (offer,) = clinic.recorder.offers()
    assert offer.protocol == parse_protocol(THIRD)
    clinic.clock.advance(seconds=1)
    clinic.charted(clinic.recording())
    clinic.charted(clinic.opening(protocol=pin_of(offer.protocol)))
    assert clinic.read.session.opened.protocol == pin_of(parse_protocol(THIRD))


def test_a_draft_whose_approval_is_taken_back_waits_again(clinic: Clinic) -> None:
    """What ships is on offer meanwhile."""
    propose(clinic, SITE)
    clinic.charted(command(clinic, parse_protocol(SITE)), LEAD)
    assert drafts(clinic) == []
    clinic.clock.advance(seconds=1)
    withdraw(clinic, parse_protocol(SITE))
    (draft,) = drafts(clinic)
    assert (draft.protocol.version, len(draft.approvals)) == (2, 1)


def test_every_text_that_is_here_can_be_read(clinic: Clinic) -> None:
    """What ships, what ran, drafts and those that were replaced; nothing else."""
    clinic.open()
    for text in (SITE, OTHER_SITE):
        propose(clinic, text)
    clinic.restart()
    found = [
        clinic.recorder.versions.version(sha256)
        for sha256 in clinic.recorder.versions.stored()
    ]
    texts = [one.protocol for one in found if one is not None]
    assert texts == [parse_protocol(text) for text in (IV40, SITE, OTHER_SITE)]
    assert clinic.recorder.versions.version("00" * 32) is None


def test_asking_again_imports_once(clinic: Clinic) -> None:
    """Also once another text came, and after a restart."""
    asked = proposing(clinic, SITE)
    first = clinic.charted(asked, KEEPER)
    propose(clinic, OTHER_SITE)
    clinic.restart()
    assert clinic.charted(asked, KEEPER).entries == first.entries[-1:]


def test_a_text_that_is_no_protocol_is_not_kept(clinic: Clinic) -> None:
    """Whatever the command says that it is, and whatever another text is."""
    asked = proposing(clinic, SITE)
    broken = ProposeProtocol(
        id=asked.id,
        stream_id=asked.stream_id,
        at=asked.at,
        protocol=asked.protocol,
        text="version = 2",
    )
    told = clinic.refused(broken, KEEPER)
    assert told.sentence == (
        "The file is not imported: its text is no protocol. "
        "Mend it, then import it again."
    )
    assert drafts(clinic) == []


@pytest.fixture
def ward() -> Ward:
    return Ward().staffed()


class TestWherePeopleSignIn:
    """By the roles of the record."""

    def test_who_imports_does_not_approve(self, ward: Ward) -> None:
        """An administrator imports it, and the prescriber approves it."""
        clinic: Clinic = ward
        propose(clinic, SITE, who("administrator"))
        protocol = parse_protocol(SITE)
        own = ward.recorder.handle(command(clinic, protocol), who("administrator"))
        assert isinstance(own, Refusal)
        assert own.why.endswith("imported this text")
        done = ward.recorder.handle(command(clinic, protocol), who("prescriber"))
        assert isinstance(done, Charted)
        offered = [offer.protocol for offer in ward.recorder.offers()]
        assert protocol in offered

    def test_a_supervisor_imports_and_a_nurse_does_not(self, ward: Ward) -> None:
        """Neither of them approves."""
        refused = ward.recorder.handle(proposing(ward, SITE), who("nurse"))
        assert isinstance(refused, Refusal)
        assert refused.why == "a nurse may not import a protocol"
        propose(ward, SITE, who("supervisor"))
        approval = command(ward, parse_protocol(SITE))
        for role in ("nurse", "supervisor"):
            answer = ward.recorder.handle(approval, who(role))
            assert isinstance(answer, Refusal)
            assert "may not approve a protocol" in answer.why

    def test_a_text_nobody_imported_is_not_approved(self, ward: Ward) -> None:
        """Also not from a file that somebody names on the command line."""
        protocol = ward.recorder.take_in(SITE)
        answer = ward.recorder.handle(command(ward, protocol), who("administrator"))
        assert isinstance(answer, Refusal)
        assert answer.why == "nobody imported this text to be approved"
