"""Text that is too long or can't be shown is charted nowhere (hazard H29)."""

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Allergies, NoteRecorded, TreatmentGiven
from monitor.chart.refusals import Refusal
from monitor.chart.texts import LONGEST_TEXT, refuse_odd_texts
from tests.charting.clinic import Clinic
from tests.desk import PATIENT


def treatment(dose: str) -> TreatmentGiven:
    return TreatmentGiven(
        drug="ondansetron",
        dose=dose,
        route="IV",
        ordered_by="Dr Roe",
        verbal_order_read_back=True,
    )


@pytest.mark.parametrize(
    ("dose", "why"),
    [
        ("4 mg", ""),
        ("4 mg\nslowly", ""),
        ("4\tmg", ""),
        ("4 mg\x1b[2J", "can't be shown"),
        ("4 mg\x9b2J", "can't be shown"),
        ("\u202e4 mg", "can't be shown"),
        ("\u20664 mg", "can't be shown"),
        ("4 mg\u200f", "can't be shown"),
        ("4 mg\u061c", "can't be shown"),
        ("4 mg\ud83e", "can't be shown"),
        ("é µ 患者", ""),
        ("x" * LONGEST_TEXT, ""),
        ("x" * (LONGEST_TEXT + 1), f"longer than {LONGEST_TEXT} characters"),
    ],
)
def test_a_treatment(dose: str, why: str) -> None:
    """Of every field but a note's text; lines may be broken."""
    refusal = refuse_odd_texts(treatment(dose))
    assert (refusal is None) is not bool(why)
    if refusal is not None:
        assert (refusal.field, why in refusal.why) == ("dose", True)


def test_the_record_takes_none(clinic: Clinic) -> None:
    """Whatever the screen let through."""
    clinic.start()
    clinic.move_to(5)
    assert clinic.refused(clinic.fact(treatment("\x1b"))).field == "dose"
    refusal = clinic.refused(clinic.fact(NoteRecorded(text="")))
    assert refusal.why == "it is empty"


@pytest.mark.parametrize("field", ["family", "given", "title"])
def test_a_patient(clinic: Clinic, field: str) -> None:
    """Names stand in every banner."""
    refused: Refusal = clinic.refused(clinic.recording(**{field: "De\u202emo"}))
    assert refused.field == field


def test_an_allergy_of_many() -> None:
    """A text among several is found as well."""
    allergies = Allergies(state="known", items=("latex", "pen\x00icillin"))
    details = replace(PATIENT.details, allergies=allergies)
    refusal = refuse_odd_texts(details)
    assert refusal is not None
    assert refusal.field == "items"
