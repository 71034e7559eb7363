"""The page of an opening tells its alert in the bar at its foot, whatever lies over."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from monitor.chart.kinds import AlertAcknowledged
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, held, open_third
from tests.journeys.typed_rows import CTRL

HIGH = "204/118 72 98 14 5 0 1 0\na\n\n"
PANELS = ("help", "commands", "call text")


def enter_set(nurse: Nurse, keys: str = HIGH) -> None:
    """Room 3 on its page, with its first set."""
    open_third(nurse)
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t40\t\n")
    nurse.settle()
    nurse.press(2)
    nurse.type(keys)


def lay_open(nurse: Nurse, name: str) -> None:
    match name:
        case "help":
            nurse.press(1)
        case "commands":
            nurse.chord(Qt.Key.Key_K, CTRL)
        case _:
            nurse.chord(Qt.Key.Key_R, CTRL)


def told(nurse: Nurse) -> str:
    return nurse.vigil.parts.opening.bar.title.text()


def place(nurse: Nurse, widget: QWidget) -> QRect:
    corner = widget.mapTo(nurse.window, widget.rect().topLeft())
    return QRect(corner, widget.size())


def is_beside(nurse: Nurse) -> bool:
    """Whether what lies open leaves the bar and the banner free, and is whole."""
    panel = nurse.vigil.overlays.open_panel
    assert panel is not None
    laid = place(nurse, panel)
    parts = nurse.vigil.parts
    seen = (parts.opening.bar, parts.banner)
    over = [w for w in seen if laid.intersects(place(nurse, w))]
    return not over and laid.height() > 200 and nurse.window.rect().contains(laid)


def count(nurse: Nurse, kind: type) -> int:
    facts = charted(nurse, nurse.session.id).facts
    return len([fact for fact in facts if isinstance(fact.payload, kind)])


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_no_panel_covers_it(roomed: Nurse, size: tuple[int, int]) -> None:
    """Help, commands and call text end above the bar; so does an emergency."""
    roomed.window.resize(*size)
    enter_set(roomed)
    roomed.settle()
    assert told(roomed).startswith("HIGH alert: SBP 204")
    for name in PANELS:
        lay_open(roomed, name)
        assert is_beside(roomed), name
        assert not roomed.vigil.overlays.covers_alerts
        roomed.type("\x1b")
    QTest.keyClick(roomed.focus, Qt.Key.Key_Pause)
    roomed.settle()
    assert roomed.vigil.overlays.open_panel is roomed.vigil.overlays.emergency
    assert is_beside(roomed)


def test_raised_under_an_open_panel_it_is_seen(roomed: Nurse) -> None:
    """The record answers while help lies open: F8 is about what is read beside it."""
    roomed.window.resize(1280, 720)
    enter_set(roomed, "")
    event = held(roomed)
    roomed.type(HIGH)
    roomed.press(1)
    event.set()
    roomed.settle()
    assert "HIGH alert" in told(roomed)
    assert is_beside(roomed)
    roomed.press(8)
    roomed.settle()
    assert count(roomed, AlertAcknowledged) == 1
