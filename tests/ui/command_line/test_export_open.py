"""``vigil export`` as CSV and JSON tells whose a session is only when asked to."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from monitor.chart.audit import Exported
from tests.ui.command_line.running import Terminal, noted

WHOSE = ("T-0001", "T-0002", "DEMO", "Alex", "Okafor", "London", "Room 1")


def exported(terminal: Terminal, out: Path, *asked: str) -> str:
    ran = terminal.run("export", *asked, "--out", str(out))
    assert (ran.status, ran.err) == (0, "")
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("is_every", [False, True])
def test_nothing_says_whose_it_is(
    terminal: Terminal, session: str, out: Path, form: str, *, is_every: bool
) -> None:
    """Neither name, number, author, room, zone, day nor the id of the session."""
    which = "--all" if is_every else session
    text = exported(terminal, out, which, "--format", form).lower()

    secret = (*WHOSE, session) if is_every else (*WHOSE, session, "2026-03-14")
    told = [word for word in secret if word.lower() in text]
    assert told == []
    assert "typing slip" not in text
    (row, *_) = noted(terminal)
    assert isinstance(row.deed, Exported)
    assert row.deed.form == f"{form}, de-identified"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_whoever_asks_is_told(
    terminal: Terminal, session: str, out: Path, form: str
) -> None:
    """And the audit log says that it was asked for."""
    text = exported(terminal, out, session, "--format", form, "--identified")

    assert [word for word in (session, "T-0001", "2026-03-14") if word in text] == [
        session,
        "T-0001",
        "2026-03-14",
    ]
    (row,) = noted(terminal)
    assert isinstance(row.deed, Exported)
    assert row.deed.form == f"{form}, identified"


def test_the_values_stay(terminal: Terminal, session: str, out: Path) -> None:
    """All of them, with which of them were corrected and how long after."""
    told = []
    for asked in ((), ("--identified", "--force")):
        text = exported(terminal, out, session, "--format", "csv", *asked)
        rows = list(csv.DictReader(StringIO(text, newline="")))
        told.append([(r["field"], r["value"], r["late"]) for r in rows])
        assert {r["identified"] for r in rows} == {"true" if asked else "false"}
    assert told[0] == told[1]


def test_the_entries_are_left_out(terminal: Terminal, session: str, out: Path) -> None:
    """What proves the record would prove whose it is."""
    record = json.loads(exported(terminal, out, session, "--format", "json"))

    assert record["identified"] is False
    assert record["entries"] == []
    assert record["session"]["state"] == "closed"
    assert len(record["observations"]) == 12 * 9 + 2
    assert {o["author"] for o in record["observations"]} == {"Person 1"}


@pytest.mark.parametrize("form", ["text", "bundle"])
def test_what_names_the_patient_anyhow_is_noted_as_itself(
    terminal: Terminal, session: str, out: Path, form: str
) -> None:
    exported(terminal, out, session, "--format", form)

    (row,) = noted(terminal)
    assert isinstance(row.deed, Exported)
    assert row.deed.form == form
