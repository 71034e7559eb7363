"""The program opens a window on a real display and gets ready to chart."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from monitor.access.tries import FILE as TRIES
from tests.contracts.tree import ROOT
from tests.setup.xvfb import needs_x11


@needs_x11
@pytest.mark.skipif(
    shutil.which("xwininfo") is None, reason="xwininfo is not installed"
)
def test_a_real_window_opens(qtbot: QtBot, x11_display: str, tmp_path: Path) -> None:
    """On an X11 display the window appears and asks who it is; nothing complains."""
    environ = os.environ | {
        "DISPLAY": x11_display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    said = tmp_path / "said"
    folder = tmp_path / "data" / "vigil"
    folder.mkdir(parents=True)

    def is_ready() -> bool:
        if program.poll() is not None or said.stat().st_size:
            pytest.fail(f"Ended with {program.returncode}: {said.read_text()}")
        return _is_viewable(x11_display) and (folder / TRIES).exists()

    with (
        said.open("w") as stderr,
        subprocess.Popen(
            [sys.executable, "main.py"], cwd=ROOT, env=environ, stderr=stderr
        ) as program,
    ):
        try:
            qtbot.waitUntil(is_ready, timeout=30_000)
        finally:
            program.terminate()

    assert said.read_text() == ""
    assert not (folder / "record.db").exists()


def _is_viewable(display: str) -> bool:
    asked = subprocess.run(
        ["xwininfo", "-display", display, "-name", "Vigil"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "Map State: IsViewable" in asked.stdout
