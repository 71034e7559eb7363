"""Signing in to commands: by name and password, with what each role permits."""

import os
import sys
from pathlib import Path

import click
import msgspec
import pytest

from monitor.access.enrolling import with_next_key
from monitor.access.slot_file import SlotFile
from monitor.access.throttling import Throttle
from monitor.access.tries import FILE
from monitor.chart.audit import Exported, SignedIn
from monitor.storage.database import Database
from monitor.storage.keys import Keys
from tests.access.keyring import KEY, NEXT_KEY
from tests.builders import iv40_text
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import (
    EVERYBODY,
    NAMES,
    Desk,
    colleague,
    end_access,
    noted_in,
    slots_for,
)
from tests.ui.command_line.test_approve_protocol import Keyboard

LIST = (
    "identifier,family,given,title,born,sex,allergies\n"
    "T-9,Doe,Jo,,1980-01-01,f,none known\n"
)
PERMITTED: dict[str, str] = {
    "sessions": "nurse supervisor prescriber",
    "export": "supervisor",
    "bundle": "supervisor",
    "handover": "nurse supervisor prescriber",
    "verify": "supervisor administrator auditor",
    "backup": "administrator",
    "import-patients": "nurse supervisor",
    "approve-protocol": "prescriber administrator",
    "doctor": "nurse supervisor prescriber administrator auditor",
}


def words_of(command: str, place: Path) -> tuple[str, ...]:
    """That command as somebody would ask for it."""
    (place / "list.csv").write_text(LIST)
    (place / "iv40.toml").write_text(iv40_text(), encoding="utf-8")
    out = str(place / "out")
    return {
        "export": ("export", "--all", "--format", "csv", "--out", out),
        "bundle": ("export", "--all", "--format", "bundle", "--out", out),
        "handover": ("handover", "@", "--out", out),
        "backup": ("backup", "--out", out),
        "import-patients": ("import-patients", str(place / "list.csv")),
        "approve-protocol": (
            *("approve-protocol", str(place / "iv40.toml")),
            *("--confirm", "iv40"),
        ),
    }.get(command, (command,))


@pytest.mark.parametrize("command", PERMITTED)
def test_roles_hold(desk: Desk, tmp_path: Path, command: str) -> None:
    """One that may not is told in a sentence, with status 1, and nothing is there."""
    listed = desk.run_as("nurse", "sessions").out.splitlines()[-1].split()[0]
    words = [listed if w == "@" else w for w in words_of(command, tmp_path)]
    for role in NAMES:
        may = role in PERMITTED[command].split()
        ran = desk.run_as(role, *words)
        if may:
            assert (ran.status, ran.err) == (0, ""), role
            (tmp_path / "out").unlink(missing_ok=True)
            (tmp_path / "out.slots").unlink(missing_ok=True)
            break
        assert (ran.status, ran.out) == (1, ""), role
        assert ran.complaint.startswith("This is not permitted: ")
        assert not (tmp_path / "out").exists()
    for role in reversed(NAMES):
        if role not in PERMITTED[command].split():
            assert desk.run_as(role, *words).status == 1
            break


def test_a_wrong_password_is_counted(desk: Desk) -> None:
    """It opens nothing, and the next tries wait longer and longer."""
    ran = desk.run_as("nurse", "sessions", password="another one of theirs")
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("Nobody is signed in: ")
    tried = msgspec.json.decode((desk.folder / FILE).read_bytes(), type=Throttle)
    assert tried.passwords == 1


def test_too_many_wrong_ones_have_to_wait(desk: Desk) -> None:
    """Also with the right one, and also by commands, each a start of its own."""
    kept = desk.folder / FILE
    desk.run_as("nurse", "sessions", password="another one of theirs")
    tried = msgspec.json.decode(kept.read_bytes(), type=Throttle)
    kept.write_bytes(msgspec.json.encode(msgspec.structs.replace(tried, passwords=9)))
    ran = desk.run_as("nurse", "sessions")
    assert ran.status == 1
    assert ran.complaint.startswith("No password is taken yet: ")


def test_somebody_whose_access_ended(desk: Desk) -> None:
    """The slot opens the file, and the record says that it is over."""
    end_access(desk.folder, colleague("nurse"))
    ran = desk.run_as("nurse", "sessions")
    assert (ran.status, ran.out) == (1, "")
    assert "your access has ended" in ran.complaint


def test_without_a_terminal_nobody_can_be_asked(desk: Desk) -> None:
    """Name or password: what is missing, and how to give it."""
    unnamed = desk.terminal.run("sessions")
    assert (unnamed.status, unnamed.out) == (2, "")
    assert "Give it with --as NAME." in unnamed.complaint
    named = desk.terminal.run("sessions", "--as", "okafor")
    assert (named.status, named.out) == (2, "")
    assert named.complaint == (
        "Password is needed, and there is no terminal to ask for it. "
        "Give it with --password-file FILE."
    )


