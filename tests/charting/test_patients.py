"""Charting who a patient is."""

from uuid import uuid5

import pytest

from tests.charting.clinic import Clinic
from tests.desk import PATIENT, SPACE


def test_a_recorded_patient_is_found(clinic: Clinic) -> None:
    """A patient is returned as charted, and found by name and by id."""
    charted = clinic.charted(clinic.recording())

    assert charted.patient is not None
    assert charted.patient.details == PATIENT.details
    assert charted.session is None
    assert clinic.recorder.patients("demo") == (PATIENT,)
    assert clinic.recorder.patient(PATIENT.id) == charted.patient


def test_an_unknown_patient_is_not_found(clinic: Clinic) -> None:
    """There is no patient under an id that was never charted."""
    with pytest.raises(KeyError):
        clinic.recorder.patient(PATIENT.id)


def test_a_number_is_one_patient_s(clinic: Clinic) -> None:
    """Nobody else is entered, or corrected, under a number that is taken."""
    clinic.charted(clinic.recording())
    clinic.patient_id = uuid5(SPACE, "somebody else")

    refusal = clinic.refused(clinic.recording(identifier="t 0001"))

    assert refusal.field == "identifier"
    assert "DEMO, Alex" in refusal.why
    clinic.charted(clinic.recording(identifier="T-0002"))
    assert clinic.refused(clinic.correction()).field == "identifier"


def test_a_patient_keeps_the_number(clinic: Clinic) -> None:
    """A correction may keep the number it has."""
    clinic.charted(clinic.recording())

    charted = clinic.charted(clinic.correction(given="Alexis"))

    assert charted.patient is not None
    assert charted.patient.details.given == "Alexis"


def test_details_are_judged(clinic: Clinic) -> None:
    """What the core refuses is not charted."""
    refusal = clinic.refused(clinic.recording(family=" "))

    assert refusal.field == "family"
    assert clinic.recorder.patients() == ()


def test_a_correction_reaches_the_open_session(clinic: Clinic) -> None:
    """The banner of a running session shows the patient as corrected."""
    clinic.open()

    clinic.charted(clinic.correction(family="Demoe"))

    assert clinic.read.patient.details.family == "Demoe"
