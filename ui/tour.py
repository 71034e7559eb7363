"""Going through the screens of the real app on a clock that stands, for pictures."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from monitor.charting.reads import SessionRead
from monitor.simulation.playing import StageClock, read_stage
from ui.tour_rooms import play_beside

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from monitor.protocol.care_protocol import CareProtocol
    from monitor.simulation.staging import Stage
    from ui.drill import Drill
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
        self.clock = clock
        self.drill: Drill | None = None
        self._next: dict[UUID, int] = {}
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
        self.play(self.stage, until=minute)

    def play(self, *stages: "Stage", until: float) -> None:
        """Chart sessions side by side; ``until`` is a minute of the tour's own one."""
        moment = self.stage.moment(until)
        for read in self.ask(
            partial(play_beside, stages, self.clock, moment, self._next)
        ):
            self.vigil.store.take(read)
        self._look_again()

    def wait_until(self, minute: float) -> None:
        """Let time pass, and chart nothing."""
        self.clock.move_to(self.stage.moment(minute))
        self._look_again()

    def pass_seconds(self, seconds: float) -> None:
        """Let that much time pass, and chart nothing."""
        self.clock.move_to(self.clock.now() + timedelta(seconds=seconds))
        self._look_again()

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

    def fill(self, *texts: str) -> None:
        """Type into one field after the other; the last keeps the focus."""
        first, *rest = texts
        self.type(first)
        for text in rest:
            self.press(Qt.Key.Key_Tab)
            self.type(text)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self._press(key, "")
        self.settle()

    def protocol(self, id_: str) -> "CareProtocol":
        """The one of that id that is on offer."""
        offered = self.ask(_offered)
        return next(protocol for protocol in offered if protocol.id == id_)

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

    def swap_theme(self) -> None:
        """Whatever the key of it does on this page: any key lifts the veil."""
        self.vigil.swap_theme()
        self.settle()

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


def _nothing(_: "Recorder") -> None:
    """Its answer comes after the answers to all that was asked before."""


def _offered(recorder: "Recorder") -> "tuple[CareProtocol, ...]":
    return recorder.protocols
