"""How far a command is, told where somebody looks at standard error, and not else."""

import sys
from pathlib import Path

import pytest

from tests.ui.command_line.running import Terminal
from tests.ui.command_line.screen import Screen

TOLD = {
    "export": (("export", "--all", "--format", "csv"), "Sessions", "100%"),
    "bundle": (("export", "--all", "--format", "bundle"), "Bundling the entries…", ""),
    "backup": (("backup",), "Copying the record, and proving the copy…", ""),
    "verify": (("verify",), "Checking the record…", ""),
    "oversight": (
        ("oversight", "--from", "2026-03-01", "--to", "2026-03-31"),
        "Sessions",
        "100%",
    ),
}


@pytest.mark.parametrize("command", TOLD)
def test_how_far_it_is_is_seen_by_whoever_looks(
    terminal: Terminal, out: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """And nothing of it gets among what the command tells."""
    asked, words, end = TOLD[command]
    to = ("--out", str(out)) if command in {"export", "bundle", "backup"} else ()
    unseen = terminal.run(*asked, *to)
    out.unlink(missing_ok=True)
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    seen = terminal.run(*asked, *to)
    assert (unseen.status, unseen.err, seen.status) == (0, "", 0)
    assert words in shown.getvalue()
    assert end in shown.getvalue()
    assert seen.out == unseen.out
