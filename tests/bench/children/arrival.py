"""The real app with a nurse who signs in, locks and comes back: how long she waits."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from monitor.access import derivation, signing_in
from monitor.access.derivation import Derivation
from monitor.clock import SystemClock
from monitor.steady_clock import SteadyClock
from tests.bench.children.frames import Pulse, WatchedApplication, tell
from tests.desk import START
from tests.journeys.two_rooms import two_rooms
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.overriding import override
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

NAME, SIGN_IN = "A. Okafor RN", "okafor"
PASSWORD, PIN = "kettle grass anvil moss", "481926"
_PATIENCE_S = 60
_SETTLED_MS = 300


class DayOfRecord(SystemClock):
    """Runs as the workstation's clock does, on the day of what is charted."""

    def __init__(self, at: datetime) -> None:
        super().__init__("Europe/London")
        self._behind = super().now() - at

    @override
    def now(self) -> datetime:
        return super().now() - self._behind


class TimedDerivation:
    """Stands before the derivation of a password's key, and adds up what it took."""

    def __init__(self) -> None:
        self.spent_s = 0.0
        self._derived = derivation.derived
        vars(signing_in)["derived"] = self

    def __call__(self, password: bytes, salt: bytes, cost: Derivation) -> bytes:
        began = perf_counter()
        try:
            return self._derived(password, salt, cost)
        finally:
            self.spent_s += perf_counter() - began


class Arrival:
    """Types into the real window, and waits for its frames."""

    def __init__(self, app: WatchedApplication, vigil: Vigil) -> None:
        self._app = app
        self._vigil = vigil
        self._painted_at = 0.0
        self._is_seen: Callable[[], bool] = bool
        app.framed = self._note_frame

    def set_up(self) -> None:
        """The first person takes over the record that was made without people."""
        form = self._vigil.parts.start.steps
        self._until(lambda: form.step.id == "who" and form.choices is not None)
        if form.choices is not None:
            form.choices.choose("Nurse")
        self._answer("who", NAME, SIGN_IN)
        self._answer("password", PASSWORD, PASSWORD)
        self._until(lambda: form.step.id == "code")
        self._answer("code", form.code.text())
        self._answer("pin", PIN, PIN)
        self._until(lambda: self._vigil.screens.screen == "board")

    def sign_in(self) -> float:
        """From Enter to the first frame of the board, s."""
        self._answer("sign-in", SIGN_IN, PASSWORD)
        return self._wait_for(lambda: self._vigil.screens.screen == "board")

    def unlock(self) -> float:
        """From the last digit of the PIN to the first frame of the board, s."""
        QTest.keyClick(self._focus, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: self._vigil.screens.cover == "lock")
        self._until(self._vigil.parts.lock.form.boxes.isVisible)
        QTest.qWait(_SETTLED_MS)
        QTest.keyClicks(self._focus, PIN)
        QTest.keyClick(self._focus, Qt.Key.Key_Return)
        return self._wait_for(lambda: self._vigil.screens.cover == "")

    @property
    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is None:
            raise RuntimeError("Nothing has the focus.")
        return focus

    def _answer(self, step: str, *texts: str) -> None:
        form = self._vigil.parts.start.steps
        self._until(lambda: form.step.id == step and not form.step.is_busy)
        QTest.qWait(_SETTLED_MS)
        for box, text in zip(form.boxes.values(), texts, strict=True):
            box.setText(text)
        next(reversed(form.boxes.values())).setFocus()
        QTest.keyClick(self._focus, Qt.Key.Key_Return)

    def _wait_for(self, is_seen: Callable[[], bool]) -> float:
        """Until a frame is painted of which that is so; s since now."""
        began = perf_counter()
        self._painted_at, self._is_seen = 0.0, is_seen
        self._until(lambda: self._painted_at > 0)
        self._is_seen = bool
        return self._painted_at - began

    def _until(self, is_so: Callable[[], bool]) -> None:
        ends = perf_counter() + _PATIENCE_S
        flags = QEventLoop.ProcessEventsFlag
        while not is_so():
            if perf_counter() > ends:
                form = self._vigil.parts.start.steps
                where = self._vigil.screens.on_top
                raise RuntimeError(f"Waited in vain on {where}, at {form.step!r}.")
            self._app.processEvents(flags.AllEvents | flags.WaitForMoreEvents)

    def _note_frame(self) -> None:
        if self._is_seen() and not self._painted_at:
            self._painted_at = perf_counter()


def main() -> None:
    """With a number: the run, each some minutes after the one before it."""
    folder, run = Path(sys.argv[1]), int(sys.argv[2])
    if run == 0:
        two_rooms(folder)
    app = WatchedApplication(["vigil"])
    apply_theme(app, Theme.day())
    window = MainWindow(DAY)
    window.show()
    window.activateWindow()
    clock = SteadyClock(DayOfRecord(START + timedelta(minutes=10 + run)))
    vigil = Vigil(app, window, Launch(folder=folder, station="Ward 3"), clock)
    timed = TimedDerivation()
    vigil.begin()
    arrival = Arrival(app, vigil)
    if run == 0:
        arrival.set_up()
    else:
        _tell_all(arrival, timed, window)
    vigil.end()


def _tell_all(arrival: Arrival, timed: TimedDerivation, window: MainWindow) -> None:
    took = arrival.sign_in()
    tell(sign_in=took - timed.spent_s, derivation=timed.spent_s)
    # Not before: pyqtgraph is loaded while the password is looked at.
    pulse = Pulse(window)
    tell(unlock=arrival.unlock(), longest=pulse.longest_s)


if __name__ == "__main__":
    main()
