"""Who signed a session, and what was added to it, as a script reads the JSON."""

import json
from typing import Any

from monitor.access.signing import holds
from monitor.chart.kinds import AddendumRecorded
from monitor.chart.manifest import manifest_code
from monitor.chart.signing_off import signatures
from monitor.reports.compiling import compile_record
from monitor.reports.json_export import to_json
from tests.charting.signed import SignedWard
from tests.charting.standing import who
from tests.reports.exported import TIME, read_of


def out(ward: SignedWard) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        to_json(compile_record(read_of(ward), "B. Lee", "0.1.0"))
    )
    return found


def test_nobody_has_signed(ward: SignedWard) -> None:
    """Then the lists are there and empty, and the session says so."""
    found = out(ward)
    assert (found["signatures"], found["addenda"]) == ([], [])
    assert found["session"]["signed"] == "not signed"


def test_each_signature(ward: SignedWard) -> None:
    """Who, when, as what, with the code on screen and what a verifier needs."""
    ward.signed_by_both()
    found = out(ward)
    first, second = found["signatures"]
    kept, _ = signatures(read_of(ward).session)
    assert found["session"]["signed"] == "co-signed"
    assert (first["by"], first["meaning"]) == ("Anna Okafor RN", "charted by me")
    assert (second["by"], second["meaning"]) == ("B. Lee", "reviewed and co-signed")
    assert first["person"] == str(who("nurse").person)
    assert first["code"] == manifest_code(kept.signature.manifest)
    assert (first["key"], first["signature"]) == (
        kept.signature.key,
        kept.signature.signature,
    )
    assert holds(kept.signature)
    assert TIME.fullmatch(first["at"])
    entries = {entry["id"]: entry["kind"] for entry in found["entries"]}
    assert entries[first["entry"]] == "signed-off"


def test_each_addendum(ward: SignedWard) -> None:
    """With its author, and both its times; the session is amended since."""
    ward.signed_by_both()
    ward.charted(ward.fact(AddendumRecorded(text="Slept badly.")), who("nurse"))
    found = out(ward)
    (added,) = found["addenda"]
    assert (added["author"], added["text"]) == ("Anna Okafor RN", "Slept badly.")
    assert TIME.fullmatch(added["at"])
    assert TIME.fullmatch(added["recorded_at"])
    assert added["entry"] in {entry["id"] for entry in found["entries"]}
    assert found["session"]["signed"] == "amended since co-sign"
