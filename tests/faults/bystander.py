"""The real app, offscreen, with an infusion that nobody touches.

It tells what it shows, a line of JSON for each tick. It opens the record once told
``go``; ``lock`` covers the screen, and the end of its input ends the app.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from threading import Thread
from traceback import print_exception

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from monitor.chart.entries import unverified
from monitor.chart.kinds import AlertRaised, ClockStepped
from monitor.charting.reads import SessionRead
from monitor.clock import Clock, ScaledClock, SystemClock
from monitor.steady_clock import SteadyClock
from tests.faults.seen import Seen
from ui import opening  # noqa: F401 imported late by the app, and slow to import
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.views.snapshot import Snapshot
from ui.vigil import Vigil

_TICK_MS = 50
_AT_ONCE_S = 0.1


class Bystander(QObject):
    """Tells each snapshot, and does what it is told."""

    _heard = Signal(str)

    def __init__(self, vigil: Vigil, own: Clock) -> None:
        super().__init__()
        self._vigil = vigil
        self._own = own
        self._ticks = 0
        self._told_at: datetime | None = None
        self._heard.connect(self._obey)
        vigil.store.changed.connect(self._tell)
        vigil.bedside.rooms_known.connect(self._enter)
        # The app ticks each second; nothing here depends on how often it does.
        vigil.bedside._timer.setInterval(_TICK_MS)
        vigil.bedside._timer.timeout.connect(self._count)
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._heard.emit(line.strip())
        self._heard.emit("end")

    @Slot()
    def _count(self) -> None:
        self._ticks += 1

    @Slot()
    def _enter(self) -> None:
        nurse = unverified("B. Stander RN")
        self._vigil.store.name_actor(nurse)
        self._vigil.store.show_session(self._vigil.store.snapshot.rooms[0])
        self._vigil.screens.go("live")
        self._vigil.guard.desk.begin(nurse)

    @Slot(str)
    def _obey(self, word: str) -> None:
        if word == "lock":
            self._vigil.guard.lock()
        else:
            # Not quit: that asks the window, which asks the nurse.
            QApplication.exit(0)

    @Slot(object)
    def _tell(self, snapshot: Snapshot) -> None:
        if snapshot.rooms and snapshot.now != self._told_at:
            self._told_at = snapshot.now
            told = self._seen(snapshot.rooms[0])
            sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
            sys.stdout.flush()

    def _seen(self, read: SessionRead) -> Seen:
        payloads = [entry.payload for entry in read.entries]
        times = [entry.recorded_at for entry in read.entries]
        began = read.session.dose_started_at
        if began is None:
            raise RuntimeError("Nothing is infused.")
        slots = read.assessment.slots
        seconds, now = self._both()
        return Seen(
            seconds=seconds,
            own=self._own.now(),
            now=now,
            infused=(now - began).total_seconds(),
            shown=(read.assessment.at - began).total_seconds(),
            ticks=self._ticks,
            steps=[p.ahead_ms for p in payloads if isinstance(p, ClockStepped)],
            is_in_order=times == sorted(times),
            slots=[(slot.at, slot.state) for slot in slots],
            raised=[p.key for p in payloads if isinstance(p, AlertRaised)],
            cards=len(read.assessment.strip),
            is_locked=self._vigil.guard.desk.is_locked,
        )

    def _both(self) -> tuple[float, datetime]:
        """The system's seconds and the app's time, at one moment."""
        while True:
            seconds, now = self._own.monotonic(), self._vigil.bedside.now()
            if self._own.monotonic() - seconds < _AT_ONCE_S:
                return seconds, now


def clock_of(how: str, own: Clock) -> Clock:
    """Steady as the app has it, plain as it must not be, or so many times as fast."""
    if how == "steady":
        return SteadyClock(own)
    if how == "plain":
        return own
    return ScaledClock(own.now(), float(how), own)


def fail(kind: type[BaseException], fault: BaseException, _: object) -> None:
    """A mistake of the child's own must end it, or its parent would wait."""
    print_exception(kind, fault, fault.__traceback__)
    sys.stderr.flush()
    os._exit(1)


def main() -> None:
    sys.excepthook = fail
    folder, how, zone = Path(sys.argv[1]), *sys.argv[2:]
    app = QApplication(["vigil"])
    apply_theme(app, Theme.day())
    window = MainWindow(DAY)
    window.show()
    own = SystemClock(zone)
    launch = Launch(folder=folder, is_by_name=True)
    vigil = Vigil(app, window, launch, clock_of(how, own))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    bystander = Bystander(vigil, own)
    vigil.begin()
    app.exec()
    vigil.end()
    del bystander


if __name__ == "__main__":
    main()
