"""``vigil backup``."""

from pathlib import Path

import pytest

from monitor.storage.database import Database
from tests.storage.tampering import without_guards
from tests.ui.command_line.running import Terminal


def test_it_says_what_the_copy_holds(terminal: Terminal, tmp_path: Path) -> None:
    """How many entries and sessions, until when, and that it was read back."""
    ran = terminal.run("backup", "--out", str(tmp_path / "copy.db"))

    assert (ran.status, ran.err) == (0, "")
    assert " entries of 2 sessions, the last of 15-Mar-2026 " in ran.out
    assert ran.out.endswith("It was read back and is whole.\n")


def test_a_file_that_is_there_is_kept(terminal: Terminal, tmp_path: Path) -> None:
    """Unless --force is said."""
    out = tmp_path / "copy.db"
    out.write_text("mine")
    refused = terminal.run("backup", "--out", str(out))

    assert refused.status == 2
    assert "is there already" in refused.complaint
    assert out.read_text() == "mine"
    assert terminal.run("backup", "--out", str(out), "--force").status == 0
    assert out.stat().st_size > 4096


@pytest.mark.parametrize("name", ["record.db", "record.db-wal", "record.key"])
def test_the_record_itself_is_never_replaced(terminal: Terminal, name: str) -> None:
    """Not even with --force."""
    path = terminal.folder / name
    before = path.read_bytes() if path.exists() else None
    ran = terminal.run("backup", "--out", str(path), "--force")

    assert ran.status == 2
    assert "a file of the record itself" in ran.complaint
    assert (path.read_bytes() if path.exists() else None) == before


def test_while_the_app_has_the_record(terminal: Terminal, tmp_path: Path) -> None:
    """It says so and stops."""
    with Database(terminal.folder):
        ran = terminal.run("backup", "--out", str(tmp_path / "copy.db"))

    assert ran.status == 2
    assert "already open" in ran.complaint


def test_an_altered_record(terminal: Terminal, tmp_path: Path) -> None:
    """One sentence, and no file."""
    without_guards(terminal.folder, "UPDATE entry SET reason = 'x' WHERE seq = 2")
    ran = terminal.run("backup", "--out", str(tmp_path / "copy.db"))

    assert ran.status == 2
    assert "The backup copy.db was not made. The record is not whole" in ran.complaint
    assert not (tmp_path / "copy.db").exists()
