"""On whose word what is handed out stands: moves, approval, handover, checks."""

import json
from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.kinds import (
    ApprovedThen,
    GateOverridden,
    HandedOver,
    LimitChanged,
    Measured,
    ScoreRecorded,
    ScoreReviewed,
)
from monitor.reports.compiling import compile_record
from monitor.reports.json_export import to_json
from tests.charting.clinic import Clinic
from tests.charting.moving import THERE, moved_to_another, swapping, two_open
from tests.desk import RELIEF, WEIGHT
from tests.reports.exported import exported


def test_a_move_says_from_whom_to_whom_by_whom_and_why() -> None:
    """By the ids of both, so that the mark of the first is not lost outside."""
    clinic = Clinic().start()
    wrong = clinic.patient_id
    right = moved_to_another(clinic)

    out = exported(clinic)["session"]

    assert out["moves"] == [
        {
            "at": "2026-03-14T13:26:00Z",
            "by": "A. Okafor RN",
            "from_patient": str(wrong),
            "to_patient": str(right),
            "reason": "wrong wristband",
            "swapped_with": None,
        }
    ]
    assert out["patient"]["id"] == str(right)


def test_a_swap_names_the_other_session() -> None:
    """Each of the two charts that were exchanged says which the other is."""
    both = two_open(Clinic())
    both.charted(swapping(both))

    (moved,) = exported(both)["session"]["moves"]

    assert moved["swapped_with"] == str(THERE)
    assert moved["reason"] == "rooms swapped"


def test_the_approval_of_a_protocol_is_handed_out() -> None:
    """By whom and since when, as it was when the session was opened."""
    clinic = Clinic().start()
    at = clinic.at(-60)
    session = clinic.read.session
    opened = replace(session.opened, approved=ApprovedThen(by="Dr Meyer", at=at))
    read = replace(clinic.read, session=replace(session, opened=opened))
    record = compile_record(read, "A. Okafor RN", "0.1.0")
    approved = json.loads(to_json(record))["session"]["protocol"]["approved"]
    assert approved == {"by": "Dr Meyer", "at": "2026-03-14T12:26:00Z"}


def test_scores_are_handed_out_with_their_reviews() -> None:
    """Items, an honest null for a total with a hole, and who reviewed the flag."""
    clinic = Clinic().start()
    taken = ScoreRecorded(
        scale="phq9", version="phq9-en-US", items=(0,) * 7 + (None, 2)
    )
    (score,) = clinic.chart(5, taken).session.scores
    clinic.chart(6, ScoreReviewed(score=score.id, by="Dr Meyer", outcome="low"))
    (out,) = exported(clinic)["scores"]

    assert (out["name"], out["version"]) == ("PHQ-9", "phq9-en-US")
    assert out["items"] == [0, 0, 0, 0, 0, 0, 0, None, 2]
    assert out["total"] is None
    assert out["flags"] == ["item 9 scored 2, suicide screen"]
    assert (out["reviewed_by"], out["outcome"]) == ("Dr Meyer", "low")


def test_a_handover_is_told_with_what_stood() -> None:
    """Who left the session to whom, and what both were shown."""
    clinic = Clinic().start()
    to = HandedOver(
        to=RELIEF.name, to_person=RELIEF.person, initials="AD", stood=("BP 118/72",)
    )
    clinic.chart(12, to)

    assert exported(clinic)["handovers"] == [
        {
            "at": "2026-03-14T13:38:00Z",
            "by": "A. Okafor RN",
            "to": RELIEF.name,
            "stood": ["BP 118/72"],
        }
    ]


def test_checks_and_overrides_are_handed_out() -> None:
    """Each check with its answers, person and time; each override with who and why."""
    clinic = Clinic().open()
    clinic.chart(-20, WEIGHT)
    clinic.answer_checks()
    given = GateOverridden(
        gate="bp",
        prescriber="Dr Meyer",
        reason="known",
        shown="166/102, limit 160/100",
        values=(
            Measured(field="sbp", value=Decimal(166)),
            Measured(field="dbp", value=Decimal(102)),
        ),
    )
    clinic.chart(-14, "166/102 70 98 14 5 0 1 0")
    clinic.chart(-13, given)
    out = exported(clinic)

    checks = {check["gate"]: check for check in out["checks"]}
    assert checks["escort"]["answers"][0] == {"ask": "name", "value": "Hanna A."}
    assert checks["escort"]["state"] == "met"
    assert checks["escort"]["by"] == "A. Okafor RN"
    assert checks["bp"]["state"] == "overridden"
    (override,) = out["overrides"]
    assert override == {
        "gate": "bp",
        "at": "2026-03-14T13:13:00Z",
        "prescriber": "Dr Meyer",
        "reason": "known",
        "shown": "166/102, limit 160/100",
        "charted_by": "A. Okafor RN",
        "void": None,
    }


def test_an_override_for_the_other_patient_is_handed_out_as_void() -> None:
    """In words; one that was made since is not."""
    clinic = Clinic().open()
    given = GateOverridden(gate="consent", prescriber="Dr Meyer", reason="known")
    clinic.chart(-14, given)
    moved_to_another(clinic)
    clinic.chart(-12, given)

    void = [override["void"] for override in exported(clinic)["overrides"]]
    assert void == ["before the chart was moved", None]


def test_a_limit_of_the_other_patient_is_handed_out_as_void() -> None:
    """In words, as an override is; one that was changed since is in force."""
    clinic = Clinic().start()
    limit = LimitChanged(
        rule="SBP-HIGH-3", limit=240, prescriber="Dr Meyer", reason="usual"
    )
    clinic.chart(2, limit)
    clinic.move_to(3)
    moved_to_another(clinic)
    clinic.chart(4, limit)

    void = [change["void"] for change in exported(clinic)["limit_changes"]]
    assert void == ["before the chart was moved", None]
