"""Opening a session, and the patient and the nurse it names."""

from datetime import date
from uuid import uuid5

import pytest
from msgspec import structs

from monitor.chart.commands import (
    CorrectPatient,
    OpenSession,
    RecordPatient,
)
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    Allergies,
    IdentityTyped,
    NoteRecorded,
    PatientDetails,
    ProtocolPin,
    StaffNamed,
)
from monitor.chart.openings import decide_opening, decide_patient
from monitor.chart.refusals import Refusal
from tests.desk import NURSE, PATIENT, RELIEF, SPACE, START, Desk


class TestOpening:
    """Opening a session asks for the two identifiers again."""

    def opening(self, initials: str, year: int) -> OpenSession:
        return OpenSession(
            id=uuid5(SPACE, "opening"),
            stream_id=uuid5(SPACE, "session"),
            at=START,
            patient=PATIENT.id,
            protocol=ProtocolPin(id="iv40", version=1, sha256="ab"),
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials=initials, birth_year=year),
        )

    @pytest.mark.parametrize("initials", ["AD", "ad"])
    def test_right_identifiers_open(self, initials: str) -> None:
        """Initials in either case and the birth year open the session."""
        decided = decide_opening(PATIENT, self.opening(initials, 1981), NURSE, START)
        assert not isinstance(decided, Refusal)
        named, opened = decided
        assert isinstance(named.payload, StaffNamed)
        assert not named.payload.verified
        assert opened.stream == Stream("session", uuid5(SPACE, "session"))

    @pytest.mark.parametrize(
        "zone", ["Mars/Olympus", "", "Europe", "/etc/localtime", "../x", "a\0b", "Ö"]
    )
    def test_a_zone_that_there_is_not_is_refused(self, zone: str) -> None:
        """Before anything is written that no clock could tell the time of."""
        opening = structs.replace(self.opening("AD", 1981), zone=zone)
        refused = decide_opening(PATIENT, opening, NURSE, START)
        assert isinstance(refused, Refusal)
        assert refused.field == "zone"
        assert f"this computer knows no time zone {zone!r}" in refused.sentence

    @pytest.mark.parametrize("zone", ["UTC", "Australia/Lord_Howe"])
    def test_any_zone_that_there_is_opens(self, zone: str) -> None:
        opening = structs.replace(self.opening("AD", 1981), zone=zone)
        assert not isinstance(decide_opening(PATIENT, opening, NURSE, START), Refusal)

    @pytest.mark.parametrize(
        ("initials", "year", "field"),
        [("DA", 1981, "initials"), ("A", 1981, "initials"), ("AD", 1982, "birth_year")],
    )
    def test_wrong_identifier_is_refused(
        self, initials: str, year: int, field: str
    ) -> None:
        """A wrong identifier is named and nothing is opened."""
        decided = decide_opening(PATIENT, self.opening(initials, year), NURSE, START)
        assert isinstance(decided, Refusal)
        assert decided.field == field


class TestPatient:
    """Patient facts are entries of the patient's own stream."""

    def record(self, details: PatientDetails) -> tuple[NewEntry, ...] | Refusal:
        command = RecordPatient(
            id=uuid5(SPACE, "record"),
            stream_id=PATIENT.id,
            at=START,
            details=details,
        )
        return decide_patient(None, command, NURSE, START)

    def test_patient_is_recorded_in_the_patients_stream(self) -> None:
        """The patient's entry stands in the stream of that patient."""
        decided = self.record(PATIENT.details)
        assert not isinstance(decided, Refusal)
        assert {e.stream for e in decided} == {Stream("patient", PATIENT.id)}

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"identifier": " "}, "identifier"),
            ({"family": ""}, "family"),
            ({"given": ""}, "given"),
            ({"born": date(2026, 3, 15)}, "born"),
            ({"born": date(1899, 12, 31)}, "born"),
            ({"allergies": Allergies(state="known")}, "allergies"),
            (
                {"allergies": Allergies(state="none known", items=("latex",))},
                "allergies",
            ),
        ],
    )
    def test_impossible_details_are_refused(
        self, changes: dict[str, object], field: str
    ) -> None:
        """Each missing or contradictory detail is named."""
        decided = self.record(structs.replace(PATIENT.details, **changes))
        assert isinstance(decided, Refusal)
        assert decided.field == field

    def test_correction_needs_a_reason(self) -> None:
        """A patient is corrected with a reason, and only where there is one."""
        correct = CorrectPatient(
            id=uuid5(SPACE, "correct"),
            stream_id=PATIENT.id,
            at=START,
            details=structs.replace(PATIENT.details, family="Demos"),
            reason="spelling",
        )
        decided = decide_patient(PATIENT, correct, NURSE, START)
        assert not isinstance(decided, Refusal)
        assert decided[1].reason == "spelling"
        silent = structs.replace(correct, reason=" ")
        assert isinstance(decide_patient(PATIENT, silent, NURSE, START), Refusal)
        assert isinstance(decide_patient(None, correct, NURSE, START), Refusal)


def test_second_nurse_is_named_once(desk: Desk) -> None:
    """The first entry of another nurse also stores the name she gave."""
    desk.actor = RELIEF
    desk.chart(5, NoteRecorded(text="taking over"))
    desk.chart(6, NoteRecorded(text="still here"))
    named = [e for e in desk.entries if isinstance(e.payload, StaffNamed)]
    assert [e.author for e in named] == [NURSE.person, RELIEF.person]
    assert desk.session.name_of(RELIEF.person) == "J. Marsh RN"
    assert desk.session.name_of(uuid5(SPACE, "nobody")) == "Not recorded"


def test_age_is_that_of_the_day() -> None:
    """Age counts completed years on the session's day."""
    assert PATIENT.age_on(date(2026, 3, 13)) == 44
    assert PATIENT.age_on(date(2026, 3, 14)) == 45
