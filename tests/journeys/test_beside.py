"""Demo and drill are windows of their own; neither lies over alerts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.storage.database import Database
from tests.clocks import ManualClock
from tests.journeys.nurse import Nurse
from tests.journeys.typed_rows import ALT, CTRL
from tests.traps.logs import ExpectedLogs
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.views.snapshot import Saving
from ui.vigil import Vigil


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be opened, each an app of its own."""
    found: list[str] = []
    monkeypatch.setattr("ui.beside.start_beside", found.append)
    return found


def test_neither_lies_over_an_open_room(roomed: Nurse, started: list[str]) -> None:
    """It says so, and opens nothing."""
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.chord(Qt.Key.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "The drill is not opened" in roomed.vigil.notice.words
    assert started == []


def test_where_nothing_is_open_it_is_opened(nurse: Nurse, started: list[str]) -> None:
    """By its key on the start page, once the record is open."""
    nurse.chord(Qt.Key.Key_T, ALT)
    nurse.chord(Qt.Key.Key_D, ALT)
    assert started == ["drill", "demo"]


def test_neither_is_opened_before_the_rooms_are_known(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    expected_logs: ExpectedLogs,
    started: list[str],
) -> None:
    """Sessions may run in a record that is not open yet."""
    expected_logs.expect("The record can't be used: AlreadyOpen")
    clock = ManualClock()
    apply_theme(qapp, Theme.day())
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    vigil = Vigil(
        qapp, window, Launch(folder=tmp_path / "record", is_by_name=True), clock
    )
    nurse = Nurse(vigil, window, clock, qtbot)
    try:
        with Database(tmp_path / "record"):
            vigil.begin()
            nurse.until(lambda: vigil.store.snapshot.record.saving is Saving.FAULT)
            nurse.chord(Qt.Key.Key_T, ALT)
            assert "The drill is not opened" in vigil.notice.words
        vigil.bedside.tick()
        nurse.until(lambda: vigil.bedside.knows_rooms)
        assert started == []
        nurse.chord(Qt.Key.Key_T, ALT)
        assert started == ["drill"]
    finally:
        vigil.end()
