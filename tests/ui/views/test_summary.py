"""The summary of a session for the clinic's own record."""

from decimal import Decimal

import pytest

from monitor.chart.commands import ActOnAlert
from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    FollowUpRecorded,
    GateOverridden,
    InfusionRecorded,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    TreatmentGiven,
    WeightRecorded,
)
from tests.charting.clinic import Clinic, observed
from tests.charting.moving import moved_to_another
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet


def lines(clinic: Clinic) -> dict[str, str]:
    body = summary_text(clinic.read, "0.1.0").split("\n\n")[0]
    return dict(line.split(": ", 1) for line in body.splitlines())


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def treated(clinic: Clinic) -> Clinic:
    """A session with a peak, an effect that ended, a treatment and an alert."""
    clinic.start()
    clinic.chart(10, "128/78 74 98 14 5 2 1 0")
    read = clinic.chart(14, EffectRecorded(code="NAUS", grade=2))
    clinic.chart(
        16,
        TreatmentGiven(
            drug="ondansetron",
            dose="4 mg",
            route="IV",
            ordered_by="Dr Meyer",
            verbal_order_read_back=True,
        ),
    )
    clinic.chart(20, "152/96 84 94 14 4 8 3 1")
    (effect,) = read.session.effects
    clinic.chart(30, EffectEnded(effect=effect.id, outcome="gone"))
    clinic.chart(30, "140/88 80 97 14 5 4 2 0")
    return clinic


def test_who_and_by_which_protocol(treated: Clinic) -> None:
    """Patient, room, day, protocol and place in the series stand first."""
    told = lines(treated)
    assert list(told)[:3] == ["Session", "Patient", "Protocol"]
    assert told["Patient"] == "DEMO, Alex, born 14-Mar-1981 (45y), ID T-0001"
    assert told["Protocol"].startswith("iv40 v1, needs approval")
    assert told["Protocol"].endswith("Session 1 of 6")


def test_the_dose_says_that_it_is_a_sum(treated: Clinic) -> None:
    """Ordered, given so far, from when to when."""
    told = lines(treated)
    assert told["Ordered"] == "ketamine 34.2 mg, 0.5 mg/kg over 40min, by Dr Meyer"
    assert told["Given"] == "25.7 mg of 34.2 mg, calculated, 13:26, not ended"


def test_the_weight_that_the_dose_was_worked_from(treated: Clinic) -> None:
    """The one in force; the one the dose was worked from where that is another."""
    assert lines(treated)["Weight"] == "68.4 kg"
    treated.chart(31, WeightRecorded(kg=Decimal("70.4"), typed="70.4", typed_unit="kg"))
    assert lines(treated)["Weight"] == "70.4 kg, dose worked from 68.4 kg"


def test_an_emergency_in_error_is_told_as_one(clinic: Clinic) -> None:
    """Whatever else is charted of how it ended."""
    clinic.start()
    for in_error, told in ((False, "ended 13:36, well"), (True, "started in error")):
        clinic.chart(10, EmergencyDeclared())
        clinic.chart(10, EmergencyEnded(outcome="well", in_error=in_error))
        assert lines(clinic)["Emergency"].endswith(told)


def test_a_pause_is_told_with_the_dose(clinic: Clinic) -> None:
    """What ran from one time to another did not run all of it."""
    clinic.start()
    clinic.chart(10, InfusionRecorded(step="paused", cause="line check"))
    assert lines(clinic)["Given"].endswith("13:26, not ended, paused since 13:36")
    clinic.chart(12, InfusionRecorded(step="resumed"))
    clinic.chart(40, InfusionRecorded(step="stopped", cause="asked to"))
    told = lines(clinic)["Given"]
    early = "infusion stopped early 14:06, asked to"
    assert told.endswith(f"13:26 to 14:06, paused 13:36 to 13:38, {early}")


def test_what_was_observed(treated: Clinic) -> None:
    """Baseline, spans and worst values with their times, and the last set."""
    told = lines(treated)
    assert told["Baseline"].startswith("BP 118/72 mmHg, HR 70 /min, SpO₂ 98 %")
    assert told["Baseline"].endswith("(median of 3 sets)")
    since = told["Since the dose"].split("; ")
    assert "SBP 128 to 152 mmHg, highest at 13:46" in since
    assert "lowest SpO₂ 94 % at 13:46, oxygen not recorded" in since
    assert "RR 14 /min, highest at 13:36" in since
    assert "lowest Responsiveness 4 lethargic at 13:46" in since
    assert "highest Dissociation 8 at 13:46" in since
    assert told["Last"].startswith("13:56 BP 140/88 mmHg")


def test_a_value_before_the_last_set_has_its_own_time(treated: Clinic) -> None:
    """A partial set does not make older values look new."""
    treated.chart(33, "142/88")
    assert lines(treated)["Last"].startswith(
        "13:59 BP 142/88 mmHg, HR 80 /min at 13:56"
    )


