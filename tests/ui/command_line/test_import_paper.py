"""``vigil import-paper``."""

import json
from pathlib import Path

import pytest

from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.ui.command_line.running import Terminal

HEADER = "observed_at,sbp,dbp,hr,spo2,rr,sedation,dissociation,distress,nausea,note\n"
SHEET = (
    f"{HEADER}2026-03-14 13:36,118,72,70,98,14,5,0,1,0,\n"
    "2026-03-14 13:46,122,74,72,97,14,5,3,1,0,calm\n"
)
BY = ("--by", "J. Marsh")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def outage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    """A record in which one session is open; the workstation failed in it."""
    folder = tmp_path / "open"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        Clinic(journal=journal, drafts=journal).start()
    return Terminal(folder, monkeypatch, capsys)


def exported(terminal: Terminal, out: Path) -> list[dict[str, object]]:
    asked = ("export", "--all", "--format", "json", "--identified", "--force")
    assert terminal.run(*asked, "--out", str(out)).status == 0
    found: list[dict[str, object]] = json.loads(out.read_text("utf-8"))["observations"]
    return [row for row in found if row["transcribed"]]


def test_the_one_open_session_takes_it_once(
    outage: Terminal, file: Path, out: Path
) -> None:
    """It says whose it is; the second time all is charted already."""
    first = outage.run("import-paper", str(file), *BY)
    assert (first.status, first.err) == (0, "")
    assert first.out == (
        "2 lines are charted for DEMO, Alex, T-0001, marked as transcribed from paper;"
        " 0 charted already.\n"
    )
    rows = exported(outage, out)
    assert len(rows) == 18
    assert {(row["author"], row["late"]) for row in rows} == {("J. Marsh", False)}

    again = outage.run("import-paper", str(file), *BY)
    assert (again.status, again.err) == (0, "")
    assert again.out.startswith("0 lines are charted")
    assert again.out.endswith("2 charted already.\n")
    assert len(exported(outage, out)) == 18


def test_a_dry_run_charts_nothing(outage: Terminal, file: Path, out: Path) -> None:
    ran = outage.run("import-paper", str(file), *BY, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("2 lines would be charted for DEMO, Alex")
    assert exported(outage, out) == []


def test_each_line_in_doubt_is_told_and_nothing_is_charted(
    outage: Terminal, file: Path, out: Path
) -> None:
    text = SHEET.replace("118,72", "300,72").replace("74,72,97", "74,172,97")
    file.write_text(text, encoding="utf-8")
    ran = outage.run("import-paper", str(file), *BY)
    assert ran.status == 1
    first, second = ran.err.splitlines()
    assert first.startswith("Line 2: ")
    assert second.startswith("Line 3: Heart rate: 70 at 13:22, up 102")
    assert ran.out.startswith("2 lines are in doubt, so nothing is charted")
    assert exported(outage, out) == []


def test_another_patients_sheet_is_refused(outage: Terminal, file: Path) -> None:
    """By the number that stands on it."""
    text = SHEET.replace("note\n", "note,patient\n").replace(
        ",calm\n", ",calm,T-0009\n"
    )
    file.write_text(text.replace("0,1,0,\n", "0,1,0,,\n"), encoding="utf-8")
    ran = outage.run("import-paper", str(file), *BY)
    assert (ran.status, ran.complaint) == (
        2,
        "The sheet is of T-0009, and this session of T-0001. Find out whose it is.",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfeo\x00b\x00", "is not UTF-8 text. Save it as CSV UTF-8."),
        (b"observed_at\n" * 200_000, "is larger than any sheet of one session."),
        (b"\x00" * 10, "The file is no text."),
        (b"a,b\n1,2\n", "The header has no column 'observed_at'"),
    ],
)
def test_what_is_no_sheet_ends_in_a_sentence(
    outage: Terminal, file: Path, content: bytes, said: str
) -> None:
    file.write_bytes(content)
    ran = outage.run("import-paper", str(file), *BY)
    assert ran.status in {1, 2}
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_mark_that_spreadsheets_write_is_read_over(
    outage: Terminal, file: Path
) -> None:
    file.write_text("\ufeff" + SHEET, encoding="utf-8")
    assert outage.run("import-paper", str(file), *BY).status == 0


def test_where_none_is_open_one_has_to_be_named(terminal: Terminal, file: Path) -> None:
    ran = terminal.run("import-paper", str(file), *BY)
    assert (ran.status, ran.complaint) == (
        2,
        "No session is open. Name one by --session; vigil sessions lists them.",
    )


def test_a_closed_one_takes_it_where_it_is_named(
    terminal: Terminal, file: Path, session: str
) -> None:
    """And says what that means, once anything of it is new."""
    text = SHEET.replace("13:36", "13:31").replace("13:46", "13:32")
    file.write_text(text, encoding="utf-8")
    asked = ("import-paper", str(file), *BY, "--session", session)
    ran = terminal.run(*asked, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    told = (
        "The session is closed: what is new {} an addendum to it. "
        "The values are checked, but no alert is shown to anybody.\n"
    )
    assert ran.out.endswith(told.format("would be"))
    done = terminal.run(*asked)
    assert done.status == 0
    assert done.out.endswith(told.format("is"))
    assert terminal.run(*asked).out.endswith("2 charted already.\n")


def test_somebody_has_to_stand_for_it(outage: Terminal, file: Path) -> None:
    ran = outage.run("import-paper", str(file))
    assert ran.status == 2
    assert "--by" in ran.complaint
    assert outage.run("import-paper", str(file), "--by", " ").status == 2


def test_a_file_that_is_not_there_is_told(outage: Terminal, tmp_path: Path) -> None:
    ran = outage.run("import-paper", str(tmp_path / "none.csv"), *BY)
    assert ran.status == 2
    assert "could not be read (No such file or directory)" in ran.complaint
