"""``vigil export``."""

import csv
import json
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Actor
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.recorder import Recorder
from tests.storage.tampering import without_guards
from tests.ui.command_line.running import NOBODY, Terminal

NAMED = ("export", "--identified")
UNNAMED = (
    "Say which session, by its id or the beginning of it; vigil sessions lists them."
)


def test_one_session_as_json(terminal: Terminal, session: str, out: Path) -> None:
    """The file holds that session, whole."""
    ran = terminal.run(*NAMED, session, "--format", "json", "--out", str(out))

    exported = json.loads(out.read_text(encoding="utf-8"))
    assert (ran.status, ran.err) == (0, "")
    assert exported["session"]["id"] == session
    assert exported["session"]["patient"]["identifier"] == "T-0001"
    assert exported["session"]["closed_at"] == "2026-03-14T15:15:00Z"
    # Twelve sets of nine fields, and two values that were amended.
    assert len(exported["observations"]) == 12 * 9 + 2


def test_one_session_as_csv(terminal: Terminal, session: str, out: Path) -> None:
    """The table holds the slip and its correction."""
    terminal.run(*NAMED, session, "--format", "csv", "--out", str(out))

    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    heart_rates = [
        (r["value"], r["reason"], r["challenged"])
        for r in rows
        if r["field"] == "hr" and r["observed_at"] == "2026-03-14T13:36:00Z"
    ]
    assert {r["session"] for r in rows} == {session}
    assert heart_rates == [("174", "typing slip", "true"), ("74", "", "false")]


def test_every_session_as_json(terminal: Terminal, out: Path) -> None:
    """One object a line, newest first."""
    terminal.run(*NAMED, "--all", "--format", "json", "--out", str(out))

    lines = out.read_text(encoding="utf-8").splitlines()
    numbers = [json.loads(x)["session"]["patient"]["identifier"] for x in lines]
    assert numbers == ["T-0002", "T-0001"]


def test_every_session_as_csv(terminal: Terminal, out: Path) -> None:
    """One table under one header."""
    terminal.run(*NAMED, "--all", "--format", "csv", "--out", str(out))

    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(dict.fromkeys(r["patient"] for r in rows)) == ["T-0002", "T-0001"]


@pytest.mark.parametrize(
    ("which", "complaint"),
    [
        ([NOBODY], f"There is no session {NOBODY}. vigil sessions lists them."),
        (["alex"], "No session begins with alex. vigil sessions lists them."),
        ([""], UNNAMED),
        ([], "Name one session, or say --all; vigil sessions lists them."),
        (
            [NOBODY, "--all"],
            "Name one session, or say --all; vigil sessions lists them.",
        ),
    ],
)
def test_what_can_not_be_exported_is_told(
    terminal: Terminal, out: Path, which: list[str], complaint: str
) -> None:
    """Status 2, one sentence, and no file."""
    ran = terminal.run("export", *which, "--format", "json", "--out", str(out))

    assert (ran.status, ran.complaint) == (2, complaint)
    assert not out.exists()


def test_one_that_can_t_be_read_is_left_out_and_told(
    terminal: Terminal, session: str, out: Path
) -> None:
    """Status 1; the others are in the file all the same."""
    one = UUID(session).hex
    newer = f"UPDATE entry SET version = 9 WHERE stream = x'{one}'"  # noqa: S608 - an id of our own
    without_guards(terminal.folder, newer)
    ran = terminal.run(*NAMED, "--all", "--format", "csv", "--out", str(out))
    assert ran.status == 1
    assert ran.out.startswith("1 session is in ")
    assert ran.complaint.startswith(f"Session {session} is left out. ")
    with out.open(encoding="utf-8", newline="") as file:
        assert session not in {r["session"] for r in csv.DictReader(file)}


def test_a_place_that_is_not_there_is_told(terminal: Terminal, out: Path) -> None:
    """Status 2 and the reason of the system."""
    nowhere = str(out / "deeper")
    ran = terminal.run("export", "--all", "--format", "csv", "--out", nowhere)

    assert ran.status == 2
    assert ran.complaint == (
        f"{nowhere} could not be written. No such file or directory. "
        "Choose another file."
    )


def test_the_beginning_of_an_id_is_enough(
    terminal: Terminal, session: str, out: Path
) -> None:
    """As long as no other session begins so, in capitals or not."""
    part = session[:6].upper()
    ran = terminal.run(*NAMED, part, "--format", "json", "--out", str(out))

    assert (ran.status, ran.err) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["session"]["id"] == session


def test_a_beginning_that_two_share_is_refused(
    terminal: Terminal, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how many, and writes nothing."""
    rows = Recorder.sessions

    def twice(
        recorder: Recorder, query: SessionQuery, *, by: Actor
    ) -> tuple[SessionRow, ...]:
        return tuple(
            replace(row, id=UUID(f"abc00000-0000-0000-0000-00000000000{place}"))
            for place, row in enumerate(rows(recorder, query, by=by))
        )

    monkeypatch.setattr(Recorder, "sessions", twice)
    ran = terminal.run("export", "abc", "--format", "json", "--out", str(out))

    assert (ran.status, ran.complaint) == (
        2,
        "2 sessions begin with abc. Type more of the id.",
    )
    assert not out.exists()


def test_a_file_that_is_there_is_left_alone(terminal: Terminal, out: Path) -> None:
    """Status 2, what to do, and the file as it was."""
    out.write_text("kept", encoding="utf-8")
    ran = terminal.run("export", "--all", "--format", "csv", "--out", str(out))

    assert (ran.status, ran.complaint) == (
        2,
        f"{out} is there already. Name another file, or say --force.",
    )
    assert out.read_text(encoding="utf-8") == "kept"


def test_force_replaces_a_file(terminal: Terminal, out: Path) -> None:
    """Whoever says so means it."""
    out.write_text("old", encoding="utf-8")
    ran = terminal.run(
        "export", "--all", "--format", "csv", "--out", str(out), "--force"
    )

    assert ran.status == 0
    assert out.read_text(encoding="utf-8").startswith("session,patient,")


def test_it_says_how_many_are_where(
    terminal: Terminal, session: str, out: Path
) -> None:
    """Whoever exports hears what was written."""
    one = terminal.run("export", session, "--format", "json", "--out", str(out))
    assert one.out == f"1 session is in {out}.\n"


def test_a_folder_is_not_taken_for_a_file(terminal: Terminal, out: Path) -> None:
    """A name that ends like a folder's writes no file of that name."""
    ran = terminal.run("export", "--all", "--format", "csv", "--out", f"{out}/")
    assert ran.status == 2
    assert "is a folder" in ran.err
    assert not out.exists()


def test_one_session_as_text(terminal: Terminal, session: str, out: Path) -> None:
    """The summary names the patient and what was given."""
    ran = terminal.run("export", session, "--format", "text", "--out", str(out))

    text = out.read_text(encoding="utf-8")
    assert (ran.status, ran.err) == (0, "")
    assert "Patient: DEMO, Alex" in text
    assert "Given: 34.2 mg of 34.2 mg" in text
