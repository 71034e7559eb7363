"""``vigil print-sheet`` and the esketamine page of ``vigil export``."""

import hashlib
from pathlib import Path

import pytest

from monitor.chart.audit import Exported
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.builders import iv40_text
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.ui.command_line.running import Terminal, noted
from tests.ui.printing.paper import needs_poppler, pages_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def open_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    folder = tmp_path / "open"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        Clinic(journal=journal, drafts=journal).start()
    return Terminal(folder, monkeypatch, capsys)


@needs_poppler
def test_the_sheet_of_an_open_session_is_noted(open_one: Terminal, out: Path) -> None:
    session = open_one.run("sessions").out.split()[0]
    ran = open_one.run("print-sheet", session[:8], "--out", str(out))
    assert (ran.status, ran.out) == (0, f"The sheet is in {out}.\n")
    assert "DEMO, Alex" in pages_of(out)[0]
    (row,) = noted(open_one)
    assert isinstance(row.deed, Exported)
    assert row.deed.form == "downtime sheet, pdf"
    assert row.deed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()


@needs_poppler
def test_a_blank_sheet_needs_no_record(terminal: Terminal, out: Path) -> None:
    ran = terminal.say("print-sheet", "--protocol", "iv_pain", "--out", str(out))
    assert ran.status == 0
    assert "Protocol iv_pain" in pages_of(out)[0]


@needs_poppler
def test_a_blank_sheet_is_of_what_this_site_approved(
    terminal: Terminal, out: Path, tmp_path: Path
) -> None:
    """Its own text under its own id, and another version of one that ships."""
    text = iv40_text()
    for id_, changed in (
        ("iv40", text.replace("version = 1", "version = 2", 1)),
        ("own", text.replace('id = "iv40"', 'id = "own"', 1)),
    ):
        file = tmp_path / f"{id_}.toml"
        file.write_text(changed, encoding="utf-8")
        by = ("--by", "Dr M. Meyer", "--confirm", id_)
        assert terminal.run("approve-protocol", str(file), *by).status == 0
    asked = ("--out", str(out), "--force")
    for id_, named in (("iv40", "iv40 v2"), ("own", "own v1")):
        assert terminal.run("print-sheet", "--protocol", id_, *asked).status == 0
        told = " ".join(pages_of(out)[0].split())
        assert f"Protocol {named}, approved by Dr M. Meyer (unverified)" in told
    ran = terminal.run("print-sheet", "--protocol", "iv40", "--shipped", *asked)
    assert ran.status == 0
    assert "Protocol iv40 v1" in pages_of(out)[0]
    ran = terminal.run("print-sheet", "--protocol", "own", "--shipped", *asked)
    assert "There is no protocol own. There are iv40" in ran.complaint


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "Name one session, or a blank sheet by --protocol."),
        (("abc", "--protocol", "iv40"), "Name one session, or a blank sheet"),
        (("--protocol", "iv41"), "There is no protocol iv41. There are iv40, "),
        (("feed",), "No session begins with feed."),
    ],
)
def test_what_can_not_be_printed_is_told(
    terminal: Terminal, out: Path, asked: tuple[str, ...], said: str
) -> None:
    ran = terminal.run("print-sheet", *asked, "--out", str(out))
    assert ran.status == 2
    assert said in ran.complaint
    assert not out.exists()


def test_a_closed_session_has_none(terminal: Terminal, session: str, out: Path) -> None:
    ran = terminal.run("print-sheet", session, "--out", str(out))
    assert ran.status == 2
    assert ran.complaint == (
        f"The session is closed. vigil export {session} --format pdf writes its report."
    )
    assert noted(terminal) == ()


def test_a_file_that_is_there_is_left_alone(terminal: Terminal, out: Path) -> None:
    out.write_text("kept", encoding="utf-8")
    asked = ("print-sheet", "--protocol", "iv40", "--out", str(out))
    assert "is there already" in terminal.run(*asked).complaint
    assert out.read_text(encoding="utf-8") == "kept"
    assert terminal.run(*asked, "--force").status == 0


def test_the_esketamine_page_is_of_sprays_alone(
    terminal: Terminal, session: str, out: Path
) -> None:
    asked = ("--format", "esketamine", "--out", str(out))
    ran = terminal.run("export", session, *asked)
    assert (ran.status, ran.complaint) == (
        2,
        "This sheet is of a nasal spray, and the session's dose is another.",
    )
    assert terminal.run("export", "--all", *asked).status == 2
    assert not out.exists()
