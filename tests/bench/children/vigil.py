"""Vigil as its user starts it, telling when it can be seen, read, and typed into."""

import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow

from tests.bench.children.frames import Frames, Pulse, resident_bytes, tell
from ui import app
from ui.launch import Launch
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.panels.start_panel import StartPanel
    from ui.theme.tokens import Palette

_OPENING = "Opening the record…"


class Start(Frames):
    """Tells of the frames of a start, and ends when all is loaded."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.framed = self._tell_first
        window.painted.connect(self.note_painted)

    def _tell_first(self) -> None:
        tell(first_frame=perf_counter())
        self.framed = self._tell_readable
        application = QApplication.instance()
        if application is not None:
            self.watch(application)

    def _tell_readable(self) -> None:
        at = perf_counter()
        if _start_page() is not None:
            tell(readable=at)
            self.framed = self._tell_ready
            self._tell_ready()

    def _tell_ready(self) -> None:
        """The page says that the record is open, and a name can be typed."""
        at = perf_counter()
        page = _start_page()
        if page is None or page.running.message.text() == _OPENING:
            return
        field = page.form.name.box
        if field.isEnabled() and page.window().focusWidget() is field:
            tell(ready=at)
            self._pulse = Pulse(self)
            self.framed = self._wait
            self.handled = self._tell_loaded
            self._tell_loaded()

    def _tell_loaded(self) -> None:
        """All that a live chart needs is there, whenever it was loaded."""
        if _has_canvas():
            tell(charting=perf_counter(), resident=resident_bytes())
            tell(longest=self._pulse.longest_s * 1000)
            self.handled = self._wait
            # A window over an open session would have to be asked to quit.
            QApplication.exit()

    def _wait(self) -> None:
        """Nothing is left to tell."""


class StartedWindow(MainWindow):
    """The window of Vigil, watched from its first frame on."""

    def __init__(self, palette: "Palette") -> None:
        super().__init__(palette)
        self._start = Start(self)


def _has_canvas() -> bool:
    """Whether what the chart is drawn on was made, wherever that was loaded."""
    if "pyqtgraph" not in sys.modules:
        return False
    return any(isinstance(w, QGraphicsView) for w in QApplication.allWidgets())


def _start_page() -> "StartPanel | None":
    """The start page, if it is what is painted. Nothing is imported for it."""
    (window,) = (
        w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)
    )
    for vigil in window.children():
        if type(vigil).__name__ == "Vigil" and hasattr(vigil, "parts"):
            page: StartPanel = vigil.parts.start
            return page if page.isVisible() else None
    return None


if __name__ == "__main__":
    # To look on from outside: the app has no other way to be told what to make.
    vars(app)["MainWindow"] = StartedWindow
    # As ui.cli does where no command is given.
    sys.exit(app.open_app(Launch(folder=Path(sys.argv[1]), is_by_name=True)))
