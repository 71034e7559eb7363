"""Running a command as somebody at a terminal would, in this process or in its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from monitor.charting.ports import AuditQuery, AuditRow
from monitor.clock import SystemClock
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from ui.cli import main

ROOT = Path(__file__).parents[3]
NOBODY = str(UUID(int=7))


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """What stands on standard error, which is one line."""
        (line,) = self.err.splitlines()
        return line


class Terminal:
    """Runs commands with the record in one folder."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def run(self, *arguments: str) -> Ran:
        return self.say("--data", str(self.folder), *arguments)

    def say(self, *words: str) -> Ran:
        """Without naming the folder first."""
        self._monkeypatch.setattr(sys, "argv", ["vigil", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = self._capsys.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        return Ran(status, said.out, said.err)


def run_alone(*arguments: str) -> Ran:
    """The command in a process of its own, where there is no display at all."""
    unseen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in unseen}
    ran = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def noted(terminal: Terminal, patient: UUID | None = None) -> tuple[AuditRow, ...]:
    """What the audit log of the record has, or what it has about a patient."""
    with Database(terminal.folder) as database:
        return FileAuditLog(database, SystemClock()).find(AuditQuery(patient=patient))