def test_what_a_clinic_has_to_know_of_a_session_beside_its_values(
    clinic: Clinic,
) -> None:
    """Allergies, what was breathed, notes, flags that were reviewed, and the call."""
    clinic.start()
    assert lines(clinic)["Allergies"] == "No known allergies"
    clinic.chart(5, OxygenRecorded(litres_per_minute=None))
    clinic.chart(8, OxygenRecorded(litres_per_minute=Decimal(4)))
    clinic.chart(9, NoteRecorded(text="fell off\nthe chair"))
    items = (0,) * 8 + (2,)
    clinic.chart(
        10, ScoreRecorded(scale="phq9", version="phq9-en-US", items=items, total=2)
    )
    flag = "PHQ-9 item 9 scored 2, suicide screen"
    assert lines(clinic)["To review"] == flag
    assert "Flags reviewed" not in lines(clinic)
    (score,) = clinic.read.session.scores
    clinic.chart(11, ScoreReviewed(score=score.id, by="Dr Roe", outcome="plan kept"))
    told = lines(clinic)
    assert told["Oxygen"] == "air from 13:31; 4 L/min from 13:34"
    assert told["Notes"] == "13:35 fell off the chair"
    assert told["Flags reviewed"] == f"{flag}, by Dr Roe: plan kept"
    assert "To review" not in told
    clinic.close(40)
    clinic.chart(
        1000, FollowUpRecorded(reached=True, effects="headache", concerns="fell")
    )
    assert lines(clinic)["Afterwards"] == (
        "Follow-up call, effects headache · concerns fell, 15-Mar-2026 06:06"
    )


def test_what_was_breathed_stands_beside_the_last_saturation(clinic: Clinic) -> None:
    """As of that set, and not as of now."""
    clinic.start()
    clinic.chart(5, OxygenRecorded(litres_per_minute=Decimal(4)))
    clinic.chart(10, "128/78 74 97 14 5 2 1 0")
    clinic.chart(11, OxygenRecorded(litres_per_minute=None))
    told = lines(clinic)
    assert "SpO₂ 97 % on 4 L/min, RR" in told["Last"]
    assert "lowest SpO₂ 97 % at 13:36 on 4 L/min" in told["Since the dose"]


def test_a_chart_moved_here_says_so(clinic: Clinic) -> None:
    """With the reason, and without the other patient's number."""
    moved_to_another(clinic.start())
    assert lines(clinic)["Moved"] == (
        "Begun under another patient, moved here 13:26 by A. Okafor RN, wrong wristband"
    )


def test_what_happened(treated: Clinic) -> None:
    """Effects with their ends, treatments with who ordered them, alerts."""
    told = lines(treated)
    assert told["Side effects"] == "Nausea grade 2 13:40 to 13:56, gone"
    assert told["Treatments"] == "ondansetron 4 mg IV 13:42, ordered by Dr Meyer"
    assert told["Alerts"] == "none medium or high"
    treated.chart(36, "174/99 90 97 14 4 8 3 1")
    assert lines(treated)["Alerts"].startswith("medium SBP rise 56, limit 40 at 14:02")


def test_the_end(treated: Clinic) -> None:
    """An open session says so; a closed one how it ended."""
    assert lines(treated)["End"] == "the session is open"
    treated.close(42)
    assert lines(treated)["End"].startswith("Session closed, admitted")


def test_the_foot_says_what_it_is(treated: Clinic) -> None:
    """By whom, as known when, and what Vigil is not."""
    foot = summary_text(treated.read, "0.1.0").rstrip().rsplit("\n", 1)[-1]
    assert foot.startswith("Charted by A. Okafor RN (unverified). From Vigil 0.1.0 as")
    assert foot.endswith("reads and controls no device.")


def test_before_any_dose(clinic: Clinic) -> None:
    """A session that has hardly begun has a summary too."""
    clinic.open()
    told = lines(clinic)
    assert told["Dose"] == "none ordered"
    assert told["Baseline"] == "none"
    assert told["Last"] == "none"
    assert "Weight" not in told
    assert "Since the dose" not in told


def test_an_override_for_the_other_patient_is_told_as_such() -> None:
    """In the summary and on the transfer sheet; one made since is not."""
    clinic = Clinic().open()
    given = GateOverridden(gate="consent", prescriber="Dr Meyer", reason="known")
    clinic.chart(-14, given)
    moved_to_another(clinic)
    clinic.chart(-12, given)

    told = "Consent, by Dr Meyer: known, before the chart was moved; "
    assert f"{told}Consent, by Dr Meyer: known\n" in summary_text(clinic.read, "0.1.0")
    sheet = transfer_sheet(clinic.read).text
    told = "Consent overridden by Dr Meyer, known"
    assert f"{told}, before the chart was moved" in sheet
    assert sheet.count(told) == 2


def test_a_mood_score_of_the_checks_is_among_the_scores(treated: Clinic) -> None:
    """It was charted before the dose, as a check."""
    assert lines(treated)["Scores"] == "Mood score PHQ-9, 19"


def test_an_action_is_told_by_its_name(clinic: Clinic) -> None:
    """The digit that chose it would read as a count."""
    clinic.start()
    clinic.chart(10, observed("183/95 80 97 14 5 0 1 0", "confirmed"))
    card = clinic.read.assessment.card("bp")
    assert card is not None
    at, to = clinic.clock.now(), clinic.session_id
    acts = ActOnAlert(id=clinic.mint(), stream_id=to, at=at, key=card.top.key, code=1)
    clinic.charted(acts)
    told = lines(clinic)["Alerts"]
    assert told == "medium SBP 183 mmHg, limit 180 at 13:36, repeat measurement"
