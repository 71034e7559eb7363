"""``vigil handover``: one page for whoever takes the patient over."""

from pathlib import Path

import pytest

from tests.ui.command_line.running import Terminal


@pytest.fixture
def session(terminal: Terminal) -> str:
    """The id of the example session."""
    return terminal.run("sessions").out.splitlines()[-1].split()[0]


def test_the_sheet_says_how_news2_was_worked_out(
    terminal: Terminal, session: str
) -> None:
    """A hole is no total; which scale of SpO2, and whose score it is, once."""
    out = terminal.run("handover", session).out
    assert "NEWS2 incomplete, at least 0 without temperature" in out
    assert out.count("SpO2 is scored on scale 1") == 1
    assert out.count("Royal College of Physicians") == 1


def test_the_sheet_tells_the_session(terminal: Terminal, session: str) -> None:
    """Who, the dose given, the last set with its score, and how it ended."""
    ran = terminal.run("handover", session)
    assert (ran.status, ran.err) == (0, "")
    for words in (
        "DEMO, Alex, born 14-Mar-1981, ID No. T-0001",
        "Infusion completed",
        "15:06 BP 122/74 mmHg, HR 72",
        "NEWS2 ",
        "Dizziness, grade 1",
        "Alerts open\n  none charted",
        "Session closed, discharged",
        "left 15:15",
    ):
        assert words in ran.out, words


def test_the_sheet_in_a_file(terminal: Terminal, session: str, tmp_path: Path) -> None:
    """The same words; a file that is there is kept unless --force is said."""
    out = tmp_path / "sheet.txt"
    printed = terminal.run("handover", session).out
    ran = terminal.run("handover", session, "--out", str(out))
    assert (ran.status, ran.out) == (0, f"The sheet is in {out}.\n")
    told = out.read_text(encoding="utf-8").splitlines()
    # The head has the time of printing.
    assert told[1:] == printed.splitlines()[1:]
    again = terminal.run("handover", session, "--out", str(out))
    assert again.status != 0
    assert "is there already" in again.err
    forced = terminal.run("handover", session, "--out", str(out), "--force")
    assert forced.status == 0


def test_no_such_session_is_said(terminal: Terminal) -> None:
    """In one plain sentence."""
    ran = terminal.run("handover", "zzz")
    assert ran.status != 0
    assert ran.err == "No session begins with zzz. vigil sessions lists them.\n"
