"""``vigil export``."""

import csv
import getpass
import hashlib
import json
import re
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.audit import Exported, Subject
from monitor.chart.entries import unverified
from monitor.charting.ports import AuditQuery, AuditRow, SessionQuery, SessionRow
from monitor.charting.recorder import Recorder
from monitor.chartverify import __main__ as verifier
from monitor.clock import SystemClock
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.faults import DiskFull
from tests.storage.tampering import without_guards
from tests.ui.command_line.running import Terminal

NOBODY = str(UUID(int=7))


@pytest.fixture
def session(terminal: Terminal) -> str:
    """The id of the example session."""
    return terminal.run("sessions").out.splitlines()[-1].split()[0]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_one_session_as_json(terminal: Terminal, session: str, out: Path) -> None:
    """The file holds that session, whole."""
    ran = terminal.run("export", session, "--format", "json", "--out", str(out))

    exported = json.loads(out.read_text(encoding="utf-8"))
    assert (ran.status, ran.err) == (0, "")
    assert exported["session"]["id"] == session
    assert exported["session"]["patient"]["identifier"] == "T-0001"
    assert exported["session"]["closed_at"] == "2026-03-14T15:15:00Z"
    # Twelve sets of nine fields, and two values that were amended.
    assert len(exported["observations"]) == 12 * 9 + 2


def test_one_session_as_csv(terminal: Terminal, session: str, out: Path) -> None:
    """The table holds the slip and its correction."""
    terminal.run("export", session, "--format", "csv", "--out", str(out))

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
    terminal.run("export", "--all", "--format", "json", "--out", str(out))

    lines = out.read_text(encoding="utf-8").splitlines()
    numbers = [json.loads(x)["session"]["patient"]["identifier"] for x in lines]
    assert numbers == ["T-0002", "T-0001"]


def test_every_session_as_csv(terminal: Terminal, out: Path) -> None:
    """One table under one header."""
    terminal.run("export", "--all", "--format", "csv", "--out", str(out))

    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(dict.fromkeys(r["patient"] for r in rows)) == ["T-0002", "T-0001"]


