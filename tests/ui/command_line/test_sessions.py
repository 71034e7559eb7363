"""``vigil sessions``."""

import hashlib
import json
from pathlib import Path

import pytest

from monitor.chart.audit import Exported
from monitor.chart.kinds import Cancelled, Role, SessionClosed
from monitor.charting.review_list import STATES
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import Desk, noted_in
from ui.command_line.sessions import _table


def test_sessions_are_listed_newest_first(terminal: Terminal) -> None:
    """A line each: id, when it was opened by its own clock, its state."""
    ran = terminal.run("sessions")

    later, earlier = ran.out.splitlines()
    assert ran.status == 0
    assert later.split("  ")[1:] == ["2026-03-15 13:06 GMT", "not signed"]
    assert earlier.endswith("2026-03-14 13:06 GMT  not signed")


def test_whose_they_are_is_asked_for(terminal: Terminal) -> None:
    later, earlier = terminal.run("sessions", "--identified").out.splitlines()

    assert later.endswith("2026-03-15 13:06 GMT  not signed  T-0002  EXAMPLE, Robin")
    assert earlier.endswith("2026-03-14 13:06 GMT  not signed  T-0001  DEMO, Alex")


def test_one_without_a_dose_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Closed without one; while it is open a dose may yet come."""
    folder = tmp_path / "held"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic = Clinic(journal=journal, drafts=journal).open()
    terminal = Terminal(folder, monkeypatch, capsys)
    assert terminal.run("sessions").out.endswith("  open\n")
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        clinic.journal = clinic.drafts = journal
        clinic.restart()
        left = clinic.at(-10)
        ending = SessionClosed(
            ending="cancelled", left_at=left, facts=Cancelled(cause="fever")
        )
        clinic.chart(-10, ending)
    assert terminal.run("sessions").out.endswith("  not signed  no dose given\n")
    (listed,) = json.loads(terminal.run("sessions", "--json").out)
    assert (listed["state"], listed["is_dosed"]) == ("not signed", False)


def test_sessions_as_json(terminal: Terminal) -> None:
    """An array of the same sessions, with their times in UTC, and of nobody."""
    text = terminal.run("sessions", "--json").out
    listed = json.loads(text)

    assert [row["opened_at"] for row in listed] == [
        "2026-03-15T13:06:00Z",
        "2026-03-14T13:06:00Z",
    ]
    assert [row["state"] for row in listed] == ["not signed", "not signed"]
    assert [row["is_dosed"] for row in listed] == [True, True]
    assert [w for w in ("Demo", "T-0001", "1984", "latex", "Room 1") if w in text] == []


def test_whose_they_are_as_json(terminal: Terminal) -> None:
    listed = json.loads(terminal.run("sessions", "--json", "--identified").out)
    assert listed[1]["patient"]["details"]["family"] == "Demo"
    assert (listed[1]["state"], listed[1]["is_dosed"]) == ("not signed", True)


def test_each_state_is_a_word_of_the_filter(terminal: Terminal) -> None:
    """What `state:` of the review list finds a session by."""
    listed = json.loads(terminal.run("sessions", "--json").out)
    assert {row["state"] for row in listed} <= set(STATES)


def test_a_dose_stands_in_a_column_of_its_own() -> None:
    """One that was cancelled is told apart, and what follows stays in line."""
    table = _table([["a", "b"], ["signed", "not signed"], ["no dose given", ""]])
    assert table == "a  signed      no dose given\nb  not signed\n"
    assert (
        _table([["a", "b"], ["signed", "signed"], ["", ""]]) == "a  signed\nb  signed\n"
    )


ROLES: tuple[Role, ...] = ("nurse", "prescriber", "supervisor")


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["lines", "json"])
@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_export_is_told_whose(
    desk: Desk, role: Role, form: tuple[str, ...]
) -> None:
    """And that is a row for each session of the audit log; without, there is none."""
    bare = desk.run_as(role, "sessions", *form)
    assert bare.status == 0
    assert "Robin" not in bare.out
    assert _exported(desk) == []
    ran = desk.run_as(role, "sessions", *form, "--identified")
    if role != "supervisor":
        assert (ran.status, ran.out) == (1, "")
        assert ran.complaint.startswith("This is not permitted: ")
        assert _exported(desk) == []
        return
    assert ran.status == 0
    assert "Robin" in ran.out
    sha256 = hashlib.sha256(ran.out.encode()).hexdigest()
    assert [(d.rows, d.sessions, d.sha256) for d in _exported(desk)] == [
        (2, 2, sha256),
        (2, 2, sha256),
    ]


def _exported(desk: Desk) -> list[Exported]:
    rows = noted_in(desk.folder)
    return [row.deed for row in rows if isinstance(row.deed, Exported)]


def test_an_empty_record_has_no_sessions(terminal: Terminal, tmp_path: Path) -> None:
    """It says so in words, and as an empty array."""
    terminal.folder = tmp_path / "new"
    Database(terminal.folder).close()

    assert terminal.run("sessions").out == "No sessions yet.\n"
    assert json.loads(terminal.run("sessions", "--json").out) == []
