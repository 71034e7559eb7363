"""The real app with a nurse who charts an infusion, telling what each Enter took."""

import sys
from math import pi, sin
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.bench.children.frames import WatchedApplication, resident_bytes, tell
from tests.bench.raw_file import RawFile
from tests.charting.clinic import CALM, Clinic
from tests.clocks import ManualClock
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.overriding import override
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

_BEFORE = 4
"""Sets charted during the infusion before the first that is timed."""
SETS = 30
_EVERY_S = 150
_SETTLED_MS = 50


def prepare(folder: Path) -> ManualClock:
    """A record with an infusion under way; the clock as it then stands."""
    with Database(folder) as database:
        journal = FileJournal(database, SystemClock())
        clinic = Clinic(journal=journal, drafts=journal).start()
        for minute in range(2, 2 + _BEFORE):
            clinic.chart(minute, CALM)
    return clinic.clock


class Nurse(QObject):
    """Types sets whose pressure rises over the low and medium limits and falls."""

    def __init__(self, app: WatchedApplication, vigil: Vigil) -> None:
        super().__init__()
        self._app = app
        self._vigil = vigil
        self._is_saved = False
        self._has_chart = False
        self._ticked_at = 0.0
        self._charted_at = 0.0
        vigil.desks.sets.saved.connect(self._note_saved)
        app.framed = self._note_frame

    def sit_down(self) -> None:
        """Give a name; the one session that runs then comes up."""
        found: list[object] = []
        self._vigil.bedside.drafts_found.connect(found.append)
        while not found:
            self._wait()
        self._vigil.parts.start.start_requested.emit("B. Enchman RN")
        QTest.qWait(_SETTLED_MS)
        if self._vigil.screens.screen != "live":
            raise RuntimeError("The session did not come up.")
        for drawn in self._vigil.parts.live.chart.findChildren(QGraphicsView):
            drawn.viewport().installEventFilter(self)

    def chart(self, place: int) -> tuple[float, float]:
        """Type a set; from Enter to the frame with its tick, and with its mark, ms."""
        up = sin(pi * place / SETS)
        values = (
            f"{round(118 + 55 * up)}/{round(72 + 22 * up)} {round(70 + 20 * up)} "
            f"{round(98 - 3 * up)} 14 5 {round(6 * up)} 1 0"
        )
        for key in values:
            QTest.keyClicks(self._focus, key)
            QTest.qWait(1)
        # What comes after a pause in typing, such as the draft, is not in the way.
        QTest.qWait(_SETTLED_MS)
        self._is_saved = self._has_chart = False
        self._ticked_at = self._charted_at = 0.0
        began = perf_counter()
        QTest.keyClick(self._focus, Qt.Key.Key_Return)
        while not self._charted_at:
            self._wait()
        return (self._ticked_at - began) * 1000, (self._charted_at - began) * 1000

    @property
    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is None:
            raise RuntimeError("Nothing has the focus.")
        return focus

    def _note_saved(self) -> None:
        self._is_saved = True

    def _note_frame(self) -> None:
        if self._is_saved and not self._ticked_at:
            self._ticked_at = perf_counter()
        if self._has_chart and not self._charted_at:
            self._charted_at = perf_counter()

    def _wait(self) -> None:
        flags = QEventLoop.ProcessEventsFlag
        self._app.processEvents(flags.AllEvents | flags.WaitForMoreEvents)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the chart is painted anew."""
        if event.type() is QEvent.Type.Paint and self._is_saved:
            self._has_chart = True
        return False


def main() -> None:
    folder = Path(sys.argv[1])
    clock = prepare(folder / "record")
    app = WatchedApplication(["vigil"])
    apply_theme(app, Theme.day())
    window = MainWindow(DAY)
    window.show()
    vigil = Vigil(app, window, Launch(folder=folder / "record", is_by_name=True), clock)
    vigil.begin()
    nurse = Nurse(app, vigil)
    nurse.sit_down()
    app.longest_s = 0.0
    with RawFile(folder) as raw:
        for place in range(SETS):
            clock.advance(seconds=_EVERY_S)
            tick, mark = nurse.chart(place)
            tell(tick=tick, mark=mark)
            began = perf_counter()
            raw.commit()
            tell(raw=(perf_counter() - began) * 1000)
    tell(longest=app.longest_s * 1000, resident=resident_bytes())
    vigil.end()


if __name__ == "__main__":
    main()
