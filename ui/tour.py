"""Going through the screens of the real app on a clock that stands, for pictures."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from monitor.charting.reads import SessionRead
from monitor.simulation.playing import StageClock, play, read_stage
from ui.drill import Drill
from ui.drill_book import DrillBook
from ui.tour_devices import play_devices
from ui.tour_rooms import play_rooms

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from monitor.simulation.staging import Stage
    from ui.main_window import MainWindow
    from ui.vigil import Vigil

T = TypeVar("T")
_ROUNDS = 5
"""How often what is posted brings about more to be posted, and more to spare."""


class Tour(QObject):
    """Someone who goes through the app, and stops where it is to be looked at."""

    def __init__(
        self, window: "MainWindow", vigil: "Vigil", stage: "Stage", clock: StageClock
    ) -> None:
        super().__init__(window)
        self._window = window
        self.vigil = vigil
        self.stage = stage
        self._clock = clock
        self._next = 0
        self._drill: Drill | None = None
        self._loop = QEventLoop(self)
        self._broken: Exception | None = None
        vigil.worker.broken.connect(self._break_off)

    def begin(self, name: str) -> None:
        """Start the app and say who charts."""
        self.vigil.begin()
        self.settle()
        self.vigil.parts.start.start_requested.emit(name)
        self.settle()

    def go_to(self, minute: float) -> None:
        """Chart what the script tells up to that minute, and look at the time then."""
        moment = self.stage.moment(minute)
        step = partial(_play, self.stage, self._clock, moment, self._next)
        self._next, read = self.ask(step)
        if read is not None:
            self.vigil.store.take(read)
        self._look_again()

    def wait_until(self, minute: float) -> None:
        """Let time pass, and chart nothing."""
        self._clock.move_to(self.stage.moment(minute))
        self._look_again()

    def pass_seconds(self, seconds: float) -> None:
        """Let that much time pass, and chart nothing."""
        self._clock.move_to(self._clock.now() + timedelta(seconds=seconds))
        self._look_again()

    def open_rooms(self) -> None:
        """Further rooms, each at another point of its session, charted beside it."""
        for read in self.ask(partial(play_rooms, self.stage, self._clock)):
            self.vigil.store.take(read)
        self._look_again()

    def begin_drill(self) -> None:
        """Over the session that is shown; nothing is charted in it, nothing kept."""
        self._drill = Drill(self.vigil, self._clock, DrillBook(None))
        self._drill.offer()
        self._drill.go()
        self.settle()

    def end_drill(self) -> None:
        if self._drill is not None:
            self._drill.stop()
        self.settle()

    def open_devices(self) -> UUID:
        """A room with nasal devices, and no other; returns its session."""
        reads = self.ask(partial(play_devices, self.stage, self._clock))
        for read in reads:
            self.vigil.store.take(read)
        self._look_again()
        return reads[-1].id

    def show_session(self) -> None:
        """Open the session by its tab in the top bar."""
        self.vigil.parts.top.tab_requested.emit(str(self.stage.session))
        self.settle()

    def open_room(self, name: str) -> None:
        """Open the session in that room by its tab in the top bar."""
        for read in self.vigil.store.snapshot.open_sessions:
            if read.room == name:
                self.vigil.parts.top.tab_requested.emit(str(read.id))
        self.settle()

    def do(self, action: str) -> None:
        """What the key of that action does."""
        self.vigil.actions.do(action)
        self.settle()

    def amend(self, minute: float) -> None:
        """Open the form that puts right the set observed at that minute."""
        moment = self.stage.moment(minute)
        sets = self.read().session.sets
        (target,) = (s.id for s in sets if s.observed_at == moment)
        self.vigil.parts.live.timeline.amend_requested.emit(target)
        self.settle()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for sign in text:
            self._press(Qt.Key(ord(sign.upper())), sign)
        self.settle()

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self._press(key, "")
        self.settle()

    def read(self) -> SessionRead:
        read = self.ask(partial(read_stage, self.stage))
        if read is None:
            raise LookupError("The session of the tour is not open yet.")
        return read

    def settle(self) -> None:
        """Wait until all that was asked of the record is answered and painted."""
        for _ in range(_ROUNDS):
            self.ask(_nothing)
            QApplication.processEvents()

    def ask(self, question: "Callable[[Recorder], T]") -> T:
        """Ask the record and wait for the answer; raises what went wrong instead."""
        answers, faults = list[T](), list[Exception]()

        def take(answer: T) -> None:
            answers.append(answer)
            self._loop.quit()

        def fail(fault: Exception) -> None:
            faults.append(fault)
            self._loop.quit()

        self.vigil.worker.ask(question, take, fail)
        while not answers and not faults and self._broken is None:
            self._loop.exec()
        for fault in (*faults, self._broken):
            if fault is not None:
                raise fault
        return answers[0]

    def draw(self, path: Path) -> None:
        """The window as it now is, as a PNG file. Raises OSError."""
        self.settle()
        if not self._window.grab().save(str(path), "PNG"):
            message = f"{path} could not be written."
            raise OSError(message)

    @Slot(object)
    def _break_off(self, fault: Exception) -> None:
        self._broken = fault
        self._loop.quit()

    def _look_again(self) -> None:
        # The second tick shows what the first was answered.
        for _ in range(2):
            self.vigil.bedside.tick()
            self.settle()

    def _press(self, key: Qt.Key, text: str) -> None:
        target = QApplication.focusWidget() or self._window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(target, event)


def _play(
    stage: "Stage",
    clock: StageClock,
    until: datetime,
    first: int,
    recorder: "Recorder",
) -> tuple[int, SessionRead | None]:
    following = play(stage, recorder, clock, until, first)
    return following, read_stage(stage, recorder)


def _nothing(_: "Recorder") -> None:
    """Its answer comes after the answers to all that was asked before."""
