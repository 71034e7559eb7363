"""``vigil restore`` of a record that people sign in to, also under a key of before."""

import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.storage.copied_slots import slots_beside
from tests.ui.command_line.running import Ran, Terminal
from tests.ui.command_line.staffed import (
    EVERYBODY,
    Desk,
    colleague,
    key_anew_without,
    slots_for,
)
from tests.ui.command_line.test_approve_protocol import Keyboard

WRONG = "another one of theirs"


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Path:
    """A backup that an administrator made, with its slots."""
    out = tmp_path / "kept" / "copy.db"
    ran = desk.run_as("administrator", "backup", "--out", str(out))
    assert (ran.status, ran.err) == (0, "")
    assert slots_beside(out).exists()
    return out


@pytest.fixture
def later(desk: Desk, copy: Path) -> Path:
    """The same, and since then the nurse left and the record was keyed anew."""
    key_anew_without(desk.folder, colleague("nurse"))
    return copy


def restored(desk: Desk, copy: Path, *more: str) -> Ran:
    return desk.run_as("administrator", "restore", str(copy), *more)


def state_of(folder: Path) -> dict[str, bytes]:
    """What lies there but for the count of tries, and what reading leaves."""
    kept = ("record.tries", "record.lock", "record.db-shm", "record.db-wal")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if path.name not in kept
    }


def test_with_the_present_keys(desk: Desk, copy: Path) -> None:
    """The slots stay as they are, and nothing is said of them."""
    slots = (desk.folder / FIRST).read_bytes()
    ran = restored(desk, copy)
    assert (ran.status, ran.err) == (0, "")
    assert "Whoever could sign in when" not in ran.out
    assert (desk.folder / FIRST).read_bytes() == slots
    assert desk.run_as("auditor", "verify").status == 0
    assert len(desk.run_as("nurse", "sessions").out.splitlines()) == 2


def test_under_a_key_of_before(desk: Desk, later: Path) -> None:
    """The password of then is asked for, and the slots of then hold again."""
    present = (desk.folder / FIRST).read_bytes()
    ran = restored(desk, later)
    assert (ran.status, ran.err) == (0, "")
    assert "End the access of those who left since." in ran.out
    assert (desk.folder / FIRST).read_bytes() == slots_beside(later).read_bytes()
    assert (desk.folder / SECOND).read_bytes() == slots_beside(later).read_bytes()
    assert SlotFile(desk.folder).read().remark == ""
    (aside,) = (desk.folder / "set-aside").iterdir()
    assert (aside / FIRST).read_bytes() == present
    assert (aside / "record.db").exists()
    assert len(desk.run_as("nurse", "sessions").out.splitlines()) == 2
    assert desk.run_as("auditor", "verify").status == 0


def test_whoever_left_since_restores_nothing(desk: Desk, later: Path) -> None:
    """The password still opens the backup, but not the record that is there."""
    before = state_of(desk.folder)
    ran = desk.run_as("nurse", "restore", str(later))
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("Nobody is signed in: ")
    assert state_of(desk.folder) == before


@pytest.mark.parametrize("name", ["copy", "later"])
def test_it_takes_an_administrator(
    desk: Desk, name: str, request: pytest.FixtureRequest
) -> None:
    """Of the record that is there, whichever key the backup has; also to look."""
    copy: Path = request.getfixturevalue(name)
    before = state_of(desk.folder)
    for more in ((), ("--dry-run",)):
        ran = desk.run_as("supervisor", "restore", str(copy), *more)
        assert (ran.status, ran.out) == (1, "")
        assert ran.complaint.startswith("This is not permitted: a supervisor may not")
    assert state_of(desk.folder) == before


def test_by_the_recovery_code(desk: Desk, later: Path) -> None:
    ran = desk.run_by_code("restore", str(later))
    assert (ran.status, ran.err) == (0, "")
    assert desk.run_as("auditor", "verify").status == 0


