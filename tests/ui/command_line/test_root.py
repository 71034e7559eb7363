"""The command line as a whole: its options, its errors, and what it can do without."""

import subprocess
import sys
from pathlib import Path

import pytest

from monitor import __version__
from monitor.storage.database import Database
from tests.ui.command_line.running import ROOT, Terminal, run_alone


def test_the_version_is_told(terminal: Terminal) -> None:
    """One line with the name and the version."""
    ran = terminal.run("--version")

    assert ran == (0, f"Vigil, version {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["dance"], "No such command 'dance'. vigil --help tells how."),
        (
            ["export", "--format", "xml", "--all", "--out", "x"],
            (
                "Invalid value for '--format': 'xml' is not one of 'csv', 'json', "
                "'fhir', 'text', 'bundle', 'pdf', 'esketamine'. "
                "vigil export --help tells how."
            ),
        ),
        (["tour"], "Missing option '--out'. vigil tour --help tells how."),
    ],
)
def test_wrong_use_is_told_in_a_line(
    terminal: Terminal, arguments: list[str], complaint: str
) -> None:
    """Wrong use ends with status 2 and says where the right use is told."""
    ran = terminal.run(*arguments)

    assert (ran.status, ran.complaint, ran.out) == (2, complaint, "")


def test_what_nobody_foresaw_is_told_without_what_it_says(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kind and place in one line: an exception may say whose chart it was about."""

    def broken(**_: object) -> None:
        raise RuntimeError("Zyphrine")

    monkeypatch.setattr("ui.command_line.sessions.sessions.callback", broken)
    ran = terminal.run("sessions")

    assert (ran.status, ran.out) == (70, "")
    assert ran.complaint.startswith("A fault of the program;")
    assert "RuntimeError at" in ran.complaint
    assert "test_root.py" in ran.complaint
    assert "Zyphrine" not in ran.err


@pytest.mark.parametrize(
    "command", [["sessions"], ["verify"], ["export", "--all", "--format", "csv"]]
)
def test_a_folder_without_a_record_stays_so(
    terminal: Terminal, tmp_path: Path, command: list[str]
) -> None:
    """Looking for a record makes none."""
    terminal.folder = tmp_path / "empty"
    terminal.folder.mkdir()
    more = ["--out", str(tmp_path / "out")] if command[0] == "export" else []
    ran = terminal.run(*command, *more)

    assert ran.status == 2
    assert ran.complaint.startswith(f"There is no record in {terminal.folder}. Start")
    assert list(terminal.folder.iterdir()) == []


@pytest.mark.parametrize(
    "command", [["sessions"], ["verify"], ["export", "--all", "--format", "json"]]
)
def test_a_record_in_use_is_left_alone(
    record: Path, tmp_path: Path, command: list[str]
) -> None:
    """While another process has it open, a command says so and stops."""
    more = ["--out", str(tmp_path / "out")] if command[0] == "export" else []
    with Database(record):
        ran = run_alone("--data", str(record), *command, *more)

    assert ran.status == 2
    assert ran.complaint.startswith("This record is already open.")
    assert not (tmp_path / "out").exists()


def test_commands_need_no_display(record: Path, tmp_path: Path) -> None:
    """Listing, verifying and exporting work where no window could open."""
    out = tmp_path / "all.json"
    data = ("--data", str(record))

    listed = run_alone(*data, "sessions")
    verified = run_alone(*data, "verify")
    exported = run_alone(
        *data, "export", "--all", "--format", "json", "--out", str(out)
    )

    assert [r.status for r in (listed, verified, exported)] == [0, 0, 0]
    assert [r.err for r in (listed, verified, exported)] == ["", "", ""]
    assert len(listed.out.splitlines()) == len(out.read_text().splitlines()) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others have one")
@pytest.mark.parametrize("command", [[], ["demo"], ["drill"]])
def test_windows_need_a_display(tmp_path: Path, command: list[str]) -> None:
    """It is said in a line, which names what there is to see without one."""
    ran = run_alone("--data", str(tmp_path / "record"), *command)

    assert ran.status == 2
    assert ran.complaint.startswith("No window can open here")
    assert "`vigil tour --out FOLDER` draws every screen" in ran.complaint
    assert not (tmp_path / "record").exists()


def test_commands_load_no_toolkit(record: Path) -> None:
    """What only reads the record starts without Qt."""
    code = (
        "import sys\n"
        f"sys.argv = ['vigil', '--data', {str(record)!r}, 'sessions']\n"
        "from ui.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print([m for m in sys.modules if 'PySide6' in m])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("verb", ["sessions", "verify"])
def test_the_folder_may_stand_after_the_command(verb: str, terminal: Terminal) -> None:
    """It means the same as before it."""
    before = terminal.run(verb)
    after = terminal.say(verb, "--data", str(terminal.folder))

    assert before.status == 0
    assert after == before


def test_two_folders_are_refused(terminal: Terminal) -> None:
    """Nobody guesses which is meant."""
    ran = terminal.run("sessions", "--data", "elsewhere")

    assert ran.status == 2
    assert ran.complaint.startswith("--data names two folders. Name one.")


@pytest.mark.parametrize(
    "words",
    [
        ("--data", "one", "--data", "other", "sessions"),
        ("sessions", "--data", "one", "--data", "other"),
    ],
)
def test_two_folders_in_one_place(terminal: Terminal, words: tuple[str, ...]) -> None:
    """Neither is taken in silence."""
    ran = terminal.say(*words)

    assert (ran.status, ran.out) == (2, "")
    assert ran.complaint.startswith("--data names two folders. Name one.")
