"""A session as JSON, read as a script of somebody else's would read it."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
from msgspec.structs import replace

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.kinds import (
    Admitted,
    AlertResolved,
    AlertSeen,
    ApprovedThen,
    ClinicianArrived,
    ClinicianCalled,
    EffectRecorded,
    GateOverridden,
    HandedOver,
    InfusionRecorded,
    LimitChanged,
    Measured,
    NoteRecorded,
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.reports.compiling import compile_record
from monitor.reports.json_export import to_json, to_json_line
from monitor.reports.session_record import SessionRecord
from tests.charting.clinic import CALM, Clinic, observed
from tests.charting.moving import THERE, moved_to_another, swapping, two_open
from tests.desk import RELIEF, WEIGHT
from tests.reports.exported import record_of

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def exported(clinic: Clinic) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(record_of(clinic)))
    return found


def test_numbers_stand_as_they_were_charted() -> None:
    """68.4 is the JSON number 68.4, and no text."""
    text = to_json(record_of(Clinic().start())).decode()

    assert '"weight_kg": 68.4,' in text
    assert '"rate_ml_per_h": 51.3,' in text


def test_every_time_is_utc() -> None:
    """Whatever is a time ends in Z."""
    clinic = Clinic().start()
    out = exported(clinic)

    moments = [
        out["as_of"],
        out["session"]["opened_at"],
        *(o["observed_at"] for o in out["observations"]),
        *(e["recorded_at"] for e in out["entries"]),
    ]

    assert len(moments) > 30
    assert [m for m in moments if not _TIME.fullmatch(m)] == []
    assert out["session"]["infusion"][0]["at"] == "2026-03-14T13:26:00Z"


def test_the_frame_of_a_session() -> None:
    """Patient, protocol, infusion, doses and state have their published names."""
    clinic = Clinic().start()
    clinic.chart(26, InfusionRecorded(step="paused", cause="line check"))

    session = exported(clinic)["session"]

    assert session["patient"]["identifier"] == "T-0001"
    assert session["patient"]["born"] == "1981-03-14"
    assert session["patient"]["allergies"] == {"state": "none known", "items": []}
    assert session["protocol"]["id"] == "iv40"
    assert len(session["protocol"]["sha256"]) == 64
    assert [i["what"] for i in session["infusion"]] == ["started", "paused"]
    # 26 min at 51.3 mL/h.
    assert session["infusion"][1]["volume_ml"] == 22.2
    assert session["infusion"][1]["reason"] == "line check"
    assert session["doses"][0]["mg_per_kg"] == 0.5
    assert session["doses"][0]["concentration_mg_per_ml"] == 1
    assert (session["state"], session["closed_at"]) == ("open", None)


def test_a_closed_session_says_when() -> None:
    """Closing gives the state and the times ready and left."""
    clinic = Clinic().start()
    clinic.close(60)

    session = exported(clinic)["session"]

    assert session["state"] == "closed"
    assert session["closed_at"] == session["left_at"] == "2026-03-14T14:26:00Z"


def test_what_happened_beside_the_sets() -> None:
    """Effects, treatments, oxygen and notes stand under their own names."""
    clinic = Clinic().start()
    clinic.chart(14, EffectRecorded(code="DIZZ", grade=1))
    clinic.chart(15, OxygenRecorded(litres_per_minute=None))
    clinic.chart(16, NoteRecorded(text="Calm"))
    clinic.chart(
        17,
        TreatmentGiven(
            drug="ondansetron",
            dose="4 mg",
            route="IV",
            ordered_by="Dr Meyer",
            verbal_order_read_back=True,
        ),
    )

    out = exported(clinic)

    assert [(e["code"], e["grade"], e["ended"]) for e in out["effects"]] == [
        ("DIZZ", 1, None)
    ]
    assert out["treatments"][0]["verbal_order_read_back"] is True
    assert out["oxygen"] == [{"at": "2026-03-14T13:41:00Z", "litres_per_minute": None}]
    assert [(n["author"], n["text"]) for n in out["notes"]] == [
        ("A. Okafor RN", "Calm")
    ]


def test_an_alert_tells_its_whole_story() -> None:
    """Raised, value, limit and baseline; who acknowledged it and what was done."""
    clinic = Clinic().start()
    clinic.chart(10, "150/90 70 98 14 5 0 1 0")
    clinic.chart(20, "181/95 70 98 14 5 0 1 0")
    card = clinic.read.assessment.card("bp")
    assert card is not None
    clinic.move_to(21)
    for key in card.unacknowledged:
        clinic.charted(
            AcknowledgeAlert(
                id=clinic.mint(),
                stream_id=clinic.session_id,
                at=clinic.clock.now(),
                key=key,
            )
        )
    clinic.charted(
        ActOnAlert(
            id=clinic.mint(),
            stream_id=clinic.session_id,
            at=clinic.clock.now(),
            key=card.top.key,
            code=1,
        )
    )

    (alert,) = [a for a in exported(clinic)["alerts"] if a["priority"] == "medium"]

    assert (alert["parameter"], alert["value"], alert["baseline"]) == ("bp", 181, 118)
    assert alert["limit"] == "limit 180"
    assert alert["raised_at"] == "2026-03-14T13:46:00Z"
    assert alert["acknowledged_at"] == "2026-03-14T13:47:00Z"
    assert (alert["acknowledged_by"], alert["action"]) == ("A. Okafor RN", 1)
    assert (alert["resolved_at"], alert["resolved_how"]) == (None, None)


def test_an_alert_has_the_value_of_its_own_rule() -> None:
    """Of two pressures the one whose limit it is; ``values`` has both."""
    clinic = Clinic().start()
    clinic.chart(10, observed("150/122 80 97 14 5 0 1 0", "confirmed"))

    (alert,) = [a for a in exported(clinic)["alerts"] if a["priority"] == "high"]

    assert alert["rule"].startswith("DBP")
    assert (alert["value"], alert["limit"]) == (122, "limit 120")
    assert alert["baseline"] == 72
    assert alert["values"] == [
        {"field": "sbp", "value": 150},
        {"field": "dbp", "value": 122},
    ]


def test_waste_expiry_closing_note_and_approval_have_fields_of_their_own() -> None:
    """A script finds them without reading entries; what there is not, is null."""
    clinic = Clinic().start()
    out = exported(clinic)["session"]
    assert (out["wastes"], out["closing_note"], out["moves"]) == ([], None, [])
    assert out["protocol"]["approved"] is None
    lot = clinic.read.session.dosing.prepared
    assert lot is not None
    assert out["doses"][0]["lot_expiry"] == lot.expiry.isoformat()

    clinic.chart(
        5, WasteRecorded(ml=Decimal("15.5"), witness="W. Witness", mg=Decimal("15.5"))
    )
    clinic.chart(40, InfusionRecorded(step="stopped", cause="asked to"))
    left, to = clinic.at(41), Admitted(where="Ward 4")
    closing = SessionClosed(ending="admitted", left_at=left, facts=to, note="by lift")
    clinic.chart(41, closing)

    out = exported(clinic)["session"]
    assert out["closing_note"] == "by lift"
    assert out["wastes"] == [
        {"at": "2026-03-14T13:31:00Z", "ml": 15.5, "mg": 15.5, "witness": "W. Witness"}
    ]


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


def test_every_entry_is_there_with_its_link() -> None:
    """The entries are all there in the order they came, each kind with its version."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)

    entries = exported(clinic)["entries"]

    assert len(entries) == len(clinic.read.entries)
    assert [e["seq"] for e in entries] == sorted(e["seq"] for e in entries)
    assert (entries[-1]["kind"], entries[-1]["version"]) == ("observations-recorded", 1)
    assert entries[-1]["payload"]["readings"][0]["value"] == 118
    assert all(set(e["link"]) <= set("0123456789abcdef") for e in entries)