@pytest.mark.parametrize(
    ("which", "complaint"),
    [
        ([NOBODY], f"There is no session {NOBODY}. vigil sessions lists them."),
        (["alex"], "No session begins with alex. vigil sessions lists them."),
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
    ran = terminal.run("export", "--all", "--format", "csv", "--out", str(out))
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
    ran = terminal.run("export", part, "--format", "json", "--out", str(out))

    assert (ran.status, ran.err) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["session"]["id"] == session


def test_a_beginning_that_two_share_is_refused(
    terminal: Terminal, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how many, and writes nothing."""
    rows = Recorder.sessions

    def twice(recorder: Recorder, query: SessionQuery) -> tuple[SessionRow, ...]:
        return tuple(
            replace(row, id=UUID(f"abc00000-0000-0000-0000-00000000000{place}"))
            for place, row in enumerate(rows(recorder, query))
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


def noted(terminal: Terminal, patient: UUID | None = None) -> tuple[AuditRow, ...]:
    with Database(terminal.folder) as database:
        return FileAuditLog(database, SystemClock()).find(AuditQuery(patient=patient))


@pytest.mark.parametrize(("form", "rows"), [("csv", 110), ("json", 110), ("text", 0)])
def test_an_export_is_in_the_audit_log(
    terminal: Terminal, session: str, out: Path, form: str, rows: int
) -> None:
    """Who handed out which session of whom, and what: the hash is of the file."""
    terminal.run("export", session, "--format", form, "--out", str(out))

    (row,) = noted(terminal)
    content = out.read_bytes()
    account = getpass.getuser()
    assert row.who == unverified(account).person
    assert row.subject == Subject("session", UUID(session))
    assert row.deed == Exported(
        form=form,
        rows=rows or len(content.splitlines()),
        sha256=hashlib.sha256(content).hexdigest(),
        sessions=1,
        account=account,
    )
    assert noted(terminal, patient=row.patient or UUID(session)) == (row,)


def test_an_export_of_all_is_noted_for_each(terminal: Terminal, out: Path) -> None:
    """Each patient's rows tell of it; the file is one."""
    terminal.run("export", "--all", "--format", "csv", "--out", str(out))

    rows = noted(terminal)
    assert len({row.patient for row in rows}) == len(rows) == 2
    assert {row.deed.sessions for row in rows if isinstance(row.deed, Exported)} == {2}


@pytest.mark.parametrize("out_of", ["alex", None])
def test_what_was_not_exported_is_not_noted(
    terminal: Terminal, session: str, out: Path, out_of: str | None
) -> None:
    """A slip of the id or of the folder hands nothing out."""
    place = out / "deeper" if out_of is None else out
    ran = terminal.run(
        "export", out_of or session, "--format", "csv", "--out", str(place)
    )

    assert ran.status == 2
    assert noted(terminal) == ()


def test_nothing_leaves_that_can_not_be_noted(
    terminal: Terminal, session: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk ends in a sentence, and there is no file."""

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(FileAuditLog, "add", full)
    ran = terminal.run("export", session, "--format", "csv", "--out", str(out))

    assert ran.status == 2
    assert "The disk is full." in ran.complaint
    assert not out.exists()


def proved(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the verifier says of a bundle that is whole."""
    assert verifier.main([str(path)]) == verifier.WHOLE
    return capsys.readouterr().out.splitlines()


def test_one_session_as_a_bundle(
    terminal: Terminal, session: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It proves itself without the record, and tells of no other patient."""
    ran = terminal.run("export", session, "--format", "bundle", "--out", str(out))

    assert (ran.status, ran.out) == (0, f"1 session is in {out}.\n")
    assert proved(out, capsys)[1].startswith(f"It holds session {session}: ")
    assert b"T-0001" in out.read_bytes()
    assert b"T-0002" not in out.read_bytes()
    (row,) = noted(terminal)
    assert isinstance(row.deed, Exported)
    entries = sum(b'{"content"' in line for line in out.read_bytes().splitlines())
    assert (row.deed.form, row.deed.rows) == ("bundle", entries)


def test_the_record_as_a_bundle_has_its_ends(
    terminal: Terminal, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The end that vigil verify tells is the one that the bundle proves."""
    told = terminal.run("verify").out
    ran = terminal.run("export", "--all", "--format", "bundle", "--out", str(out))

    end = proved(out, capsys)[2].rpartition(": ")[2].replace(" ", "")
    assert (ran.status, ran.out) == (0, f"2 sessions are in {out}.\n")
    assert re.search(f", {end}[0-9a-f]{{44}}$", told, flags=re.MULTILINE)
    assert len(noted(terminal)) == 2


def test_a_bundle_of_an_altered_record_does_not_prove(
    terminal: Terminal, session: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is put right on the way out."""
    without_guards(terminal.folder, "UPDATE entry SET reason = 'x' WHERE seq = 9")
    terminal.run("export", session, "--format", "bundle", "--out", str(out))

    assert verifier.main([str(out)]) == verifier.NOT_WHOLE
    assert "header is not what was written" in capsys.readouterr().out


def test_a_session_that_can_t_be_read_is_bundled(
    terminal: Terminal, session: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was charted by a later version is proof as well."""
    one = UUID(session).hex
    newer = f"UPDATE entry SET kind = kind || '-x' WHERE stream = x'{one}'"  # noqa: S608 - an id of our own
    without_guards(terminal.folder, newer)
    ran = terminal.run("export", session, "--format", "bundle", "--out", str(out))

    assert ran.status == 0
    assert verifier.main([str(out)]) == verifier.NOT_WHOLE
    assert "content is not" not in capsys.readouterr().out


def test_a_bundle_of_no_session_is_told(terminal: Terminal, out: Path) -> None:
    """Status 2, and no file."""
    ran = terminal.run("export", NOBODY, "--format", "bundle", "--out", str(out))

    assert (ran.status, ran.complaint) == (
        2,
        f"There is no session {NOBODY}. vigil sessions lists them.",
    )
    assert not out.exists()


def test_one_session_as_text(terminal: Terminal, session: str, out: Path) -> None:
    """The summary names the patient and what was given."""
    ran = terminal.run("export", session, "--format", "text", "--out", str(out))

    text = out.read_text(encoding="utf-8")
    assert (ran.status, ran.err) == (0, "")
    assert "Patient: DEMO, Alex" in text
    assert "Given: 34.2 mg of 34.2 mg" in text
