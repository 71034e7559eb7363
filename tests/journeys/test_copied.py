"""What is copied in the real app says for how long, and is gone after that."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from monitor.chart.entries import Actor
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from tests.journeys.staffed import MARSH, OKAFOR, Staffed, person

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


class SlowDisk:
    """Takes the row of what is copied only once it is let go on."""

    def __init__(self, nurse: Nurse) -> None:
        self._nurse = nurse
        self._free = Event()
        self._has_begun = Event()
        QGuiApplication.clipboard().clear()
        nurse.vigil.bedside.ask(self._hold, lambda _: None)
        nurse.until(self._has_begun.is_set)

    def go_on(self) -> str:
        """What lies on the clipboard once every answer has come."""
        self._free.set()
        self._nurse.settle()
        self._nurse.settle()
        return QGuiApplication.clipboard().text()

    def _hold(self, _: object) -> None:
        self._has_begun.set()
        assert self._free.wait(20)


@pytest.mark.parametrize("copy", [_summary, _sheet, _call])
def test_none_lands_there_once_it_is_locked(bay: Staffed, copy: object) -> None:
    assert callable(copy)
    disk = SlowDisk(bay.nurse)
    copy(bay.nurse)
    bay.guard.lock()
    assert bay.cover == "lock"
    assert disk.go_on() == ""
    assert SAID not in bay.nurse.vigil.notice.words
    assert not bay.nurse.vigil.noted.copying.clipboard.due.isActive()


def test_nor_while_the_screen_is_only_covered(bay: Staffed) -> None:
    disk = SlowDisk(bay.nurse)
    _summary(bay.nurse)
    bay.nurse.vigil.screens.lay("veil")
    assert disk.go_on() == ""


@pytest.mark.parametrize(("who", "copied"), [(OKAFOR, True), (MARSH, False)])
def test_it_is_there_for_whoever_asked_and_nobody_else(
    bay: Staffed, who: str, *, copied: bool
) -> None:
    """Of a disk so slow that it was locked and unlocked meanwhile."""
    disk = SlowDisk(bay.nurse)
    _summary(bay.nurse)
    now = Actor(person=person(who), name=who, auth_method="pin")
    bay.nurse.vigil.store.name_actor(now)
    assert bool(disk.go_on()) is copied
