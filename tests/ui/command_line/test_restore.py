"""``vigil restore``."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.storage.database import Database
from tests.desk import START
from tests.storage.tampering import without_guards
from tests.ui.command_line.running import Terminal
from ui.command_line.scripts import play_whole, quiet_script


@pytest.fixture
def copy(terminal: Terminal, tmp_path: Path) -> Path:
    out = tmp_path / "copy.db"
    assert terminal.run("backup", "--out", str(out)).status == 0
    return out


def chart_more(folder: Path) -> None:
    with Database(folder) as database:
        later = START + timedelta(days=2)
        play_whole(database, quiet_script, later, "Europe/London")


def test_a_dry_run_tells_and_changes_nothing(terminal: Terminal, copy: Path) -> None:
    """What the copy holds, whether it is whole, and what it lacks."""
    chart_more(terminal.folder)
    before = (terminal.folder / "record.db").read_bytes()
    ran = terminal.run("restore", str(copy), "--dry-run")

    holds, whole, lacks = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert " entries of 2 sessions, the last of 15-Mar-2026 " in holds
    assert whole == "It is whole."
    assert lacks.startswith("The present record has ")
    assert " entries that it lacks, charted from 16-Mar-2026 " in lacks
    assert (terminal.folder / "record.db").read_bytes() == before


def test_a_restored_record(terminal: Terminal, copy: Path) -> None:
    """It is the record, the other is set aside, and verification passes."""
    chart_more(terminal.folder)
    ran = terminal.run("restore", str(copy))

    assert (ran.status, ran.err) == (0, "")
    assert f"It is the record in {terminal.folder} now." in ran.out
    assert len(list((terminal.folder / "set-aside").glob("*/record.db"))) == 1
    assert len(terminal.run("sessions").out.splitlines()) == 2
    assert terminal.run("verify").status == 0


def test_a_copy_that_is_not_whole(terminal: Terminal, tmp_path: Path) -> None:
    """Status 1, what is wrong, and what to do; nothing is set aside."""
    altered = tmp_path / "altered"
    altered.mkdir()
    for name in ("record.db", "record.key"):
        (altered / name).write_bytes((terminal.folder / name).read_bytes())
    without_guards(altered, "UPDATE entry SET reason = 'x' WHERE seq = 2")
    ran = terminal.run("restore", str(altered / "record.db"))

    assert ran.status == 1
    assert "its header is not what was written. Take another." in ran.complaint
    assert not (terminal.folder / "set-aside").exists()


def test_what_is_no_copy(terminal: Terminal, tmp_path: Path) -> None:
    """Status 2, in one sentence."""
    (tmp_path / "letter.txt").write_text("Dear Sir, " * 999)
    ran = terminal.run("restore", str(tmp_path / "letter.txt"))

    assert ran.status == 2
    assert "letter.txt can't be restored." in ran.complaint


def test_while_the_app_has_the_record(terminal: Terminal, copy: Path) -> None:
    """It says so and stops, also a dry run."""
    with Database(terminal.folder):
        ran = terminal.run("restore", str(copy), "--dry-run")
    assert ran.status == 2
    assert "already open" in ran.complaint
