"""Tests of what is loaded when."""

import subprocess
import sys
from pathlib import Path

from ui.launch import Launch
from ui.remembered import remember_theme
from ui.theme.theme import Theme

_LOOK = """
import linecache
import sys
from pathlib import Path
from ui import app
from ui.launch import Launch
from ui.panels.first_frame import FirstFrame

def painted(frame, event, paint=FirstFrame.paintEvent):
    paint(frame, event)
    print("painted", "ui.vigil" in sys.modules)
    ours = [vars(m) for name, m in sys.modules.items() if name.startswith("ui.")]
    print("namespace", any("Qt" in names for names in ours))

def begun(running, begin=app.Running.begin):
    begin(running)
    print("read", any(name.endswith("vigil.py") for name in linecache.cache))
    print("begun")
    running._app.quit()

FirstFrame.paintEvent = painted
app.Running.begin = begun
app.open_app(Launch(folder=Path(sys.argv[1]), is_by_name=True))
"""


def test_the_first_frame_is_painted_before_the_rest_is_loaded(tmp_path: Path) -> None:
    """Whoever starts Vigil sees its window before half a second of imports."""
    told = _started(tmp_path)
    assert told[0] == "painted False"
    assert told[-1] == "begun"


def test_the_first_frame_does_without_the_namespace_of_qt(tmp_path: Path) -> None:
    """Its enumerations take longer to build than the first frame has to spare."""
    assert "namespace False" in _started(tmp_path)


def test_no_source_is_read_to_start(tmp_path: Path) -> None:
    """PySide6 would read that of every module, and keep it in memory."""
    assert "read False" in _started(tmp_path)


def _started(folder: Path) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", _LOOK, str(folder)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()


_COLOURS = """
import sys
from pathlib import Path
from ui import app
from ui.launch import Launch
from ui.panels.first_frame import FirstFrame
from ui.theme.theme import current_theme

def painted(frame, event, paint=FirstFrame.paintEvent):
    paint(frame, event)
    print(frame._ground.toImage().pixelColor(0, 0).name())

def begun(running, begin=app.Running.begin):
    begin(running)
    print(current_theme().mode.value)
    running._app.quit()

FirstFrame.paintEvent = painted
app.Running.begin = begun
app.open_app(Launch(folder=Path(sys.argv[1]), is_by_name=True))
"""


def test_whoever_chose_night_sees_no_white_at_the_start(tmp_path: Path) -> None:
    """The very first frame and all that follows wear what was chosen last."""
    remember_theme(Launch(folder=tmp_path), Theme.night())
    told = subprocess.run(
        [sys.executable, "-c", _COLOURS, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert set(told) == {Theme.night().palette.app.name(), "night"}
