"""``vigil import-patients``."""

import sys
from pathlib import Path

import pytest

from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.recorder import Recorder
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.screen import Screen

SOUND = (
    "identifier,family,given,born,sex,allergies\n"
    "K-004 217,Halvorsen,Ingrid,1981-03-14,female,latex\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "patients.csv"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_a_list_is_entered_once(terminal: Terminal, file: Path) -> None:
    """The second time everybody is recorded already."""
    first = terminal.run("import-patients", str(file), "--by", "J. Marsh")
    again = terminal.run("import-patients", str(file), "--by", "J. Marsh")

    assert (first.status, first.out) == (0, "1 are entered, 0 recorded already.\n")
    assert (again.status, again.out) == (0, "0 are entered, 1 recorded already.\n")


def test_a_long_import_shows_how_far_it_is(
    terminal: Terminal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, where somebody looks at it; elsewhere nothing is drawn."""
    quiet = terminal.run("import-patients", str(file), "--by", "J. Marsh")
    assert quiet.err == ""
    file.write_text(SOUND.replace("K-004 217,H", "K-2,Y"), encoding="utf-8")
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    ran = terminal.run("import-patients", str(file), "--by", "J. Marsh")
    assert ran.out == "1 are entered, 0 recorded already.\n"
    assert "Patients" in shown.getvalue()
    assert "100%" in shown.getvalue()


def test_a_dry_run_enters_nobody(terminal: Terminal, file: Path) -> None:
    """It says what would happen."""
    dry = terminal.run("import-patients", str(file), "--by", "J. Marsh", "--dry-run")
    after = terminal.run("import-patients", str(file), "--by", "J. Marsh")

    assert dry.out == "1 would be entered, 0 recorded already.\n"
    assert after.out == "1 are entered, 0 recorded already.\n"


def test_a_line_in_doubt_stops_all(terminal: Terminal, file: Path) -> None:
    """Each line in doubt is one sentence, the status is 1, and nobody is entered."""
    file.write_text(SOUND + "K-2,Abebe,Tesfaye,2.9.1987,male,\n", encoding="utf-8")

    ran = terminal.run("import-patients", str(file), "--by", "J. Marsh")
    file.write_text(SOUND, encoding="utf-8")
    after = terminal.run("import-patients", str(file), "--by", "J. Marsh")

    assert ran.status == 1
    assert ran.complaint == "Line 3: born '2.9.1987' is not a date such as 1981-03-14."
    assert ran.out.startswith("1 line is in doubt, so nobody is entered.")
    assert after.out == "1 are entered, 0 recorded already.\n"


def test_what_is_not_confirmed_is_one_sentence(
    terminal: Terminal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that the command can be run again."""

    def unsure(*_: object) -> None:
        raise Unconfirmed((), EnvironmentFault("It stopped.", "The disk.", "Look."))

    monkeypatch.setattr(Recorder, "handle", unsure)
    ran = terminal.run("import-patients", str(file), "--by", "J. Marsh")
    assert ran.status == 2
    assert ran.complaint.endswith("what is there is not charted twice.")


def test_what_differs_is_told(terminal: Terminal, file: Path) -> None:
    """The record stays, the status is 0, and the line is named."""
    terminal.run("import-patients", str(file), "--by", "J. Marsh")
    file.write_text(SOUND.replace("female", "male"), encoding="utf-8")
    ran = terminal.run("import-patients", str(file), "--by", "J. Marsh")
    assert ran.status == 0
    assert ran.complaint == "Line 2: sex stays female, the list has male."


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_can_t_be_read(
    terminal: Terminal, tmp_path: Path, content: bytes | None
) -> None:
    """A missing file and one in another encoding are told in one sentence."""
    path = tmp_path / "other.csv"
    if content is not None:
        path.write_bytes(content)

    ran = terminal.run("import-patients", str(path), "--by", "J. Marsh")

    assert ran.status == 2
    assert str(path) in ran.complaint


def test_somebody_takes_the_list_in(terminal: Terminal, file: Path) -> None:
    """Without a name nobody is entered."""
    assert terminal.run("import-patients", str(file), "--by", " ").status == 2
