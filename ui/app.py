"""Opening the app: an empty frame at once, everything else after its first paint."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QTimeZone
from PySide6.QtWidgets import QApplication

from ui.display import refuse_window
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.plain_imports import import_plainly
from ui.remembered import remembered_theme
from ui.theme.theme import DAY_THEME, apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from monitor.clock import Clock
    from ui.demo import Demo, DemoPlayer
    from ui.staying_awake import StayingAwake
    from ui.vigil import Vigil

BROKEN = 1
NO_DISPLAY = 2
HIDDEN_FOR_MS = 1000
"""How long a window that nobody can see yet, so that is not painted, is waited for."""


def open_app(launch: Launch, demo: "Demo | None" = None) -> int:
    """Run until the window is closed; returns the exit status."""
    import_plainly()
    # Only now: with the hook each takes ten times as long to import.
    from ui.one_window import RAISED, OneWindow, bring_to_front  # noqa: PLC0415
    from ui.record_folder import record_folder  # noqa: PLC0415

    obstacle = refuse_window(os.environ)
    if obstacle is not None:
        sys.stderr.write(f"{obstacle}\n")
        return NO_DISPLAY
    app = QApplication(sys.argv[:1])
    one = OneWindow(record_folder(launch))
    if one.raise_first():
        sys.stdout.write(f"{RAISED}\n")
        return 0
    theme = remembered_theme(launch)
    window = MainWindow(theme.palette)
    if launch.is_demo:
        window.setWindowTitle("Vigil drill" if launch.is_drill else "Vigil demo")
    running = Running(app, window, launch, demo)
    running.theme = theme
    running.begun = one.listen
    one.raise_wanted.connect(partial(bring_to_front, window))
    window.painted.connect(running.begin_soon)
    window.open_on(app.primaryScreen().availableGeometry())
    running.begin_by(HIDDEN_FOR_MS)
    sys.excepthook = running.take_mistake
    status = app.exec()
    one.end()
    sys.excepthook = sys.__excepthook__
    running.end()
    return status


class Running:
    """The app between its first frame and its end."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        launch: Launch,
        demo: "Demo | None" = None,
    ) -> None:
        self._app = app
        self._window = window
        self._launch = launch
        self._demo = demo
        self.theme = DAY_THEME
        self.begun: Callable[[], None] | None = None
        self._player: DemoPlayer | None = None
        self._vigil: Vigil | None = None
        self._awake: StayingAwake | None = None
        self._waiting = QTimer()
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.begin)

    def begin_by(self, milliseconds: int) -> None:
        """Begin after that time at the latest."""
        self._waiting.start(milliseconds)

    def begin_soon(self) -> None:
        """Begin once what is being painted has reached the screen."""
        if self._vigil is None:
            self._waiting.start(0)

    def begin(self) -> None:
        """Load and show everything that the first frame did without."""
        from monitor.clock import SystemClock  # noqa: PLC0415
        from monitor.steady_clock import SteadyClock  # noqa: PLC0415
        from ui.staying_awake import StayingAwake  # noqa: PLC0415
        from ui.vigil import Vigil  # noqa: PLC0415

        apply_theme(self._app, self.theme)
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        demo = self._demo
        own = SteadyClock(SystemClock(zone))
        clock = own if demo is None else demo.clock
        self._vigil = Vigil(self._app, self._window, self._launch, clock)
        self._vigil.begin()
        if not self._launch.is_demo:
            self._awake = StayingAwake(self._vigil.store)
        if demo is not None:
            self._play(demo, self._vigil)
        if self._launch.is_drill:
            self._offer_drill(clock, self._vigil)
        if self.begun is not None:
            self.begun()

    def _play(self, demo: "Demo", vigil: "Vigil") -> None:
        from ui.demo import VISITOR, DemoPlayer  # noqa: PLC0415

        self._player = DemoPlayer(demo, vigil.bedside, vigil.store)
        self._player.start()
        # Who opens a demo wants to see it play, not to be asked for a name.
        vigil.bedside.drafts_found.connect(lambda _: vigil.navigation.start(VISITOR))

    def _offer_drill(self, clock: "Clock", vigil: "Vigil") -> None:
        from ui.demo import VISITOR  # noqa: PLC0415
        from ui.drill import Drill  # noqa: PLC0415
        from ui.drill_book import DrillBook  # noqa: PLC0415
        from ui.record_folder import record_folder  # noqa: PLC0415

        drill = Drill(vigil, clock, DrillBook(record_folder(self._launch)))
        vigil.bedside.drafts_found.connect(lambda _: vigil.navigation.start(VISITOR))
        vigil.bedside.drafts_found.connect(lambda _: drill.offer())

    def take_mistake(
        self, _: type[BaseException], mistake: BaseException, __: "TracebackType | None"
    ) -> None:
        """Show a mistake of the program; without a screen to show it on, give up."""
        if self._vigil is not None:
            self._vigil.bedside.note_mistake(mistake)
            return
        sys.__excepthook__(type(mistake), mistake, mistake.__traceback__)
        self._app.exit(BROKEN)

    def end(self) -> None:
        if self._player is not None:
            self._player.stop()
        if self._vigil is not None:
            self._vigil.end()
