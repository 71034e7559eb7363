"""What `vigil export` hands out is noted in the audit log before it is there."""

import getpass
import hashlib
from pathlib import Path
from uuid import UUID

import pytest

from monitor.chart.audit import Exported, Subject
from monitor.chart.entries import unverified
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.faults import DiskFull
from tests.ui.command_line.running import Terminal, noted


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
        form=form if form == "text" else f"{form}, de-identified",
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
