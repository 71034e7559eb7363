"""The real window over a clinic of 100,000 sessions, scrolled by key and by wheel.

Tells the longest the event loop was busy at once with each, from the first page down to
a depth that is asked for, and how long a session took from Enter to its first frame.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from monitor.clock import SystemClock
from tests.bench.children.frames import Pulse, WatchedApplication, tell
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

HELD = 200
"""Of the newest sessions, which were charted whole; of a copy no chart can be shown."""
NOTCHES = 200
OPENED = 12
_NOTCH = 120
_EVERY_MS = 8
_LIST = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Reviewer:
    """Sits down, lists all sessions, and goes through them."""

    def __init__(self, app: WatchedApplication, vigil: Vigil) -> None:
        self._app = app
        self._vigil = vigil
        self._page = vigil.parts.sessions

    def sit_down(self) -> None:
        found: list[object] = []
        self._vigil.bedside.drafts_found.connect(found.append)
        self._until(lambda: bool(found))
        self._vigil.parts.start.start_requested.emit("B. Enchman RN")
        self._until(lambda: self._vigil.screens.screen != "start")
        self.list_all()

    def list_all(self) -> None:
        """Until all is counted, which is done once."""
        QTest.keyClick(self._vigil.parts.frame, Qt.Key.Key_F, _LIST)
        self._until(lambda: bool(self._page.facets.marks))
        self._until(lambda: bool(self._page.views.buttons[-1].view.count))
        self._page.next_pane()
        self._rest()

    def hold(self, key: Qt.Key, times: int) -> None:
        for _ in range(times):
            QTest.keyPress(self._page.list, key)
            QTest.qWait(_EVERY_MS)

    def turn_wheel(self) -> None:
        for _ in range(NOTCHES):
            where = QPointF(self._page.list.viewport().rect().center())
            turned = QWheelEvent(
                where,
                QPointF(self._page.list.viewport().mapToGlobal(where.toPoint())),
                QPoint(),
                QPoint(0, -_NOTCH),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            self._app.postEvent(self._page.list.viewport(), turned)
            QTest.qWait(_EVERY_MS)

    def drag_down(self, least: int) -> None:
        """The handle to the end, again and again, until so many rows are there."""
        bar = self._page.list.verticalScrollBar()

        def is_there() -> bool:
            # The end moves on a little after the rows are there.
            bar.setValue(bar.maximum())
            return self._page.model.rowCount() >= least

        self._until(is_there)

    def go_up(self) -> None:
        self._page.list.verticalScrollBar().setValue(0)
        self._rest()

    def open(self, place: int) -> float:
        """The session so far down, from Enter to the first frame with its chart, ms."""
        listed = self._page.list
        listed.setCurrentIndex(self._page.model.index(place, 0))
        self._page.is_turned_to = True
        self._rest()
        charted = self._vigil.parts.live.chart
        framed: list[float] = []

        def note() -> None:
            if charted.isVisible() and charted.findChildren(QGraphicsView):
                framed.append(perf_counter())

        self._app.framed = note
        began = perf_counter()
        QTest.keyClick(listed, Qt.Key.Key_Return)
        self._until(lambda: bool(framed))
        self._app.framed = _nothing
        return (framed[0] - began) * 1000

    def scroll(self, name: str, act: Callable[[], None]) -> None:
        """Tell how long at once the loop stood still, and its thread worked, ms."""
        self._app.longest_s = self._app.busiest_s = 0.0
        pulse = Pulse(self._app)
        act()
        self._rest()
        longest = max(self._app.longest_s, pulse.longest_s)
        pulse.deleteLater()
        tell(**{name: longest * 1000, f"{name}_cpu": self._app.busiest_s * 1000})

    def _rest(self) -> None:
        QTest.qWait(300)

    def _until(self, is_so: Callable[[], bool]) -> None:
        flags = QEventLoop.ProcessEventsFlag
        while not is_so():
            self._app.processEvents(flags.AllEvents | flags.WaitForMoreEvents, 50)


def _nothing() -> None:
    """Nobody asks about frames."""


def main() -> None:
    folder, sessions = Path(sys.argv[1]), int(sys.argv[2])
    app = WatchedApplication(["vigil"])
    apply_theme(app, Theme.day())
    window = MainWindow(DAY)
    window.resize(1920, 1080)
    window.show()
    launch = Launch(folder=folder, is_by_name=True)
    vigil = Vigil(app, window, launch, SystemClock())
    vigil.begin()
    reviewer = Reviewer(app, vigil)
    reviewer.sit_down()
    reviewer.scroll("held_j", lambda: reviewer.hold(Qt.Key.Key_J, HELD))
    # With the chart below folded away: lines further down are copies.
    QTest.keyClick(vigil.parts.sessions.list, Qt.Key.Key_Space)
    reviewer.scroll("page_down", lambda: reviewer.hold(Qt.Key.Key_PageDown, HELD))
    reviewer.scroll("wheel", reviewer.turn_wheel)
    reviewer.scroll("dragged", lambda: reviewer.drag_down(sessions))
    reviewer.scroll("wheel_deep", reviewer.turn_wheel)
    reviewer.go_up()
    for place in range(OPENED):
        tell(opened=reviewer.open(place))
        reviewer.list_all()
    QApplication.processEvents()
    vigil.end()


if __name__ == "__main__":
    main()
