"""A whole infusion typed into the real window, and the record that it leaves."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.journeys import expected
from tests.journeys.expected import minute
from tests.journeys.nurse import Nurse
from tests.journeys.script import Row, read_rows
from tests.journeys.typed_rows import chart, open_session

ROOT = Path(__file__).parents[2]


def test_iv40_session(nurse: Nurse, tmp_path: Path) -> None:
    """Every remark of the example session comes true, and so does its export."""
    open_session(nurse)
    for row in read_rows():
        nurse.wait_until(row.recorded)
        chart(nurse, row)
        nurse.settle()
        check_remark(nurse, row)
    session = str(nurse.session.id)
    nurse.vigil.end()

    record = exported(tmp_path / "record", session, tmp_path / "session.json")

    assert expected.told_observations(record) == expected.expected_observations()
    assert told_alerts(record) == list(expected.ALERTS)
    assert told_infusion(record) == list(expected.INFUSION)
    assert told_rest(record) == (expected.EFFECTS, expected.NOTES)
    assert_frame(record)


def check_remark(nurse: Nurse, row: Row) -> None:
    """What the screen must say right after a row."""
    check = REMARKS.get((row.recorded, row.kind))
    if check is not None:
        assert check(nurse), f"at {row.recorded}: {row.remark}"


def strip(nurse: Nurse) -> list[tuple[str, str]]:
    """The cards of the strip, by parameter and priority."""
    cards = nurse.session.assessment.strip
    return [(card.parameter, card.priority) for card in cards]


def advisories(nurse: Nurse) -> set[str]:
    return {card.parameter for card in nurse.session.assessment.advisories}


def filled(nurse: Nurse, slot: int) -> bool:
    """Whether the slot of that minute is filled."""
    states = {minute_of(nurse, s.at): s.state for s in nurse.session.assessment.slots}
    return states[slot] == "filled"


def minute_of(nurse: Nurse, at: datetime) -> float:
    return float((at - nurse.start).total_seconds() / 60)


def baseline(nurse: Nurse) -> bool:
    medians = {b.field: int(b.median) for b in nurse.session.assessment.baselines}
    return (medians["sbp"], medians["dbp"], medians["hr"]) == (118, 72, 70)


REMARKS: dict[tuple[float, str], Callable[[Nurse], bool]] = {
    (-4, "set"): baseline,
    (10, "set"): lambda n: (
        strip(n) == [("hr", "high")] and "up 105" in n.vigil.parts.strip.set.message
    ),
    (11, "amend"): lambda n: strip(n) == [],
    (20, "set"): lambda n: advisories(n) == {"sedation"},
    (30, "set"): lambda n: strip(n) == [] and advisories(n) == {"sedation", "bp", "hr"},
    (40, "set"): lambda n: strip(n) == [("bp", "medium")],
    (45, "amend"): lambda n: strip(n) == [("bp", "medium")],
    (55, "set"): lambda n: filled(n, 57) and strip(n) == [("bp", "medium")],
    (79, "set"): lambda n: filled(n, 72) and strip(n) == [] and not advisories(n),
    (85, "set"): lambda n: filled(n, 87),
    (100, "set"): lambda n: filled(n, 102),
    (109, "close"): lambda n: not n.session.session.is_open,
}


def exported(folder: Path, session: str, out: Path) -> dict[str, Any]:
    command = [sys.executable, "main.py", "--data", str(folder), "export", session]
    command += ["--format", "json", "--identified", "--out", str(out)]
    subprocess.run(command, check=True, cwd=ROOT)
    record: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return record


def told_alerts(record: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            alert["parameter"],
            alert["priority"],
            minute(alert["raised_at"]),
            alert["value"],
            alert["limit"],
            alert["baseline"],
            minute(alert["acknowledged_at"]),
            alert["action"],
            minute(alert["resolved_at"]),
            alert["resolved_how"],
        )
        for alert in record["alerts"]
    ]


def told_infusion(record: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            minute(step["at"]),
            step["what"],
            step["rate_ml_per_h"],
            step["volume_ml"],
            step["pump_ml"],
            step["reason"],
        )
        for step in record["session"]["infusion"]
    ]


def told_rest(record: dict[str, Any]) -> tuple[object, object]:
    effects = tuple(
        (e["code"], e["grade"], minute(e["onset"]), minute(e["ended"]))
        for e in record["effects"]
    )
    notes = tuple((minute(n["at"]), n["author"], n["text"]) for n in record["notes"])
    return effects, notes


def assert_frame(record: dict[str, Any]) -> None:
    """The patient, the dose, the two times of leaving, and the entries."""
    session = record["session"]
    patient, (dose,) = session["patient"], session["doses"]
    assert (patient["identifier"], patient["family"], patient["given"]) == (
        "T-0001",
        "Demo",
        "Alex",
    )
    assert patient["born"] == "1981-03-14"
    assert patient["allergies"] == {"state": "none known", "items": []}
    assert (dose["mg"], dose["mg_per_kg"], dose["weight_kg"]) == (34.2, 0.5, 68.4)
    assert (minute(session["ready_at"]), minute(session["left_at"])) == (105, 109)
    assert session["state"] == "closed"
    assert session["protocol"]["id"] == "iv40"
    seqs = [entry["seq"] for entry in record["entries"]]
    assert seqs == sorted(set(seqs))