def test_as_of_is_when_it_was_read() -> None:
    """The export says as of when, by whom, and with which version."""
    clinic = Clinic().start()
    clinic.clock.advance(seconds=timedelta(minutes=5).total_seconds())

    out = exported(clinic)

    assert out["as_of"] == "2026-03-14T13:31:00Z"
    assert (out["exported_by"], out["app_version"]) == ("A. Okafor RN", "0.1.0")


def test_what_was_written_can_be_read_back() -> None:
    """Decoding gives the same observations, to the last digit."""
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    record = record_of(clinic)

    again = msgspec.json.decode(to_json(record), type=SessionRecord)

    assert again.session == record.session
    assert again.observations == record.observations
    assert again.alerts == record.alerts


def test_a_line_holds_one_session() -> None:
    """The form for many sessions has one line break, at its end."""
    line = to_json_line(record_of(Clinic().start()))

    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")


def test_an_alert_tells_who_came() -> None:
    """Seen, escalated, called, arrived and ended, each with its time and person."""
    clinic = Clinic().start()
    clinic.chart(10, observed("181/95 70 98 14 5 0 1 0", "confirmed"))
    card = clinic.read.assessment.card("bp")
    assert card is not None
    key = card.top.key
    clinic.chart(10.1, AlertSeen(key=key))
    clinic.move_to(15)
    clinic.recorder.tick()
    clinic.chart(16, ClinicianCalled(key=key, who="Dr Meyer", number="555-0134"))
    clinic.chart(19, ClinicianArrived(key=key, who="Dr Meyer"))
    clinic.chart(20, AlertResolved(key=key, cause="cuff slipped"))

    (alert,) = [a for a in exported(clinic)["alerts"] if a["key"] == key]

    by = "A. Okafor RN"
    assert alert["seen"] == [{"at": "2026-03-14T13:36:06Z", "by": by}]
    assert alert["escalated"] == [
        {"at": "2026-03-14T13:41:00Z", "level": "board", "contact": "", "number": ""}
    ]
    assert alert["called"] == [
        {
            "at": "2026-03-14T13:42:00Z",
            "by": by,
            "who": "Dr Meyer",
            "number": "555-0134",
        }
    ]
    assert [(a["at"], a["who"]) for a in alert["arrived"]] == [
        ("2026-03-14T13:45:00Z", "Dr Meyer")
    ]
    assert alert["resolved_by_person"] == {
        "at": "2026-03-14T13:46:00Z",
        "by": by,
        "reason": "cuff slipped",
    }
    assert alert["resolved_how"] == "person"


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
    }


def test_changed_limits_and_repeats_are_handed_out() -> None:
    """Whose word a limit stands on, and whether the next reading confirmed an alert."""
    clinic = Clinic().start()
    clinic.chart(
        5,
        LimitChanged(
            rule="SBP-HIGH-2", limit=165, prescriber="Dr Meyer", reason="usual"
        ),
    )
    for minute, pressure in ((8, 150), (12, 168), (14, 169)):
        clinic.chart(minute, observed(f"{pressure}/90 74 98 14 5 2 1 0"))
    out = exported(clinic)
    (changed,) = out["limit_changes"]
    assert (changed["rule"], changed["limit"]) == ("SBP-HIGH-2", 165)
    assert (changed["prescriber"], changed["reason"]) == ("Dr Meyer", "usual")
    assert changed["charted_by"] == out["session"]["opened_by"]
    assert _TIME.fullmatch(changed["at"])
    (alert,) = (a for a in out["alerts"] if a["rule"] == "SBP-HIGH-2")
    assert alert["repeat"] == "confirmed"
    assert _TIME.fullmatch(alert["repeated_at"])
