"""A session begins: with a patient, a protocol and an identity."""

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    ProtocolPin,
    StaffNamed,
)
from monitor.charting.ports import SessionQuery
from tests.charting.clinic import IV40, Clinic
from tests.desk import NURSE, PATIENT


def test_a_session_is_opened(clinic: Clinic) -> None:
    """An opened session is read back with patient, protocol and assessment."""
    clinic.charted(clinic.recording())

    read = clinic.charted(clinic.opening()).session

    assert read is not None
    assert read.patient == PATIENT
    assert read.protocol.id == "iv40"
    assert read.assessment.at == clinic.clock.now()
    assert [row.id for row in clinic.recorder.sessions(SessionQuery())] == [read.id]
    assert all(e.protocol_hash == read.protocol.sha256 for e in read.entries)


def test_the_nurse_is_named_unverified(clinic: Clinic) -> None:
    """The name given at start-up is stored as nobody's proof."""
    clinic.open()

    assert StaffNamed(person=NURSE.person, name=NURSE.name, verified=False) in (
        clinic.payloads
    )


def test_the_protocol_is_kept_with_the_record(clinic: Clinic) -> None:
    """The exact text of the protocol is stored before the session that pins it."""
    clinic.open()

    assert clinic.journal.protocol(clinic.read.protocol.sha256) == IV40


@pytest.mark.parametrize(
    "pin",
    [
        {"sha256": "00" * 32},
        {"id": "iv60"},
        {"version": 99},
    ],
    ids=["another text", "another name", "another version"],
)
def test_a_protocol_not_on_offer_is_refused(
    clinic: Clinic, pin: dict[str, object]
) -> None:
    """A session runs under a protocol that is at hand, exactly."""
    clinic.charted(clinic.recording())
    opening = clinic.opening()
    protocol: ProtocolPin = replace(opening.protocol, **pin)

    refusal = clinic.refused(replace(opening, protocol=protocol))

    assert refusal.field == "protocol"
    assert clinic.recorder.sessions(SessionQuery()) == ()


def test_a_patient_is_needed(clinic: Clinic) -> None:
    """There is no session for somebody who was never entered."""
    assert "no such patient" in clinic.refused(clinic.opening()).why


def test_identity_is_judged(clinic: Clinic) -> None:
    """Wrong initials open nothing."""
    clinic.charted(clinic.recording())
    opening = clinic.opening()
    wrong = replace(opening, identity=replace(opening.identity, initials="XY"))

    assert clinic.refused(wrong).field == "initials"
    assert clinic.recorder.sessions(SessionQuery()) == ()


def test_a_session_is_opened_once(clinic: Clinic) -> None:
    """Another command can't open what is open."""
    clinic.open()

    assert "already is" in clinic.refused(clinic.opening()).why
