"""Approved protocols: what is on offer, by whom, and what a session says of it."""

from hashlib import sha256

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ApproveProtocol, WithdrawApproval
from monitor.chart.entries import Actor, unverified
from monitor.chart.kinds import ApprovedThen, ProtocolApproved, ProtocolPin
from monitor.charting.reads import Charted
from monitor.charting.shelf import Offer, pin_of
from monitor.protocol.care_protocol import CareProtocol
from tests.charting.clinic import IV40, Clinic
from tests.desk import NURSE

LEAD = unverified("Dr M. Meyer")
CHANGED = IV40.replace("limit = 160 }", "limit = 165 }", 1)
SITE = CHANGED.replace("version = 1", "version = 2", 1)


def command(
    clinic: Clinic, protocol: CareProtocol, by: str = LEAD.name
) -> ApproveProtocol:
    return ApproveProtocol(
        id=clinic.mint(),
        stream_id=APPROVALS.id,
        at=clinic.clock.now(),
        protocol=pin_of(protocol),
        by=by,
    )


def approve(
    clinic: Clinic, text: str, by: str = LEAD.name, actor: Actor = LEAD
) -> Charted:
    protocol = clinic.recorder.take_in(text)
    return clinic.charted(command(clinic, protocol, by), actor)


def offer(clinic: Clinic) -> Offer:
    (found,) = clinic.recorder.offers()
    return found


def test_what_ships_is_on_offer_and_not_approved(clinic: Clinic) -> None:
    """Until somebody approves it, nobody has."""
    assert offer(clinic).protocol.id == "iv40"
    assert offer(clinic).approved is None


def test_approving_makes_an_entry_and_keeps_the_text(clinic: Clinic) -> None:
    """Who, when and which text stand in the record, also after a restart."""
    written = approve(clinic, IV40, actor=NURSE)
    _, entry = written.entries
    assert isinstance(entry.payload, ProtocolApproved)
    assert (entry.author, entry.payload.by) == (NURSE.person, "Dr M. Meyer")
    clinic.restart()
    given = offer(clinic).approved
    assert given == ApprovedThen(by="Dr M. Meyer", at=clinic.clock.now())
    pinned = sha256(IV40.encode()).hexdigest()
    assert clinic.journal.protocol(pinned) == IV40


def test_any_change_of_the_text_is_not_approved(clinic: Clinic) -> None:
    """One limit changed is another hash; the approval does not pass over to it."""
    approve(clinic, IV40)
    clinic.texts = (CHANGED,)
    clinic.restart()
    assert offer(clinic).protocol.sha256 == sha256(IV40.encode()).hexdigest()
    changed = clinic.recorder.take_in(CHANGED)
    told = clinic.refused(command(clinic, changed), LEAD)
    assert "another text as iv40 v1" in told.why


def test_a_version_that_ships_names_no_other_text(clinic: Clinic) -> None:
    """A copy that was changed needs a higher version, though nobody approved any."""
    changed = clinic.recorder.take_in(CHANGED)
    told = clinic.refused(command(clinic, changed), LEAD)
    assert told.sentence == (
        "The protocol is not approved: another text ships with Vigil as iv40 v1. "
        "Raise version in the changed text."
    )
    assert offer(clinic).approved is None
    approve(clinic, SITE)
    assert offer(clinic).protocol.version == 2


def test_a_version_a_session_began_under_names_no_other_text(clinic: Clinic) -> None:
    """A session names its protocol by that, also once Vigil brings a later one."""
    clinic.open()
    clinic.texts = (SITE,)
    clinic.restart()
    changed = clinic.recorder.take_in(CHANGED)
    told = clinic.refused(command(clinic, changed), LEAD)
    assert told.why == "this record holds another text as iv40 v1"
    approve(clinic, IV40)


def test_asking_again_is_the_same_approval_whatever_ships_since(clinic: Clinic) -> None:
    """What was approved then stays approved, also once Vigil brings another text."""
    asked = command(clinic, offer(clinic).protocol)
    first = clinic.charted(asked, LEAD)
    clinic.texts = (CHANGED,)
    clinic.restart()
    clinic.recorder.take_in(IV40)
    assert clinic.charted(asked, LEAD).entries == first.entries[-1:]


def test_what_the_site_approved_takes_the_place_of_what_ships(clinic: Clinic) -> None:
    """The clinic's own version is offered, also after a restart, and the other not."""
    shipped = pin_of(offer(clinic).protocol)
    approve(clinic, SITE)
    clinic.restart()
    assert (offer(clinic).protocol.version, offer(clinic).approved is None) == (
        2,
        False,
    )
    clinic.charted(clinic.recording())
    told = clinic.refused(clinic.opening(protocol=shipped))
    assert "not on this workstation" in told.why


def test_what_was_only_taken_in_is_not_on_offer(clinic: Clinic) -> None:
    """A file that was looked at runs no session."""
    clinic.recorder.take_in(SITE)
    assert offer(clinic).protocol.version == 1


