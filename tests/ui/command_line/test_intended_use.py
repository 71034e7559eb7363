"""Whatever is handed out says what it is for, and what not."""

from pathlib import Path

import pytest

from monitor.reports.session_record import INTENDED_USE
from tests.ui.command_line.running import Terminal


@pytest.mark.parametrize("form", ["csv", "json", "fhir", "text", "bundle"])
def test_each_export_says_it(
    terminal: Terminal, session: str, out: Path, form: str
) -> None:
    for number, which in enumerate((session, "--all")):
        if (which, form) == ("--all", "text"):
            continue  # There is no summary of all.
        path = out.with_name(f"{number}")
        ran = terminal.run("export", which, "--format", form, "--out", str(path))
        assert ran.status == 0, ran.complaint
        assert INTENDED_USE in path.read_text()


def test_the_transfer_sheet_says_it(
    terminal: Terminal, session: str, out: Path
) -> None:
    assert terminal.run("handover", session, "--out", str(out)).status == 0
    assert INTENDED_USE in out.read_text()
