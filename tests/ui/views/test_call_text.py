"""What to say on the telephone: four parts, from the record alone."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    Allergies,
    ClinicianCalled,
    EffectRecorded,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    TreatmentGiven,
)
from monitor.charting.reads import SessionRead
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, at, iv40_text
from tests.desk import PATIENT
from tests.typed_sets import readings
from tests.ui.views.alert_scene import story
from ui.views.call_text import CallText, call_text

GIVEN = TreatmentGiven(
    drug="hydralazine",
    dose="5 mg",
    route="IV",
    ordered_by="Dr Meyer",
    verbal_order_read_back=True,
)
HIGH = "205/95 80 97 14 5 0 1 0"
SIGNS = set('/%<>=+±°~#&*_|“”"₂')


def read_at(chronicle: Chronicle, minute: float) -> SessionRead:
    return SessionRead(
        session=chronicle.session,
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        entries=(),
        at=at(minute),
    )


def said(chronicle: Chronicle, minute: float, about: str = "") -> dict[str, str]:
    text = call_text(read_at(chronicle, minute), "A. Okafor RN", about)
    assert not SIGNS & set(text.text)
    return {part.heading: part.text for part in text.parts}


def alerting() -> Chronicle:
    chronicle = story()
    chronicle.observe(10, HIGH)
    chronicle.show(10)
    return chronicle


def test_situation_says_who_where_what_and_since_when() -> None:
    """Who calls, about whom, which value beyond which limit, how old it is."""
    assert said(alerting(), 13)["Situation"] == (
        "This is A. Okafor RN. It is about Alex Demo, 45 years, Room 1."
        " There is a high priority alert, blood pressure."
        " Systolic pressure 205, limit 200. Measured at 13:36, 3 minutes ago."
        " No answer for 3 minutes."
    )


def test_an_answered_alert_no_longer_waits() -> None:
    """Once somebody was called, nothing is said of no answer."""
    chronicle = alerting()
    key = chronicle.assess(10).strip[0].top.key
    chronicle.add(ClinicianCalled(key=key, who="Dr Meyer"), 11)
    assert "No answer" not in said(chronicle, 13)["Situation"]


def test_what_is_back_inside_one_limit_and_beyond_another_is_told_as_that() -> None:
    """145 twice after 183: below 160, and 22.9 % over 118, where 20 % is a low rule."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=183, dbp=80))
    chronicle.show(10)
    for minute in (12, 14):
        chronicle.observe(minute, readings(sbp=145, dbp=80))
    situation = said(chronicle, 15)["Situation"]
    assert "Back inside this limit, beyond another." in situation
    assert "22.9" not in situation
    assert "inside its limits" not in situation


@pytest.mark.parametrize(
    ("sbp", "told"),
    [
        (141, "Back inside its limits."),
        (142, "Back inside this limit, beyond another."),
    ],
)
def test_inside_its_limits_is_inside_every_limit(sbp: int, told: str) -> None:
    """20 % over 118 begins at 141.6."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=183, dbp=80))
    chronicle.show(10)
    for minute in (12, 14):
        chronicle.observe(minute, readings(sbp=sbp, dbp=80))
    assert told in said(chronicle, 15)["Situation"]


@pytest.mark.parametrize("minute", [13, 62])
def test_the_limit_it_is_beyond_has_its_time(minute: float) -> None:
    """A reading of an hour ago is not what holds now."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=183, dbp=80))
    chronicle.show(10)
    chronicle.observe(12, readings(sbp=165, dbp=80))
    situation = said(chronicle, minute, "bp")["Situation"]
    assert "At 13:38 systolic pressure rise 47, limit 40." in situation
    assert "Now" not in situation


def test_background_has_dose_minute_baseline_and_allergies() -> None:
    """The drug, how far it is, what the patient had before, what not to give."""
    background = said(alerting(), 13)["Background"]
    assert background.startswith(
        "Ketamine by vein, 0.5 milligrams per kilogram over 40 minutes."
        " Started 13 minutes ago. 11.1 milligrams of 34.2 milligrams given,"
        " calculated."
    )
    assert "Baseline blood pressure 118 over 72, heart rate 70" in background
    assert "No known allergies" in background


def test_news2_is_told_with_its_holes_and_acknowledged_once() -> None:
    """In the assessment; whose score it is stands below, not to be read aloud."""
    text = call_text(read_at(alerting(), 13), "A. Okafor RN")
    assessment = next(p.text for p in text.parts if p.heading == "Assessment")
    assert "NEWS2 incomplete, at least" in assessment
    assert text.text.count("Royal College of Physicians") == 1
    assert text.text.endswith(text.note)


def test_without_a_set_nobody_is_acknowledged_for_a_score() -> None:
    """No score, no note."""
    chronicle = Chronicle().open()
    assert call_text(read_at(chronicle, 13), "").note == ""


def test_before_the_dose_there_is_none() -> None:
    """Nothing is said of a dose that was not started, nor of a baseline."""
    background = said(Chronicle().open(), -10)["Background"]
    assert "Not started" in background
    assert "There is no baseline yet" in background


def test_allergies_are_named() -> None:
    """What must not be given is said by name."""
    chronicle = alerting()
    details = replace(
        PATIENT.details, allergies=Allergies(state="known", items=("latex",))
    )
    read = replace(read_at(chronicle, 13), patient=replace(PATIENT, details=details))
    text = call_text(read, "A. Okafor RN")
    assert "latex" in part(text, "Background")


