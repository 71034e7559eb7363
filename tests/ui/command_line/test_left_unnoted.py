"""What could not be written was not handed out, and is not noted as that."""

from pathlib import Path

import pytest

from monitor.chart.audit import Exported
from monitor.reports.fhir import bundle
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import Desk, noted_in

_SPAN = ("oversight", "--from", "2026-01-01", "--to", "2026-06-30", "--csv")


def _exported(desk: Desk) -> list[Exported]:
    rows = noted_in(desk.folder)
    return [row.deed for row in rows if isinstance(row.deed, Exported)]


@pytest.mark.parametrize("what", ["oversight", "handover", "export", "all"])
def test_no_file_no_row(desk: Desk, tmp_path: Path, what: str) -> None:
    out = str(tmp_path / "nowhere" / "file")
    session = desk.run_as("supervisor", "sessions").out.split()[0]
    asked = {
        "oversight": (*_SPAN, out),
        "handover": ("handover", session, "--out", out),
        "export": ("export", session, "--format", "csv", "--out", out),
        "all": ("export", "--all", "--format", "json", "--out", out),
    }[what]
    ran = desk.run_as("supervisor", *asked)
    assert ran.status == 2
    assert "could not be written. No such file or directory." in ran.complaint
    assert _exported(desk) == []
    assert not list(tmp_path.glob("**/*.part"))


def test_one_that_can_not_be_told_is_left_out(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all as FHIR; it is said, and the others are there."""
    out = tmp_path / "all.fhir.json"
    tell, tried = bundle.to_fhir_line, list[int]()

    def second_fails(made: dict[str, object]) -> bytes:
        tried.append(1)
        if len(tried) > 1:
            raise ValueError
        return tell(made)

    monkeypatch.setattr(bundle, "to_fhir_line", second_fails)
    ran = terminal.run("export", "--all", "--format", "fhir", "--out", str(out))
    assert ran.status == 1
    assert "is left out. It can't be told as FHIR" in ran.err
    assert ran.out == f"1 session is in {out}.\n"
    assert len(out.read_text().splitlines()) == 1


def test_a_single_one_that_can_not_be_told_is_no_file(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: dict[str, object]) -> bytes:
        raise ValueError

    monkeypatch.setattr(bundle, "to_fhir", fails)
    session = terminal.run("sessions").out.split()[0]
    out = tmp_path / "one.json"
    ran = terminal.run("export", session, "--format", "fhir", "--out", str(out))
    assert ran.status == 2
    assert "can't be exported. It can't be told as FHIR" in ran.complaint
    assert not out.exists()
