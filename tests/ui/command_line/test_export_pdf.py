"""``vigil export --format pdf``."""

import hashlib
from pathlib import Path
from uuid import UUID

import pytest

from monitor.chart.audit import Exported, Subject
from monitor.chart.kinds import Role
from tests.ui.command_line.running import Terminal, noted, run_alone
from tests.ui.command_line.staffed import Desk
from tests.ui.printing.paper import needs_poppler, pages_of


@pytest.mark.usefixtures("qapp")
def test_a_session_on_paper_is_noted_as_an_export(
    terminal: Terminal, session: str, out: Path
) -> None:
    """The hash is that of the file; its rows are the sets."""
    ran = terminal.run("export", session, "--format", "pdf", "--out", str(out))

    assert (ran.status, ran.err) == (0, "")
    (row,) = noted(terminal)
    assert isinstance(row.deed, Exported)
    assert (row.deed.form, row.deed.rows, row.deed.sessions) == ("pdf", 12, 1)
    assert row.deed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert row.subject == Subject("session", UUID(session))


@needs_poppler
def test_it_needs_no_display(terminal: Terminal, session: str, out: Path) -> None:
    folder = str(terminal.folder)
    command = ("export", session, "--format", "pdf", "--paper", "Letter")
    ran = run_alone("--data", folder, *command, "--out", str(out))

    assert (ran.status, ran.err) == (0, "")
    first, *_ = pages_of(out)
    assert "13:37 Amended HR 174 → 74" in " ".join(first.split())


def test_all_of_them_on_paper_is_refused(terminal: Terminal, out: Path) -> None:
    ran = terminal.run("export", "--all", "--format", "pdf", "--out", str(out))

    assert (ran.status, ran.complaint) == (
        2,
        "A report is of one session. Name it; vigil sessions lists them.",
    )
    assert not out.exists()
    assert noted(terminal) == ()


def test_nothing_is_printed_of_an_erased_patient(desk: Desk, out: Path) -> None:
    """What is gone is gone from paper too, in a sentence."""
    line = desk.run_as("supervisor", "sessions", "--identified").out.splitlines()[0]
    session, number = line.split()[0], line.split("  ")[-2]
    typed = [str(desk.secret(f"{number}\n", name)) for name in ("number", "again")]
    files = ("--patient-file", typed[0], "--confirm-file", typed[1])
    desk.run_as("administrator", "erase", *files, "--reason", "asked for it")
    asked = ("export", session, "--format", "pdf", "--out", str(out))
    ran = desk.run_as("supervisor", *asked)

    assert ran.status == 2
    assert f"Session {session} can't be exported." in ran.complaint
    assert not out.exists()


@pytest.mark.parametrize("role", ["nurse", "auditor"])
def test_who_may_not_export_prints_nothing(desk: Desk, out: Path, role: Role) -> None:
    session = desk.run_as("supervisor", "sessions").out.split()[0]
    asked = ("export", session, "--format", "pdf", "--out", str(out))
    ran = desk.run_as(role, *asked)

    assert ran.status == 1
    assert not out.exists()
