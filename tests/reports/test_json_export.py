"""A session as JSON, read as a script of somebody else's would read it."""

from datetime import timedelta
from decimal import Decimal

import msgspec

from monitor.chart.kinds import (
    Admitted,
    EffectRecorded,
    InfusionRecorded,
    NoteRecorded,
    OxygenRecorded,
    SessionClosed,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.reports.json_export import to_json, to_json_line
from monitor.reports.session_record import SessionRecord
from tests.charting.clinic import CALM, Clinic
from tests.reports.exported import TIME, exported, record_of


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
    assert [m for m in moments if not TIME.fullmatch(m)] == []
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
