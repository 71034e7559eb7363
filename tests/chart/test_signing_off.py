"""Signing a session off: who may, as what, and what may follow it."""

import pytest
from msgspec.structs import replace

from monitor.access.signing import OwnKey
from monitor.chart.commands import Retract, SignOff
from monitor.chart.entries import Actor, Stream, unverified
from monitor.chart.holding import holder
from monitor.chart.kinds import (
    AddendumRecorded,
    Cancelled,
    FollowUpRecorded,
    Meaning,
    NoteRecorded,
    Role,
    SessionClosed,
    SignedOff,
    StaffNamed,
)
from monitor.chart.manifest import Manifest, manifest_code, part_of, signed_at
from monitor.chart.proposals import naming, proposed
from monitor.chart.refusals import Refusal
from monitor.chart.sign_refusals import refuse_own_session, refuse_sign_off
from monitor.chart.signing_off import (
    is_amended_since,
    is_nurse_signed,
    is_signed,
    signatures,
)
from monitor.chart.who_charted import has_charted
from tests.desk import NURSE, PATIENT, Desk
from tests.refused import why

KEY = OwnKey(bytes(range(32)))
ADDENDUM = AddendumRecorded(text="The nausea began before the infusion.")


def person(name: str, *roles: Role, method: str = "password") -> Actor:
    return replace(unverified(name), auth_method=method, roles=frozenset(roles))


OKAFOR = replace(NURSE, auth_method="password", roles=frozenset({"nurse"}))
LEE = person("B. Lee", "supervisor")
MEYER = person("M. Meyer", "prescriber")


def command(desk: Desk, meaning: Meaning) -> SignOff:
    return SignOff(
        id=desk.next_id(), stream_id=desk.session_id, at=desk.now, meaning=meaning
    )


def sign(desk: Desk, by: Actor, meaning: Meaning, because: str = "") -> Refusal | None:
    """As the recorder does, with a key of its own."""
    asked = replace(command(desk, meaning), unsigned_because=because)
    session = desk.session
    refusal = refuse_sign_off(asked, session, PATIENT, by, desk.now)
    refusal = refusal or refuse_own_session(asked, session, by)
    if refusal is not None:
        return refusal
    manifest = Manifest(
        session=part_of(session.id, desk.entries),
        patient=part_of(PATIENT.id, []),
        protocol=session.opened.protocol.sha256,
        meaning=meaning,
        name=by.name,
        signed_ms=signed_at(desk.now),
        app_version="0.1.0",
    )
    desk.actor = by
    signed = proposed(asked, SignedOff(signature=KEY.sign(manifest)))
    return desk.keep((naming(asked, signed.stream, by), signed))


def closed_desk() -> Desk:
    """A session that was cancelled, with a note in it."""
    desk = Desk().ready()
    assert desk.chart(5, NoteRecorded(text="slept")) is None
    closing = SessionClosed(
        ending="cancelled", left_at=desk.at(6), facts=Cancelled(cause="unwell")
    )
    assert desk.chart(6, closing) is None
    return desk


@pytest.fixture
def closed() -> Desk:
    return closed_desk()


def test_who_charted_signs_it_and_another_co_signs(closed: Desk) -> None:
    assert sign(closed, OKAFOR, "charted by me") is None
    assert sign(closed, LEE, "reviewed and co-signed") is None
    assert sign(closed, MEYER, "reviewed and co-signed") is None

    first, second, third = signatures(closed.session)
    assert [s.name for s in (first, second, third)] == [
        NURSE.name,
        "B. Lee",
        "M. Meyer",
    ]
    assert first.meaning == "charted by me"
    assert first.person == OKAFOR.person
    assert first.code == manifest_code(first.signature.manifest)
    assert is_signed(closed.session)
    assert not is_amended_since(closed.session, PATIENT)


@pytest.mark.parametrize(
    ("by", "meaning", "reason"),
    [
        (replace(OKAFOR, auth_method="pin"), "charted by me", "password"),
        (OKAFOR, "reviewed and co-signed", "what they charted themselves"),
        (person("C. New", "nurse"), "charted by me", "charted nothing"),
        (LEE, "charted by me", "charted nothing"),
        (
            replace(OKAFOR, roles=frozenset({"supervisor"})),
            "reviewed and co-signed",
            "charted in it yourself",
        ),
        (
            person(f"  {NURSE.name.upper()}", "prescriber"),
            "reviewed and co-signed",
            "charted in it yourself",
        ),
    ],
)
def test_who_may_not(closed: Desk, by: Actor, meaning: Meaning, reason: str) -> None:
    assert reason in why(sign(closed, by, meaning, because="left the clinic"))
    assert not is_signed(closed.session)


def test_only_what_is_closed(desk: Desk) -> None:
    assert "not closed" in why(sign(desk, OKAFOR, "charted by me"))


def test_not_in_the_future(closed: Desk) -> None:
    asked = replace(command(closed, "charted by me"), at=closed.at(99))
    refusal = refuse_sign_off(asked, closed.session, PATIENT, OKAFOR, closed.now)
    assert "future" in why(refusal)


def test_nobody_signs_the_same_twice(closed: Desk) -> None:
    """Unless something was added since."""
    assert sign(closed, OKAFOR, "charted by me") is None
    assert "signed it before" in why(sign(closed, OKAFOR, "charted by me"))
    assert closed.chart(7, ADDENDUM) is None
    assert sign(closed, OKAFOR, "charted by me") is None
    assert not is_amended_since(closed.session, PATIENT)


