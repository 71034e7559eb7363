"""A password that an administrator gave somebody opens no command."""

from pathlib import Path

import pytest

from monitor.storage.copied_slots import slots_beside
from monitor.storage.database import Database
from monitor.storage.keys import Keys
from monitor.storage.pins import FilePins
from tests.access.keyring import COPIES, KEY
from tests.ui.command_line.staffed import Desk, colleague

SAID = (
    "Nothing was done: this password was given to you, and whoever gave it knows it. "
    "Sign in in the app first, and choose a password and a PIN of your own."
)


@pytest.fixture
def given(desk: Desk) -> Desk:
    """Giving the administrator a password took the PIN away."""
    with Database(desk.folder, Keys(current=KEY.raw)) as database:
        FilePins(database).delete_pin(colleague("administrator").id)
    return desk


@pytest.mark.parametrize(
    "command",
    ["sessions", "verify", "export", "backup", "restore", "salvage", "doctor"],
)
def test_it_is_refused(given: Desk, tmp_path: Path, command: str) -> None:
    """Whatever is asked for, before it is asked who may."""
    out = tmp_path / "out"
    more = {
        "export": ["--all", "--format", "csv", "--out", str(out)],
        "backup": ["--out", str(out)],
        "restore": [str(given.folder / "record.db")],
    }
    ran = given.run_as("administrator", command, *more.get(command, []))
    assert ran.status == 1
    assert SAID in f"{ran.out} {ran.err}"
    assert not out.exists()
    assert not (given.folder / "set-aside").exists()


def test_whoever_chose_their_own_is_let_in(given: Desk) -> None:
    assert given.run_as("auditor", "verify").status == 0


def test_the_recovery_code_is_nobodys_password(given: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out.db"
    with Database(given.folder, Keys(current=KEY.raw)) as database:
        FilePins(database).put_pin(colleague("administrator").id, "a verifier")
    assert given.run_as("administrator", "backup", "--out", str(out)).status == 0
    with Database(given.folder, Keys(current=KEY.raw)) as database:
        FilePins(database).delete_pin(colleague("administrator").id)
    assert given.run_by_code("restore", str(out)).status == 0


def test_nor_does_it_open_a_copy_of_that_time(given: Desk, tmp_path: Path) -> None:
    """As on a new workstation, where the copy alone says so."""
    copy = tmp_path / "copy.db"
    copy.write_bytes((given.folder / "record.db").read_bytes())
    slots_beside(copy).write_bytes((given.folder / COPIES[0]).read_bytes())
    for path in given.folder.iterdir():
        path.unlink()

    ran = given.run_as("administrator", "restore", str(copy))
    assert (ran.status, ran.out, ran.complaint) == (1, "", SAID)
    assert not (given.folder / "record.db").exists()
