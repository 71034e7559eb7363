"""Tests of what is loaded when."""

import subprocess
import sys
from pathlib import Path

_LOOK = """
import sys
from pathlib import Path
from ui import app
from ui.launch import Launch
from ui.panels.first_frame import FirstFrame

def painted(frame, event, paint=FirstFrame.paintEvent):
    paint(frame, event)
    print("painted", "ui.vigil" in sys.modules)

def begun(running, begin=app.Running.begin):
    begin(running)
    print("begun")
    running._app.quit()

FirstFrame.paintEvent = painted
app.Running.begin = begun
app.open_app(Launch(folder=Path(sys.argv[1])))
"""


def test_the_first_frame_is_painted_before_the_rest_is_loaded(tmp_path: Path) -> None:
    """Whoever starts Vigil sees its window before half a second of imports."""
    told = subprocess.run(
        [sys.executable, "-c", _LOOK, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert told[0] == "painted False"
    assert told[-1] == "begun"
