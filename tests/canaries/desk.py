"""Somebody at the real app, who types or has the record chart it as a form does."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from monitor.chart.commands import AnyCommand
from monitor.charting.reads import Charted
from monitor.charting.recorder import Recorder
from tests.journeys.doorway import Doorway
from tests.journeys.nurse import Nurse

T = TypeVar("T")


class Desk:
    """Somebody signed in at the workstation."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]
        request = SimpleNamespace(node=SimpleNamespace())
        bot = QtBot(cast("pytest.FixtureRequest", request))
        self.door = Doorway(bot, app, folder)
        self.nurse = Nurse(self.door.vigil, self.door.window, self.door.clock, bot)

    def ask(self, question: Callable[[Recorder], T]) -> T:
        answers: list[T] = []
        self.nurse.vigil.bedside.ask(question, answers.append)
        self.nurse.until(lambda: bool(answers))
        return answers[0]

    def send(self, command: AnyCommand) -> None:
        """As a form does, and wait until it is charted."""
        answers: list[object] = []
        self.nurse.vigil.bedside.send(command, answers.append, answers.append)
        self.nurse.until(lambda: bool(answers))
        assert isinstance(answers[0], Charted), answers
        self.nurse.settle()

    def keys(self, *texts: str) -> None:
        """Each with what comes of it."""
        for text in texts:
            self.nurse.type(text)
            self.nurse.settle()
