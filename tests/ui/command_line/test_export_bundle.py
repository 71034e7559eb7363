"""`vigil export --format bundle`, proved without the program."""

import re
from pathlib import Path
from uuid import UUID

import pytest

from monitor.chart.audit import Exported
from monitor.chartverify import __main__ as verifier
from tests.storage.tampering import without_guards
from tests.ui.command_line.running import NOBODY, Terminal, noted


def proved(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the verifier says of a bundle that is whole by a code that was noted."""
    assert verifier.main([str(path)]) == verifier.NOT_PROVED
    code = re.findall(r"(?:[0-9a-f]{4} ){4}[0-9a-f]{4}", capsys.readouterr().out)[-1]
    assert verifier.main([str(path), "--code", code]) == verifier.WHOLE
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