def test_a_dry_run_changes_nothing(desk: Desk, later: Path) -> None:
    """What the backup lacks is told of a record with another key, too."""
    before = state_of(desk.folder)
    ran = restored(desk, later, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert "The present record has 1 entry that it lacks, charted from " in ran.out
    assert state_of(desk.folder) == before


@pytest.mark.parametrize("is_there", [False, True])
def test_a_dry_run_where_there_is_no_record_makes_nothing(
    desk: Desk, copy: Path, tmp_path: Path, *, is_there: bool
) -> None:
    """Neither the folder nor anything in it, and it is said that none is there."""
    elsewhere = tmp_path / "elsewhere"
    if is_there:
        elsewhere.mkdir()
    desk.terminal.folder = elsewhere
    ran = restored(desk, copy, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == f"There is no record in {elsewhere}."
    assert elsewhere.exists() == is_there
    assert not is_there or not list(elsewhere.iterdir())


def test_another_password_then(
    desk: Desk, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for at a terminal, and without one what to give is said."""
    others = [person for person in EVERYBODY if person.name != "R. Singh"]
    admin = colleague("administrator")
    typed = type(admin.typed)(name="singh", password="of then, and of no other time")
    slots = slots_for(*others, admin._replace(typed=typed))
    beside = later.with_name("beside")
    beside.mkdir()
    SlotFile(beside).write(slots)
    slots_beside(later).write_bytes((beside / FIRST).read_bytes())
    before = state_of(desk.folder)

    ran = restored(desk, later)
    assert (ran.status, ran.out) == (1, "")
    assert "was made while the record had another key" in ran.complaint
    assert "--recovery-code-file" in ran.complaint
    assert state_of(desk.folder) == before
    wrong = typed_in(monkeypatch, "singh", WRONG, lambda: restored(desk, later))
    assert wrong.status == 1
    assert "Nobody is signed in: " in wrong.err
    assert state_of(desk.folder) == before
    (desk.folder / "record.tries").unlink()
    right = typed_in(
        monkeypatch, "singh", typed.password, lambda: restored(desk, later)
    )
    assert right.status == 0
    assert "Sign in to it as at that time." in right.err


def typed_in(
    patch: pytest.MonkeyPatch, name: str, password: str, run: Callable[[], Ran]
) -> Ran:
    """What is run while somebody types that."""
    with patch.context() as typing:
        typing.setattr(sys, "stdin", Keyboard())
        typing.setattr(click.termui, "visible_prompt_func", lambda _="": name)
        typing.setattr(click.termui, "hidden_prompt_func", lambda _="": password)
        return run()


@pytest.fixture
def blank(
    desk: Desk,
    later: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    """A workstation that has nothing but the backup and its slots."""
    assert later.exists()
    terminal = Terminal(tmp_path / "blank", monkeypatch, capsys)
    return desk._replace(terminal=terminal)


def test_a_folder_that_is_lost_wholly(blank: Desk, later: Path) -> None:
    """The backup and the slots beside it are enough, and are as they were."""
    kept = later.read_bytes(), slots_beside(later).read_bytes()
    ran = restored(blank, later)
    assert (ran.status, ran.err) == (0, "")
    assert not (blank.folder / "set-aside").exists()
    assert (later.read_bytes(), slots_beside(later).read_bytes()) == kept
    assert blank.run_as("auditor", "verify").status == 0
    assert len(blank.run_as("nurse", "sessions").out.splitlines()) == 2
    assert not (blank.folder / "record.key").exists()


def test_a_lost_folder_by_the_recovery_code(blank: Desk, later: Path) -> None:
    assert blank.run_by_code("restore", str(later)).status == 0
    assert blank.run_as("auditor", "verify").status == 0


def test_a_lost_folder_and_a_wrong_password(blank: Desk, later: Path) -> None:
    """It is counted there, as anywhere, and no record is made."""
    ran = blank.run_as("administrator", "restore", str(later), password=WRONG)
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("Nobody is signed in: ")
    again = blank.run_as("administrator", "restore", str(later))
    assert again.status in (0, 1)
    assert (blank.folder / "record.tries").exists()


def test_a_lost_folder_takes_an_administrator_of_then(blank: Desk, later: Path) -> None:
    ran = blank.run_as("nurse", "restore", str(later))
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("This is not permitted: a nurse may not")
    assert not (blank.folder / "record.db").exists()


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_slots_that_do_not_serve(desk: Desk, later: Path, state: str) -> None:
    """Beside a backup of before they are needed: what is wrong, and what to do."""
    if state == "missing":
        slots_beside(later).unlink()
    else:
        slots_beside(later).write_bytes(slots_beside(later).read_bytes()[:-7])
    before = state_of(desk.folder)
    ran = restored(desk, later)
    assert (ran.status, ran.out) == (2, "")
    assert "its key file copy.db.slots, by which people would sign in to it, " in (
        ran.complaint
    )
    assert f"is {state}." in ran.complaint
    assert "take another backup." in ran.complaint
    assert state_of(desk.folder) == before


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_the_present_keys_do_without_slots_beside_it(
    desk: Desk, copy: Path, state: str
) -> None:
    slots_beside(copy).write_bytes(b"damaged")
    if state == "missing":
        slots_beside(copy).unlink()
    assert restored(desk, copy).status == 0
    assert desk.run_as("auditor", "verify").status == 0


def test_a_lost_folder_and_no_slots(blank: Desk, later: Path) -> None:
    slots_beside(later).unlink()
    ran = restored(blank, later)
    assert (ran.status, ran.out) == (2, "")
    assert not (blank.folder / "record.db").exists()


def test_damaged_slots_of_the_record(desk: Desk, later: Path) -> None:
    """Nobody can sign in to it: the backup brings slots that are whole."""
    for name in (FIRST, SECOND):
        (desk.folder / name).write_bytes(b"damaged")
    ran = restored(desk, later)
    assert ran.status == 0
    assert "Its key file and the copy of it are damaged" in ran.complaint
    assert "is not known. Nobody could sign in to it." in ran.out
    assert desk.run_as("auditor", "verify").status == 0


def test_letters_are_no_backup(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir, " * 999)
    ran = restored(desk, tmp_path / "letter.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.complaint.startswith("letter.txt can't be opened. It was made under")
    nothing = restored(desk, tmp_path / "nothing.db")
    assert "There is no such file." in nothing.complaint


def test_a_backup_never_replaces_the_slots(desk: Desk) -> None:
    """By no name that ends up as theirs."""
    before = state_of(desk.folder)
    for name in ("record", "record.slots", "record.db"):
        out = str(desk.folder / name)
        ran = desk.run_as("administrator", "backup", "--out", out, "--force")
        assert ran.status == 2
        assert "a file of the record itself" in ran.complaint
    assert state_of(desk.folder) == before
