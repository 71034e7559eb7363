"""The real app over a real file, offscreen, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.clocks import ManualClock
from tests.journeys.nurse import Nurse
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    apply_theme(qapp, Theme.day())
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    clock = ManualClock(START - timedelta(minutes=25))
    launch = Launch(folder=tmp_path / "record", station="Ward 3")
    vigil = Vigil(qapp, window, launch, clock)
    vigil.begin()
    nurse = Nurse(vigil, window, clock, qtbot)
    nurse.start = START
    nurse.settle()
    yield nurse
    vigil.end()
