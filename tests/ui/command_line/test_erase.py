"""``vigil erase``: by an administrator, with the number typed again, or not at all."""

import pytest

from tests.ui.command_line.staffed import Desk

_WHY = ("--reason", "asked for it in writing")


@pytest.fixture
def number(desk: Desk) -> str:
    """Of the patient of the session that was charted last."""
    line = desk.run_as("supervisor", "sessions").out.splitlines()[0]
    return line.split("closed")[1].split()[0]


def test_erased(desk: Desk, number: str) -> None:
    """What goes is told in numbers, and where else the patient is; then it verifies."""
    copies = desk.folder / "backups"
    copies.mkdir(mode=0o700)
    (copies / "vigil-2026-03-20.db").touch(mode=0o600)
    before = desk.run_as("supervisor", "sessions").out
    asked = ("erase", "--patient", number, *_WHY)
    dry = desk.run_as("administrator", *asked, "--dry-run")
    assert (dry.status, dry.err) == (0, "")
    assert "sessions 1, entries " in dry.out
    assert "vigil-2026-03-20.db of 2026-03-20" in dry.out
    assert "dry run" in dry.out
    assert desk.run_as("supervisor", "sessions").out == before

    ran = desk.run_as("administrator", *asked, "--confirm", number)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("The patient is erased.\n")
    after = desk.run_as("supervisor", "sessions").out
    assert number not in after
    assert "Erased" in after
    verified = desk.run_as("supervisor", "verify")
    assert verified.status == 0, verified.out
    again = desk.run_as("administrator", *asked, "--confirm", number)
    assert again.status == 2
    assert "Nobody in this record has the number" in again.complaint


@pytest.mark.parametrize(
    ("confirm", "told"),
    [("T-9999", "typed again is another"), ("", "--confirm takes it")],
)
def test_another_number_erases_nobody(
    desk: Desk, number: str, confirm: str, told: str
) -> None:
    asked = ("erase", "--patient", number, *_WHY, "--confirm", confirm)
    ran = desk.run_as("administrator", *asked)
    assert ran.status != 0
    assert told in ran.complaint
    assert number in desk.run_as("supervisor", "sessions").out


@pytest.mark.parametrize("number", ["T-0001", "nobody's"])
@pytest.mark.parametrize("role", ["nurse", "supervisor", "prescriber", "auditor"])
def test_nobody_else_may(desk: Desk, role: str, number: str) -> None:
    """And is not told either whether there is such a patient."""
    ran = desk.run_as(role, "erase", "--patient", number, *_WHY)  # type: ignore[arg-type]  # a role
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("This is not permitted: ")