def test_an_addendum_tells_that_it_was_amended_since(closed: Desk) -> None:
    assert "not signed off" in why(closed.chart(7, ADDENDUM))
    assert sign(closed, OKAFOR, "charted by me") is None
    assert closed.chart(7, ADDENDUM) is None
    assert is_amended_since(closed.session, PATIENT)
    assert "empty" in why(closed.chart(8, AddendumRecorded(text=" ")))


@pytest.mark.parametrize(
    ("call", "is_amended"),
    [
        (FollowUpRecorded(reached=False), False),
        (FollowUpRecorded(reached=True, drove=False), False),
        (FollowUpRecorded(reached=True, drove=True), True),
        (FollowUpRecorded(reached=True, effects="hip fracture, admitted"), True),
        (FollowUpRecorded(reached=True, mood="suicidal again"), True),
        (FollowUpRecorded(reached=False, concerns="her son is worried"), True),
    ],
)
def test_a_call_amends_where_it_tells_anything(
    closed: Desk, call: FollowUpRecorded, *, is_amended: bool
) -> None:
    assert sign(closed, OKAFOR, "charted by me") is None
    refusal = closed.chart(60 * 24, call)
    assert refusal is None, refusal
    assert is_amended_since(closed.session, PATIENT) is is_amended


def test_nothing_is_amended_once_it_is_signed(closed: Desk) -> None:
    """Nor struck out: which would open it again."""
    note = next(e for e in closed.entries if isinstance(e.payload, NoteRecorded))
    assert sign(closed, OKAFOR, "charted by me") is None
    for target in (note.id, closed.entries[-3].id):
        asked = Retract(
            id=closed.next_id(),
            stream_id=closed.session_id,
            at=closed.now,
            target=target,
            reason="slip",
        )
        assert "signed off" in why(closed.do(asked))
    assert "signed off" in why(closed.chart(7, NoteRecorded(text="later")))


def test_whoever_adds_to_it_signs_that_and_another_co_signs(closed: Desk) -> None:
    """Four eyes see an addendum as well; its author holds no session by it."""
    before = holder(closed.session)
    assert sign(closed, OKAFOR, "charted by me") is None
    assert sign(closed, LEE, "reviewed and co-signed") is None
    assert not has_charted(closed.session, LEE)
    closed.actor = LEE
    assert closed.chart(7, ADDENDUM) is None
    assert has_charted(closed.session, LEE)
    assert holder(closed.session) == before
    told = "left the clinic"
    assert "yourself" in why(sign(closed, LEE, "reviewed and co-signed", told))
    assert "as it is now" in why(sign(closed, MEYER, "reviewed and co-signed"))
    assert sign(closed, LEE, "charted by me") is None
    assert "yourself" in why(sign(closed, LEE, "reviewed and co-signed"))
    assert sign(closed, MEYER, "reviewed and co-signed") is None


def test_nobody_co_signs_before_the_nurse_has_signed(closed: Desk) -> None:
    """Unless they say why; an addendum and a patient put right are signed anew."""
    refused = sign(closed, LEE, "reviewed and co-signed")
    assert "nobody who charted in it" in why(refused)
    assert refused is not None
    assert refused.field == "unsigned_because"
    assert "nobody who charted" in why(
        sign(closed, LEE, "reviewed and co-signed", because="  ")
    )
    assert "longer" in why(
        sign(closed, LEE, "reviewed and co-signed", because="x" * 4001)
    )
    assert sign(closed, OKAFOR, "charted by me") is None
    closed.actor = OKAFOR
    assert closed.chart(7, ADDENDUM) is None
    assert "as it is now" in why(sign(closed, LEE, "reviewed and co-signed"))
    assert sign(closed, OKAFOR, "charted by me") is None
    assert sign(closed, LEE, "reviewed and co-signed") is None


def test_whoever_only_added_does_not_sign_for_the_nurse(closed: Desk) -> None:
    """An addendum to what was co-signed for a reason makes nobody its nurse."""
    left = "A. Okafor left the clinic"
    assert sign(closed, LEE, "reviewed and co-signed", because=left) is None
    closed.actor = LEE
    assert closed.chart(7, ADDENDUM) is None
    assert sign(closed, LEE, "charted by me") is None
    assert not is_nurse_signed(closed.session, PATIENT)
    assert "nobody who charted" in why(sign(closed, MEYER, "reviewed and co-signed"))
    assert sign(closed, OKAFOR, "charted by me") is None
    assert is_nurse_signed(closed.session, PATIENT)


@pytest.mark.parametrize(
    ("by", "of", "name", "is_amended"),
    [
        (OKAFOR, OKAFOR, NURSE.name, False),
        (OKAFOR, OKAFOR, "C. Other", True),
        (LEE, OKAFOR, "C. Other", True),
        (LEE, OKAFOR, NURSE.name, True),
        (LEE, LEE, "B. Lee", False),
    ],
)
def test_a_later_name_amends_unless_it_is_the_authors_own(
    closed: Desk, by: Actor, of: Actor, name: str, *, is_amended: bool
) -> None:
    """Nobody who charted is called otherwise without its being told."""
    assert sign(closed, OKAFOR, "charted by me") is None
    asked = command(closed, "charted by me")
    renamed = naming(asked, Stream("session", closed.session_id), of)
    payload = StaffNamed(person=of.person, name=name, verified=of.is_verified)
    closed.actor = by
    assert closed.keep((replace(renamed, payload=payload),)) is None

    assert is_amended_since(closed.session, PATIENT) == is_amended
