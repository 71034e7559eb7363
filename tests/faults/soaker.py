"""The real app, offscreen, in which one session after the other is charted for ever.

Its clock runs as fast as it is charted. A line of JSON after each session tells what
the process holds; the end of its input ends it.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Thread

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from monitor.chart.commands import RecordPatient
from monitor.chart.kinds import NoteRecorded
from monitor.charting.reads import AnyRead
from monitor.charting.recorder import Recorder
from monitor.clock import SystemClock, new_id
from monitor.steady_clock import SteadyClock
from tests.charting.clinic import HIGH, INSIDE, Clinic
from tests.clocks import ManualClock
from tests.desk import NURSE, START
from tests.faults.bystander import fail
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.overriding import override
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

_PAGE = os.sysconf("SC_PAGE_SIZE")
SETS = 11
_BETWEEN = timedelta(hours=1)
Act = Callable[[Recorder], AnyRead]


class Held(Struct, frozen=True, kw_only=True):
    """After how many sessions, and what the process holds then."""

    sessions: int
    seconds: float
    resident: int
    files: int
    threads: int
    log: int


class Busy(Clinic):
    """Charts by the recorder of the app that runs, one session after the other."""

    recorder: Recorder

    def __init__(self, clock: ManualClock) -> None:
        self._own, self._steady = clock, SteadyClock(clock)
        self._started = START
        super().__init__()

    @override
    def restart(self) -> None:
        self.clock, self.steady = self._own, self._steady

    @override
    def at(self, minute: float) -> datetime:
        return self._started + timedelta(minutes=minute)

    @override
    def recording(self, **changes: object) -> RecordPatient:
        return super().recording(identifier=f"S-{self.minted}", **changes)

    def acts(self) -> list[Act]:
        """Of one session, from its opening to its end."""
        sets = [partial(self._observe, number) for number in range(1, SETS + 1)]
        return [self._begin, *sets, self._note, self._end]

    def _begin(self, recorder: Recorder) -> AnyRead:
        self.recorder = recorder
        self.session_id, self.patient_id = new_id(), new_id()
        self._started = self.steady.now() + _BETWEEN
        self.start()
        return self.read

    def _observe(self, number: int, recorder: Recorder) -> AnyRead:
        self.chart(number * 5, HIGH if number % 4 == 0 else INSIDE)
        recorder.tick()
        return self.read

    def _note(self, _: Recorder) -> AnyRead:
        self.charted(self.fact(NoteRecorded(text="drowsy, answers when spoken to")))
        return self.read

    def _end(self, recorder: Recorder) -> AnyRead:
        self.close(SETS * 5 + 30)
        recorder.tick()
        return self.read


class Soaker(QObject):
    """One act after the other, each once the screen has taken the one before."""

    _ended = Signal()

    def __init__(self, vigil: Vigil, busy: Busy, folder: Path) -> None:
        super().__init__()
        self._vigil, self._busy = vigil, busy
        self._log = folder / "record.db-wal"
        self._acts: list[Act] = []
        self._sessions = 0
        self._ended.connect(lambda: QApplication.exit(0))
        vigil.bedside.rooms_known.connect(self._enter)
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        sys.stdin.read()
        self._ended.emit()

    @Slot()
    def _enter(self) -> None:
        self._vigil.store.name_actor(NURSE)
        self._go_on()

    def _go_on(self) -> None:
        if not self._acts:
            self._tell()
            self._acts = self._busy.acts()
        act = self._acts.pop(0)
        self._vigil.bedside.try_to_ask(act, self._take, self._fail)

    def _take(self, read: AnyRead) -> None:
        vigil = self._vigil
        vigil.store.take(read)
        if len(self._acts) == SETS + 2:
            vigil.store.show_session(read)
            vigil.screens.go("live")
        # What lies over the page at the lock is made and taken away as well.
        vigil.screens.lay("lock" if len(self._acts) == SETS else "")
        vigil.bedside.tick()
        if not self._acts:
            self._sessions += 1
            vigil.screens.go("board")
        QTimer.singleShot(0, self._go_on)

    def _fail(self, fault: Exception) -> None:
        raise fault

    def _tell(self) -> None:
        files = list(Path("/proc/self/fd").iterdir())
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        held = Held(
            sessions=self._sessions,
            seconds=SystemClock().monotonic(),
            resident=pages * _PAGE,
            files=len(files),
            threads=len(list(Path("/proc/self/task").iterdir())),
            log=self._log.stat().st_size if self._log.exists() else 0,
        )
        sys.stdout.write(msgspec.json.encode(held).decode() + "\n")
        sys.stdout.flush()


def main() -> None:
    sys.excepthook = fail
    folder = Path(sys.argv[1])
    app = QApplication(["vigil"])
    apply_theme(app, Theme.day())
    window = MainWindow(DAY)
    window.show()
    busy = Busy(ManualClock(START))
    vigil = Vigil(app, window, Launch(folder=folder, is_by_name=True), busy.steady)
    soaker = Soaker(vigil, busy, folder)
    vigil.begin()
    app.exec()
    vigil.end()
    del soaker


if __name__ == "__main__":
    main()
