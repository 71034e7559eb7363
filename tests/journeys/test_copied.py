"""What is copied in the real app says for how long, and is gone after that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from tests.journeys.staffed import Staffed

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SAID = "cleared from the clipboard in 10 s"


def _summary(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_C, CTRL | SHIFT)


def _sheet(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_T, CTRL | SHIFT)
    nurse.type("c")


def _call(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_R, CTRL)
    nurse.type("c")


def _row(nurse: Nurse) -> None:
    chart = nurse.vigil.parts.live.chart
    chart.setFocus()
    nurse.chord(Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    nurse.chord(Qt.Key.Key_C, CTRL)


@pytest.mark.parametrize("copy", [_summary, _sheet, _call, _row])
def test_each_copy_is_cleared_after_ten_seconds(roomed: Nurse, copy: object) -> None:
    assert callable(copy)
    go(roomed, 1)
    board = QGuiApplication.clipboard()
    board.clear()
    copy(roomed)
    roomed.settle()
    assert board.text()
    assert SAID in roomed.vigil.notice.words
    due = roomed.vigil.noted.copying.clipboard.due
    assert due.isActive()
    due.timeout.emit()
    assert board.text() == ""


def test_nothing_outlasts_the_program(roomed: Nurse) -> None:
    roomed.vigil.noted.copying.clipboard.put("of a patient")
    roomed.vigil.end()
    assert QGuiApplication.clipboard().text() == ""


def test_the_lock_clears_it_at_once(bay: Staffed) -> None:
    """Also where another program says that it holds the clipboard now."""
    board = QGuiApplication.clipboard()
    clipboard = bay.nurse.vigil.noted.copying.clipboard
    clipboard.put("of a patient")
    board.setText("of a patient")
    bay.lock()
    assert board.text() == ""
    assert not clipboard.due.isActive()