def test_at_a_terminal_it_is_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name first; the password is not shown as it is typed."""
    asked: list[str] = []

    def typed(prompt: str = "") -> str:
        asked.append(prompt)
        return "Okafor"

    def hidden(prompt: str = "") -> str:
        asked.append(f"hidden {prompt}")
        return colleague("nurse").typed.password

    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr(click.termui, "visible_prompt_func", typed)
    monkeypatch.setattr(click.termui, "hidden_prompt_func", hidden)
    ran = desk.terminal.run("sessions")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 2
    assert len(asked) == 2
    assert asked[1].startswith("hidden")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has to hold one line"),
        ("\n", "has to hold one line"),
        ("one\ntwo\n", "has to hold one line"),
        ("x" * 5000, "has to hold one line"),
    ],
)
def test_a_file_that_holds_no_password(desk: Desk, content: str, said: str) -> None:
    file = desk.secret(content)
    ran = desk.terminal.run("sessions", "--as", "lee", "--password-file", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.complaint


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_the_end_of_its_line_is_no_part_of_a_password(desk: Desk, ending: str) -> None:
    file = desk.secret("")
    file.write_bytes((colleague("nurse").typed.password + ending).encode())
    ran = desk.terminal.run("sessions", "--as", "okafor", "--password-file", str(file))
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_can_read_is_refused(desk: Desk, mode: int) -> None:
    file = desk.secret(colleague("nurse").typed.password)
    file.chmod(mode)
    ran = desk.terminal.run("sessions", "--as", "okafor", "--password-file", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "can be read by others" in ran.complaint


def test_a_file_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    file = str(tmp_path / "none")
    ran = desk.terminal.run("sessions", "--as", "okafor", "--password-file", file)
    assert ran.status == 2
    assert "could not be read (No such file" in ran.complaint


def test_where_nobody_signs_in_no_name_is_taken(terminal: Terminal) -> None:
    """What is done there stands for nobody by name."""
    ran = terminal.run("sessions", "--as", "okafor")
    assert (ran.status, ran.out) == (2, "")
    assert "it has a key file. Leave --as out." in ran.complaint


def test_what_is_handed_out_carries_the_person(desk: Desk, tmp_path: Path) -> None:
    """And that they signed in, before it; no account of the system."""
    words = words_of("export", tmp_path)
    assert desk.run_as("supervisor", *words).status == 0
    rows = noted_in(desk.folder)
    deeds = [row.deed for row in rows if row.who == colleague("supervisor").id]
    assert [d for d in deeds if isinstance(d, SignedIn)] == [
        SignedIn(method="password")
    ]
    exports = [d for d in deeds if isinstance(d, Exported)]
    assert [d.account for d in exports] == [None, None]


def test_whoever_signs_in_is_who_approves(desk: Desk, tmp_path: Path) -> None:
    """Nobody approves in another's name; the own name may be said again."""
    words = words_of("approve-protocol", tmp_path)
    other = desk.run_as("prescriber", *words, "--by", "Dr A. Nother")
    assert (other.status, other.out) == (2, "")
    assert other.complaint.startswith("--by names Dr A. Nother, and M. Meyer signed in")
    same = desk.run_as("prescriber", *words, "--by", " M.  Meyer")
    assert same.status == 0
    assert "is approved by M. Meyer." in same.out


def test_made_up_sessions_stay_out(desk: Desk) -> None:
    before = (desk.folder / "record.db").read_bytes()
    ran = desk.terminal.run("simulate", "--sessions", "1")
    assert (ran.status, ran.out) == (2, "")
    assert "No made-up sessions go there." in ran.err
    assert (desk.folder / "record.db").read_bytes() == before


def test_while_the_app_has_the_record_nobody_is_asked(desk: Desk) -> None:
    """It says so, and no password was tried."""
    from monitor.storage.folder import RecordFolder  # noqa: PLC0415

    held = RecordFolder(desk.folder)
    ran = desk.run_as("nurse", "sessions", password="another one of theirs")
    held.release()
    assert ran.status == 2
    assert "already open" in ran.complaint
    assert not (desk.folder / FILE).exists()


@pytest.mark.parametrize("is_keyed", [False, True])
def test_keying_anew_that_was_cut_short_is_ended_only_if_the_file_has_the_key(
    desk: Desk, *, is_keyed: bool
) -> None:
    """Else both keys stay in the slots, and it opens with the one it has."""
    slots = with_next_key(slots_for(*EVERYBODY), NEXT_KEY)
    SlotFile(desk.folder).write(slots)
    if is_keyed:
        with Database(desk.folder, Keys(current=KEY.raw)) as database:
            database.key_anew(NEXT_KEY.raw)
    assert desk.run_as("nurse", "sessions").status == 0
    assert SlotFile(desk.folder).read().slots.is_being_keyed_anew != is_keyed
    assert desk.run_as("nurse", "sessions").status == 0


def test_doctor_tells_the_rest_where_nobody_signs_in(desk: Desk) -> None:
    """Status 1, as where a record can't be opened; with somebody it is told."""
    ran = desk.terminal.run("doctor")
    assert (ran.status, ran.err) == (1, "")
    assert "Free space: " in ran.out
    assert "People sign in to it, and nobody has." in ran.out
    assert "Head: " in desk.run_by_code("doctor").out
    wrong = desk.run_as("nurse", "doctor", password="another one of theirs")
    assert (wrong.status, wrong.err) == (1, "")
    assert "Nobody is signed in" in wrong.out
