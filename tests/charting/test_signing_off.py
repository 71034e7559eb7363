"""Sessions signed through the recorder, with keys as a password opens them."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.access.signing import OwnKey, holds
from monitor.chart.kinds import NoteRecorded, SignedOff, SigningKeyNamed, StaffNamed
from monitor.chart.people import PEOPLE
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.chart.signing_off import is_amended_since, signatures
from monitor.charting.faults import ConflictingEntry
from monitor.charting.reads import Charted, SessionRead
from monitor.chartverify.proof import prove
from monitor.storage.bundling import bundle_of_all, bundle_of_session
from monitor.storage.verify import verify
from tests.access.keyring import OWENS, signed_in, two_people
from tests.charting.signed import (
    FIRST,
    NURSES,
    SECOND,
    STRANGERS,
    SUPERVISORS,
    SignedWard,
    signed_ward,
)
from tests.charting.standing import GLASS, who
from tests.desk import NURSE


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward
        report = verify(ward.database)
        assert report.is_whole, report.lines


def named_keys(ward: SignedWard) -> list[str]:
    entries = ward.journal.entries(PEOPLE)
    return [e.payload.key for e in entries if isinstance(e.payload, SigningKeyNamed)]


def test_it_signs_all_that_is_there(ward: SignedWard) -> None:
    """Every entry of the session and of the patient, in the person's own name."""
    before = ward.read.entries
    answer = ward.sign()

    assert isinstance(answer, Charted)
    signed = answer.entries[-1].payload
    assert isinstance(signed, SignedOff)
    manifest = signed.signature.manifest
    assert sum(chain.count for chain in manifest.session.chains) == len(before)
    assert sum(chain.count for chain in manifest.patient.chains) >= 1
    assert manifest.protocol == ward.read.protocol.sha256
    assert manifest.name == "Anna Okafor RN"
    assert manifest.signed_ms == int(answer.entries[-1].recorded_at.timestamp() * 1000)
    assert holds(signed.signature)
    assert [s.meaning for s in signatures(ward.read.session)] == ["charted by me"]
    assert not is_amended_since(ward.read.session, ward.read.patient)


def test_a_key_out_of_a_slot(ward: SignedWard) -> None:
    """As a password opened it; the entry holds nothing of the private one."""
    secret = signed_in(two_people(), OWENS).signing_key
    answer = ward.sign(key=OwnKey(secret))

    assert isinstance(answer, Charted)
    stored = ward.database.folder.record
    assert named_keys(ward) == [OwnKey(secret).key]
    assert secret not in stored.read_bytes()
    assert secret.hex() not in str(ward.read.entries)


def test_a_key_is_named_once_and_before(ward: SignedWard) -> None:
    """And anew where a person has another; what the first signed still holds."""
    ward.signed_by_both()
    assert named_keys(ward) == [NURSES.key, SUPERVISORS.key]
    assert ward.recorder.people(by=who("administrator")).person(
        who("nurse").person
    ).signing_keys == (NURSES.key,)  # type: ignore[union-attr]  # enrolled above

    assert isinstance(
        ward.sign("reviewed and co-signed", who("prescriber"), STRANGERS), Charted
    )
    assert named_keys(ward)[2:] == [STRANGERS.key]
    assert verify(ward.database).is_whole


def test_asked_again_it_is_signed_once(ward: SignedWard) -> None:
    asked = ward.signing("charted by me")
    first = ward.recorder.handle(asked, who("nurse"), NURSES)
    again = ward.recorder.handle(asked, who("nurse"), NURSES)
    confirmed = ward.recorder.confirm(asked, who("nurse"))

    assert isinstance(first, Charted)
    assert isinstance(again, Charted)
    assert confirmed is not None
    assert first.entries[-1] == again.entries[-1] == confirmed.entries[-1]
    assert len(signatures(ward.read.session)) == 1
    with pytest.raises(ConflictingEntry):
        ward.recorder.handle(
            replace(asked, meaning="reviewed and co-signed"), who("supervisor"), NURSES
        )


def test_without_the_password_nothing_is_signed(ward: SignedWard) -> None:
    """Neither as a command alone, nor after a PIN, nor by whoever did not sign in."""
    before = len(ward.read.entries)
    without = ward.recorder.handle(ward.signing("charted by me"), who("nurse"))
    by_pin = ward.sign(by=replace(who("nurse"), auth_method="pin"))
    assert isinstance(without, Refusal)
    assert isinstance(by_pin, Refusal)
    assert "password" in without.why
    assert "password" in by_pin.why
    for actor in (NURSE, GLASS, who("administrator"), who("auditor")):
        answer = ward.sign(by=actor)
        assert isinstance(answer, Refusal)
        assert answer.what == NOT_PERMITTED
    assert len(ward.read.entries) == before
    assert named_keys(ward) == []


def test_whoever_reviews_is_named_in_the_session(ward: SignedWard) -> None:
    ward.sign()
    answer = ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)

    assert isinstance(answer, Charted)
    named, _, _ = (entry.payload for entry in answer.entries)
    assert named == StaffNamed(
        person=who("supervisor").person, name="B. Lee", verified=True
    )


def test_after_it_nothing_is_charted_but_an_addendum(ward: SignedWard) -> None:
    ward.signed_by_both()
    note = ward.recorder.handle(ward.fact(NoteRecorded(text="late")), who("nurse"))
    assert isinstance(note, Refusal)
    assert note.remedy == "Write an addendum"


@pytest.mark.parametrize("session", [FIRST, SECOND])
def test_a_bundle_carries_them(ward: SignedWard, session: object) -> None:
    """Of one session its own, of all of a record all; the verifier proves them."""
    ward.signed_by_both()
    assert session in {FIRST, SECOND}
    one = prove(BytesIO(bundle_of_session(ward.database, session).content))  # type: ignore[arg-type]
    whole = prove(BytesIO(bundle_of_all(ward.database).content))

    assert one.findings == whole.findings == []
    assert sorted(one.keys) == sorted([NURSES.key, SUPERVISORS.key])
    assert len(whole.keys) == 4
    # Of what was ticked the nurse's signature tells that it is later.
    assert sum(" later." in said for said in one.said) <= 1
    read = ward.recorder.session(session, by=who("nurse"))  # type: ignore[arg-type]
    assert isinstance(read, SessionRead)
    count = f": {len(read.entries)} entries of the session and "
    assert count in one.said[0]
    assert re.match(
        r"It holds all of a record, \d+ entries: \d+ of 2 sessions,"
        r" \d+ of \d+ patients?, \d+ other\.$",
        whole.said[0],
    ), whole.said[0]