def test_a_text_that_is_not_here_is_not_approved(clinic: Clinic) -> None:
    """A hash alone says nothing that could be kept."""
    pin = ProtocolPin(id="iv40", version=1, sha256="00" * 32)
    asked = command(clinic, offer(clinic).protocol)
    told = clinic.refused(
        ApproveProtocol(
            id=asked.id,
            stream_id=asked.stream_id,
            at=asked.at,
            protocol=pin,
            by=LEAD.name,
        ),
        LEAD,
    )
    assert told.why == "this workstation does not have its text"


def test_asking_again_approves_once(clinic: Clinic) -> None:
    """A command that comes again is the same approval."""
    asked = command(clinic, offer(clinic).protocol)
    first, again = clinic.charted(asked, LEAD), clinic.charted(asked, LEAD)
    assert first.entries[-1:] == again.entries
    assert len(offer(clinic).approvals) == 1


def test_a_session_says_whether_its_protocol_was_approved_then(clinic: Clinic) -> None:
    """It keeps whose approval it had at its opening, also when asked for again."""
    clinic.charted(clinic.recording())
    approve(clinic, IV40)
    at = clinic.clock.now()
    clinic.clock.advance(seconds=60)
    asked = clinic.opening()
    clinic.charted(asked)
    approve(clinic, IV40, "Dr B. Second")
    clinic.charted(asked)
    clinic.restart()
    opened = clinic.read.session.opened
    assert opened.approved == ApprovedThen(by="Dr M. Meyer", at=at)
    assert opened.protocol.sha256 == sha256(IV40.encode()).hexdigest()


def test_an_approval_that_comes_later_changes_no_session(clinic: Clinic) -> None:
    """Opened under a proposal, it says so for ever."""
    clinic.open()
    clinic.clock.advance(seconds=60)
    approve(clinic, IV40)
    clinic.restart()
    assert clinic.read.session.opened.approved is None


def withdraw(clinic: Clinic, protocol: CareProtocol) -> Charted:
    return clinic.charted(
        WithdrawApproval(
            id=clinic.mint(),
            stream_id=APPROVALS.id,
            at=clinic.clock.now(),
            protocol=pin_of(protocol),
            by="Dr B. Second",
            reason="wrong file",
        ),
        NURSE,
    )


def test_an_approval_taken_back_needs_another(clinic: Clinic) -> None:
    """The text is offered as not approved, also after a restart; the entry stays."""
    approve(clinic, IV40)
    clinic.clock.advance(seconds=60)
    withdraw(clinic, offer(clinic).protocol)
    clinic.restart()
    found = offer(clinic)
    assert found.approved is None
    assert [one.by for one in found.approvals] == [LEAD.name]
    assert found.withdrawn is not None
    assert (found.withdrawn.by, found.withdrawn.reason) == (
        "Dr B. Second",
        "wrong file",
    )
    clinic.clock.advance(seconds=60)
    approve(clinic, IV40)
    again = offer(clinic)
    assert again.approved == ApprovedThen(by=LEAD.name, at=clinic.clock.now())
    assert again.withdrawn is None


def test_a_session_keeps_whose_approval_it_had(clinic: Clinic) -> None:
    """Opened before, it says approved for ever; opened after, that nobody approved."""
    clinic.charted(clinic.recording())
    approve(clinic, IV40)
    at = clinic.clock.now()
    clinic.clock.advance(seconds=60)
    clinic.charted(clinic.opening())
    withdraw(clinic, offer(clinic).protocol)
    clinic.restart()
    assert clinic.read.session.opened.approved == ApprovedThen(by=LEAD.name, at=at)


def test_a_session_after_it_is_not_approved(clinic: Clinic) -> None:
    """It reads as one whose protocol needs approval."""
    approve(clinic, IV40)
    clinic.clock.advance(seconds=60)
    withdraw(clinic, offer(clinic).protocol)
    clinic.clock.advance(seconds=60)
    clinic.open()
    assert clinic.read.session.opened.approved is None


def test_what_ships_takes_the_place_of_a_text_taken_back(clinic: Clinic) -> None:
    """A clinic's own text goes with its approval, where another has the same id."""
    approve(clinic, SITE)
    site = offer(clinic).protocol
    withdraw(clinic, site)
    clinic.restart()
    assert (offer(clinic).protocol.version, offer(clinic).approved) == (1, None)


def test_a_text_that_nothing_replaces_stays_on_offer(clinic: Clinic) -> None:
    """Under an id of its own it goes on as one that nobody approved."""
    own = SITE.replace('id = "iv40"', 'id = "own"', 1)
    approve(clinic, own)
    offers = {o.protocol.id: o for o in clinic.recorder.offers()}
    withdraw(clinic, offers["own"].protocol)
    clinic.restart()
    offers = {o.protocol.id: o for o in clinic.recorder.offers()}
    assert offers["own"].approved is None
