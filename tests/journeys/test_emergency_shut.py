"""The emergency key while the record is still shut, and the clock was set meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.steady_clock import SteadyClock
from monitor.storage.database import Database
from tests.journeys.nurse import Nurse
from tests.journeys.test_emergency import emergencies
from tests.journeys.two_rooms import two_rooms
from tests.traps.logs import ExpectedLogs
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.views.snapshot import Saving
from ui.vigil import Vigil


@pytest.fixture
def over(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Callable[[timedelta], Nurse]:
    """A nurse of two rooms whose app has not begun, and whose clock is that far off."""

    def made(by: timedelta) -> Nurse:
        clock = two_rooms(tmp_path / "record")
        start = clock.now()
        clock.step_wall_to(start + by)
        apply_theme(qapp, Theme.day())
        window = MainWindow(DAY)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        launch = Launch(folder=tmp_path / "record", is_by_name=True)
        nurse = Nurse(
            Vigil(qapp, window, launch, SteadyClock(clock)), window, clock, qtbot
        )
        nurse.start = start
        return nurse

    return made


@pytest.mark.parametrize(
    "by", [timedelta(minutes=-8), timedelta(0), timedelta(hours=1)]
)
def test_time_zero_is_of_the_press(
    over: Callable[[timedelta], Nurse],
    tmp_path: Path,
    expected_logs: ExpectedLogs,
    by: timedelta,
) -> None:
    """By the time of the record, which nobody knew then; and no letter is lost."""
    expected_logs.expect("The record can't be used: AlreadyOpen")
    nurse = over(by)
    vigil = nurse.vigil
    try:
        with Database(tmp_path / "record"):
            vigil.begin()
            nurse.until(lambda: vigil.store.snapshot.record.saving is Saving.FAULT)
            QTest.keyClick(nurse.focus, Qt.Key.Key_Pause)
            vigil.bedside.tick()
        nurse.clock.advance(seconds=3)
        vigil.bedside.tick()
        nurse.until(lambda: len(vigil.store.snapshot.rooms) == 2)
        nurse.until(lambda: vigil.store.snapshot.record.fault is None)
        nurse.settle()
        nurse.type("1")
        nurse.settle()
        nurse.clock.advance(seconds=3)
        nurse.type("O")
        nurse.settle()
        (found,) = emergencies(nurse, 1)
        assert found.declared_at == nurse.start
        assert [s.label for s in found.stamps] == ["Oxygen"]
    finally:
        vigil.end()
