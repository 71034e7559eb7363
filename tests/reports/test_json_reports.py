"""Which reports a session asks for and how each stands, as a script reads the JSON."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from monitor.chart.kinds import ReportStatus
from monitor.reports.compiling import compile_record
from monitor.reports.de_identified import Disguise
from monitor.reports.json_export import to_json
from tests.charting.signed import SignedWard
from tests.charting.standing import who
from tests.reports.exported import read_of

SENT = ReportStatus(
    to="Canary Board",
    state="sent",
    reference="R-17",
    by_when=date(2026, 3, 20),
    source="canary rule",
    note="canary note",
)


def out(ward: SignedWard) -> list[dict[str, Any]]:
    record = compile_record(read_of(ward), "B. Lee", "0.1.0")
    found: list[dict[str, Any]] = json.loads(to_json(record))["reports"]
    return found


def test_a_session_of_which_nothing_is_to_be_reported(ward: SignedWard) -> None:
    assert out(ward) == []


def test_how_it_stands_and_who_said_so(ward: SignedWard) -> None:
    ward.charted(ward.fact(SENT), who("supervisor"))
    (told,) = out(ward)
    assert (told["recipient"], told["state"], told["charted"]) == (
        "Canary Board",
        "sent",
        True,
    )
    assert (told["by"], told["by_when"], told["reference"]) == (
        "B. Lee",
        "2026-03-20",
        "R-17",
    )
    assert told["about"] is None
    assert told["at"].endswith("Z")


def test_without_whose_it_is_no_word_of_it_is_told(ward: SignedWard) -> None:
    """That one was sent stays; its day moves as all others do."""
    ward.charted(ward.fact(SENT), who("supervisor"))
    record = compile_record(read_of(ward), "B. Lee", "0.1.0")
    disguise = Disguise(UUID(int=1), read_of(ward).patient.id)
    told = to_json(disguise.record(record)).decode()
    for word in ("anary", "R-17", "B. Lee"):
        assert word not in told
    (report,) = json.loads(told)["reports"]
    assert report["state"] == "sent"
    assert report["by_when"] == (date(2026, 3, 20) - disguise.back).isoformat()
