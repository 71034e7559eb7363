"""``vigil export --format fhir``."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from monitor.chart.audit import Exported
from tests.ui.command_line.running import Terminal, noted


def _types(bundle: dict[str, Any]) -> set[str]:
    return {entry["resource"]["resourceType"] for entry in bundle["entry"]}


def test_one_session_without_whose_it_is(
    terminal: Terminal, session: str, out: Path
) -> None:
    """Unless it is asked for; the audit log says who, how much and which file."""
    ran = terminal.run("export", session, "--format", "fhir", "--out", str(out))

    text = out.read_text(encoding="utf-8")
    bundle = json.loads(text)
    assert (ran.status, ran.err) == (0, "")
    assert bundle["type"] == "collection"
    assert {"Patient", "Encounter", "Observation", "Provenance"} <= _types(bundle)
    assert [word for word in ("T-0001", session, "2026-03-14") if word in text] == []
    (row,) = noted(terminal)
    assert isinstance(row.deed, Exported)
    assert row.deed.form == "fhir, de-identified"
    assert row.deed.rows == len(bundle["entry"])
    assert row.deed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()


def test_identified_names_the_patient(
    terminal: Terminal, session: str, out: Path
) -> None:
    asked = ("export", session, "--format", "fhir", "--identified")
    terminal.run(*asked, "--out", str(out))

    bundle = json.loads(out.read_text(encoding="utf-8"))
    encounter = f"urn:uuid:{session}"
    assert encounter in [entry["fullUrl"] for entry in bundle["entry"]]
    assert bundle["entry"][0]["resource"]["identifier"][0]["value"] == "T-0001"
    (row,) = noted(terminal)
    assert isinstance(row.deed, Exported)
    assert row.deed.form == "fhir, identified"


@pytest.mark.parametrize("asked", [(), ("--identified",)])
def test_every_session_is_a_line(
    terminal: Terminal, out: Path, asked: tuple[str, ...]
) -> None:
    terminal.run("export", "--all", "--format", "fhir", *asked, "--out", str(out))

    lines = out.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["resourceType"] for line in lines] == ["Bundle"] * 2
    assert len(noted(terminal)) == 2


def test_two_files_share_no_stand_in(
    terminal: Terminal, session: str, out: Path
) -> None:
    """Who has both can't lay one beside the other by its ids."""
    found: list[set[str]] = []
    for _ in range(2):
        asked = ("export", session, "--format", "fhir", "--force")
        terminal.run(*asked, "--out", str(out))
        bundle = json.loads(out.read_text(encoding="utf-8"))
        found.append({entry["fullUrl"] for entry in bundle["entry"]})
    assert found[0] & found[1] == set()
