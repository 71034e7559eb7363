"""A Vigil that finds its record in use goes on by itself once it is free."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.charting.ports import Draft
from monitor.storage.database import Database
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from tests.journeys.two_rooms import two_rooms
from tests.journeys.typed_rows import CTRL
from tests.traps.logs import ExpectedLogs
from ui import questions
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.views.snapshot import Saving
from ui.vigil import Vigil


def test_it_goes_on_once_the_other_has_ended(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """Sessions, drafts and the new-session page are all there, without a restart."""
    expected_logs.expect("The record can't be used: AlreadyOpen")
    clock = two_rooms(tmp_path / "record")
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
            fault = vigil.store.snapshot.record.fault
            assert fault is not None
            vigil.bedside.tick()
        vigil.bedside.tick()
        nurse.until(lambda: len(vigil.store.snapshot.rooms) == 2)
        nurse.until(lambda: vigil.store.snapshot.record.fault is None)
        nurse.type("A. Okafor RN\n")
        nurse.settle()
        go(nurse, 1)
        nurse.chord(Qt.Key.Key_N, CTRL)
        nurse.settle()
        assert nurse.vigil.parts.opening.patient.candidates.isVisible()
    finally:
        vigil.end()


def test_drafts_are_taken_up_once(roomed: Nurse) -> None:
    """Though they are found again: a record that opens late is read twice over."""
    go(roomed, 1)
    roomed.type("118 7")
    roomed.vigil.desks.drafts.flush()
    found: list[tuple[Draft, ...]] = []
    roomed.vigil.bedside.ask(questions.drafts, found.append)
    roomed.until(lambda: bool(found))
    roomed.vigil.bedside.drafts_found.emit(found[0])
    roomed.type("2 70 98 14 5 \n")
    roomed.settle()
    view = roomed.vigil.parts.strip.set._view
    assert view is not None
    assert not any(box.face.text for box in view.boxes)
