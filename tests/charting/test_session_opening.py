"""A session begins: with a patient, a protocol and an identity."""

from datetime import date
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    IdentityTyped,
    ProtocolPin,
    StaffNamed,
)
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import SessionQuery
from tests.charting.clinic import IV40, Clinic
from tests.desk import NURSE, PATIENT, SPACE

SECOND = uuid5(SPACE, "second session")


def test_a_session_is_opened(clinic: Clinic) -> None:
    """An opened session is read back with patient, protocol and assessment."""
    clinic.charted(clinic.recording())

    read = clinic.charted(clinic.opening()).session

    assert read is not None
    assert read.patient.details == PATIENT.details
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


def test_a_second_session_of_one_patient_is_refused(clinic: Clinic) -> None:
    """While one is open there is no other, and the refusal says which it is."""
    clinic.open()
    clinic.move_to(0)

    refusal = clinic.refused(replace(clinic.opening(), stream_id=SECOND))

    assert refusal.sentence == (
        "The session is not opened: a session of this patient is open in Room 1,"
        " since 12:56 on 14-Mar-2026. Go on in that session, or close it first."
    )
    assert len(clinic.recorder.sessions(SessionQuery())) == 1


def test_a_closed_session_hinders_no_other(clinic: Clinic) -> None:
    """The same patient comes back once the session before is closed."""
    clinic.start().close(100)

    again = clinic.charted(replace(clinic.opening(), stream_id=SECOND)).session

    assert again is not None
    assert again.id == SECOND


def test_opening_can_be_repeated(clinic: Clinic) -> None:
    """The session that a command opened is no other session when it comes again."""
    clinic.charted(clinic.recording())
    command = clinic.opening()
    first = clinic.charted(command)

    assert clinic.charted(command).entries == first.entries[-1:]


@pytest.mark.parametrize(
    "changed",
    [
        {"family": "Example"},
        {"given": "Robin", "born": date(1984, 2, 3)},
    ],
    ids=["another name", "both identifiers"],
)
def test_opening_repeated_after_the_patient_was_put_right(
    clinic: Clinic, changed: dict[str, object]
) -> None:
    """It was confirmed as the patient was known then, so it is answered as done."""
    clinic.charted(clinic.recording())
    command = clinic.opening()
    first = clinic.charted(command)
    clinic.charted(clinic.correction(**changed))

    again = clinic.charted(command)

    assert again.entries == first.entries[-1:]
    assert again.session is not None
    assert again.session.patient.details.family == changed.get("family", "Demo")
    assert len(clinic.recorder.sessions(SessionQuery())) == 1


def test_opening_repeated_when_its_protocol_is_on_offer_no_more(clinic: Clinic) -> None:
    """What a later start of the app offers changes nothing that is opened."""
    clinic.charted(clinic.recording())
    command = clinic.opening()
    first = clinic.charted(command)
    clinic.texts = (IV40.replace("version = 1", "version = 2", 1),)
    clinic.restart()

    assert clinic.charted(command).entries == first.entries[-1:]


@pytest.mark.parametrize(
    "other",
    [{"room": "Room 2"}, {"identity": IdentityTyped(initials="AX", birth_year=1981)}],
    ids=["another room", "another identity"],
)
def test_another_opening_under_the_same_id_is_none(
    clinic: Clinic, other: dict[str, object]
) -> None:
    """A command that asks for something else is not answered as done."""
    clinic.charted(clinic.recording())
    command = clinic.opening()
    clinic.charted(command)

    with pytest.raises(ConflictingEntry):
        clinic.ask(replace(command, **other))


def test_an_unknown_zone_is_refused_and_leaves_nothing_behind() -> None:
    """A sentence, and no fault of the program where the list of sessions is derived."""
    clinic = Clinic()
    clinic.charted(clinic.recording())
    refusal = clinic.refused(clinic.opening(zone="Mars/Olympus"))
    assert refusal.sentence == (
        "The session is not opened: this computer knows no time zone 'Mars/Olympus'."
        " Set the computer's time zone, such as Europe/London, and start again."
    )
    assert clinic.recorder.sessions(SessionQuery()) == ()
    clinic.charted(clinic.opening())
