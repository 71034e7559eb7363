"""A nurse at the keyboard: real key events into the real window, an injected clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor.charting.reads import SessionRead
from tests.clocks import ManualClock
from ui.main_window import MainWindow
from ui.views.snapshot import Saving
from ui.vigil import Vigil

_NAMED = {
    "\n": Qt.Key.Key_Return,
    "\t": Qt.Key.Key_Tab,
    "\x1b": Qt.Key.Key_Escape,
    "\b": Qt.Key.Key_Backspace,
}
_F = {n: getattr(Qt.Key, f"Key_F{n}") for n in range(1, 13)}
PATIENCE_MS = 30_000


class Nurse:
    """Types, waits until what she typed is dealt with, and reads the screen."""

    def __init__(
        self, vigil: Vigil, window: MainWindow, clock: ManualClock, qtbot: QtBot
    ) -> None:
        self.vigil = vigil
        self.window = window
        self.clock = clock
        self.start = clock.now()
        self.presses = 0
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    @property
    def session(self) -> SessionRead:
        read = self.vigil.store.snapshot.readable
        assert read is not None, "no session is shown"
        return read

    @property
    def minute(self) -> float:
        return (self.clock.now() - self.start) / timedelta(minutes=1)

    def at(self, minute: float) -> datetime:
        return self.start + timedelta(minutes=minute)

    def wait_until(self, minute: float) -> None:
        """Let the clock run on, with a tick of the app every minute."""
        while self.minute < minute:
            step = min(1.0, minute - self.minute)
            self.clock.advance(seconds=round(step * 60))
            self.vigil.bedside.tick()
            self.settle()

    def type(self, text: str) -> None:
        """Press the keys of a text one by one, wherever the focus goes."""
        for character in text:
            self.presses += 1
            if character in _NAMED:
                QTest.keyClick(self.focus, _NAMED[character])
            else:
                QTest.keyClicks(self.focus, character)

    def press(self, number: int) -> None:
        """A function key."""
        QTest.keyClick(self.focus, _F[number])

    def chord(self, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.focus, key, with_)

    def settle(self) -> None:
        """Until the record has answered everything that was asked of it."""
        answered: list[bool] = []
        self.vigil.bedside.ask(_nothing, lambda _: answered.append(True))
        self.until(lambda: bool(answered))
        record = self.vigil.store.snapshot.record
        assert record.saving is not Saving.FAULT, record.fault
        assert not record.is_untrusted, "the app made a mistake"

    def until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)


def _nothing(_: object) -> None:
    """A question that only waits for its turn."""
