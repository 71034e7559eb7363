"""``vigil sessions``."""

import json
from pathlib import Path

from monitor.storage.database import Database
from tests.ui.command_line.running import Terminal


def test_sessions_are_listed_newest_first(terminal: Terminal) -> None:
    """A line each: id, when it was opened by its own clock, its state, the patient."""
    ran = terminal.run("sessions")

    later, earlier = ran.out.splitlines()
    assert ran.status == 0
    assert later.split("  ")[1:] == [
        "2026-03-15 13:06 GMT",
        "closed",
        "T-0002",
        "EXAMPLE, Robin",
    ]
    assert earlier.endswith("2026-03-14 13:06 GMT  closed  T-0001  DEMO, Alex")


def test_sessions_as_json(terminal: Terminal) -> None:
    """An array of the same sessions, with their times in UTC."""
    listed = json.loads(terminal.run("sessions", "--json").out)

    assert [row["opened_at"] for row in listed] == [
        "2026-03-15T13:06:00Z",
        "2026-03-14T13:06:00Z",
    ]
    assert listed[1]["patient"]["details"]["family"] == "Demo"


def test_an_empty_record_has_no_sessions(terminal: Terminal, tmp_path: Path) -> None:
    """It says so in words, and as an empty array."""
    terminal.folder = tmp_path / "new"
    Database(terminal.folder).close()

    assert terminal.run("sessions").out == "No sessions yet.\n"
    assert json.loads(terminal.run("sessions", "--json").out) == []