def test_a_paused_infusion_and_effects_are_told() -> None:
    """What goes on beside the value belongs to the background."""
    chronicle = alerting()
    chronicle.add(InfusionRecorded(step="paused", pump_ml=Decimal(9)), 11)
    chronicle.add(EffectRecorded(code="NAUS", grade=2), 11)
    background = said(chronicle, 13)["Background"]
    assert "Infusion paused since 13:37" in background
    assert "Side effects now, Nausea grade 2, since 13:37" in background


def test_answers_of_before_the_dose_are_told_where_they_matter() -> None:
    """A note beside an answer, and a gate that a prescriber let pass."""
    chronicle = alerting()
    gate, other = chronicle.protocol.gates[0], chronicle.protocol.gates[1]
    noted = GateAnswered(gate=gate.id, answers=(), note="took clonidine")
    chronicle.add(noted, -10)
    passed = GateOverridden(gate=other.id, prescriber="Dr Meyer", reason="discussed")
    chronicle.add(passed, -5)
    background = said(chronicle, 13)["Background"]
    assert "took clonidine" in background
    assert f"{other.label} not met, " in background
    assert "overridden by Dr Meyer, discussed" in background


def test_a_saturation_says_what_it_was_read_on() -> None:
    """Air, or so much oxygen, as it was at the time of the reading."""
    chronicle = alerting()
    chronicle.breathe(5, None)
    assert "97 percent on air, 3 minutes old" in said(chronicle, 13)["Assessment"]
    chronicle.breathe(12, "4")
    assert "97 percent on air" in said(chronicle, 13)["Assessment"]
    chronicle.observe(13, HIGH)
    assessment = said(chronicle, 13)["Assessment"]
    assert "97 percent on 4 litres a minute, under 1 minute old" in assessment


def test_what_was_given_for_an_effect_is_told() -> None:
    """The drug, how much, by which way, and when."""
    chronicle = alerting()
    assert "Given for these" not in said(chronicle, 13)["Background"]
    chronicle.add(GIVEN, 12)
    background = said(chronicle, 13)["Background"]
    assert "Given for these, hydralazine 5 milligrams" in background
    assert "13:38" in background


def test_the_wait_is_that_of_the_alert_that_is_told() -> None:
    """An advisory that nobody answered for long is not what the call is about."""
    chronicle = story()
    chronicle.observe(10, "150/90 80 97 14 5 0 1 0")
    chronicle.show(10)
    chronicle.observe(20, "183/90 80 97 14 5 0 1 0")
    chronicle.show(20)
    situation = said(chronicle, 21)["Situation"]
    assert "medium priority" in situation
    assert "No answer for 1 minute" in situation


def test_assessment_has_values_with_ages_and_the_trend() -> None:
    """Each last value with its age, the last readings, the change, what was done."""
    chronicle = alerting()
    key = chronicle.assess(10).strip[0].top.key
    chronicle.act(11, key, 2)
    assessment = said(chronicle, 13)["Assessment"]
    assert "blood pressure 205 over 95, 3 minutes old" in assessment
    assert "heart rate 80, 3 minutes old" in assessment
    unsaid = "oxygen saturation 97 percent, oxygen not recorded, 3 minutes old"
    assert unsaid in assessment
    assert "breathing rate 14, 3 minutes old" in assessment
    assert "The last readings were 118, 116, 120, 205" in assessment
    assert "Up 87 over baseline 118" in assessment
    assert "Done so far, infusion paused 13:37" in assessment


def test_recommendation_quotes_the_protocol() -> None:
    """Its words and its name; the app itself advises nothing."""
    assert said(alerting(), 13)["Recommendation"] == (
        "The protocol iv40 version 1 reads as follows."
        " Prescriber is called at this level."
        " Protocol asks for a repeat blood pressure within 2 minutes."
        " Protocol lists pausing the infusion here."
    )


def test_without_an_alert_it_still_says_how_the_patient_is() -> None:
    """A call can be about something else."""
    text = said(story(), 12)
    assert text["Situation"].endswith("No alert is open.")
    assert "blood pressure 120 over 74" in text["Assessment"]
    assert text["Recommendation"] == (
        "The protocol iv40 version 1 says nothing about this."
    )


def test_it_is_about_the_card_that_was_asked_for() -> None:
    """With several open, the others are named as well."""
    chronicle = story()
    chronicle.observe(10, "205/95 145 97 14 5 0 1 0")
    chronicle.show(10)
    situation = said(chronicle, 12, "hr")["Situation"]
    assert "alert, heart rate" in situation
    assert "Also open blood pressure 205 over 95" in situation


def test_whom_to_call_is_named_or_said_to_be_missing() -> None:
    """The site fills the contact in; until then that is said."""
    read = read_at(alerting(), 13)
    assert call_text(read, "").contact == "Named contact not set"
    named = 'medium_board_after_seconds = 300\ncontact = "Dr Meyer"\nnumber = "0134"'
    text = iv40_text().replace("medium_board_after_seconds = 300", named)
    named_read = replace(read, protocol=parse_protocol(text))
    assert call_text(named_read, "").contact == "Dr Meyer 0134"


def part(text: CallText, heading: str) -> str:
    return next(p.text for p in text.parts if p.heading == heading)
