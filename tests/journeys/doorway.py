"""Somebody before the start page of an app into which people sign in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.entries import Actor
from monitor.steady_clock import SteadyClock
from tests.clocks import ManualClock
from tests.journeys.nurse import PATIENCE_MS, Nurse
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.panels.step_form import StepForm
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

NAME, SIGN_IN = "A. Okafor RN", "okafor"
PASSWORD, PIN = "kettle grass anvil moss", "481926"
OTHER = "walnut ferry copper dusk"
"""Another password."""
_NAMED = {"\n": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape, "\t": Qt.Key.Key_Tab}


class Doorway:
    """Types into the form, and waits until another step is asked."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        apply_theme(qapp, Theme.day())
        self._qtbot = qtbot
        self.clock = ManualClock()
        self.folder = folder
        self.window = MainWindow(DAY)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        launch = Launch(folder=folder, station="Ward 3")
        self.vigil = Vigil(qapp, self.window, launch, SteadyClock(self.clock))
        self.vigil.begin()

    @property
    def form(self) -> StepForm:
        return self.vigil.parts.start.steps

    @property
    def step(self) -> str:
        return self.form.step.id

    @property
    def said(self) -> str:
        """What the form says was wrong."""
        refused = [field.note for field in self.form.step.fields if field.is_refused]
        return " ".join((*refused, self.form.step.message))

    @property
    def actor(self) -> Actor | None:
        return self.vigil.store.snapshot.actor

    def until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    def at(self, step: str) -> None:
        """Wait until that is asked."""
        self.until(lambda: self.step == step and not self.form.step.is_busy)

    def type(self, text: str) -> None:
        for character in text:
            focus = QApplication.focusWidget()
            assert focus is not None
            if character in _NAMED:
                QTest.keyClick(focus, _NAMED[character])
            else:
                QTest.keyClicks(focus, character)

    def type_alt(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, Qt.KeyboardModifier.AltModifier)

    def answer(self, *texts: str) -> None:
        """Each field in place of what stood there; Enter after the last."""
        self.form.forget()
        next(iter(self.form.boxes.values())).setFocus()
        for text in texts:
            self.type(f"{text}\n")

    def is_refused(self) -> str:
        """Wait until something is said to be wrong, and tell what."""
        self.until(lambda: bool(self.said) and not self.form.step.is_busy)
        return self.said

    def is_in(self) -> Actor:
        """Wait until somebody is, and every answer has come."""
        self.until(lambda: self.actor is not None)
        Nurse(self.vigil, self.window, self.clock, self._qtbot).settle()
        assert self.actor is not None
        return self.actor

    def set_up(self, beside: str = "Nurse") -> str:
        """The first person comes in; the code as it was shown."""
        code = self.type_set_up(beside)
        self.is_in()
        return code

    def type_set_up(self, beside: str = "Nurse") -> str:
        """All four steps, whatever comes of the last; the code as it was shown."""
        self.at("who")
        choices = self.form.choices
        assert choices is not None
        choices.choose(beside)
        self.answer(NAME, SIGN_IN)
        self.at("password")
        self.answer(PASSWORD, PASSWORD)
        self.at("code")
        code = self.form.code.text()
        self.answer(code)
        self.at("pin")
        self.answer(PIN, PIN)
        return code

    def sign_in(self, name: str = SIGN_IN, password: str = PASSWORD) -> None:
        self.at("sign-in")
        self.answer(name, password)


Open = Callable[[], Doorway]
"""Opens the app anew over the same folder."""
