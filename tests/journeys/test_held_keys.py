"""A key that is held down is pressed once, where it answers for a nurse."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from monitor.chart.kinds import OxygenRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, open_third, weights
from tests.journeys.typed_rows import CTRL


def hold_enter(nurse: Nurse) -> None:
    """What the keyboard sends while Enter is held."""
    for repeats in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeats,
        )
        QApplication.sendEvent(nurse.focus, event)
    nurse.settle()


def test_held_enter_closes_no_session(roomed: Nurse) -> None:
    """It asks, and does not answer itself."""
    first = go(roomed, 1)
    roomed.press(4)
    roomed.type("c\n\n")
    roomed.settle()
    roomed.clock.advance(seconds=60)
    roomed.vigil.bedside.tick()
    roomed.chord(Qt.Key.Key_E, CTRL)
    roomed.type("aWard 4\t=")
    hold_enter(roomed)
    assert charted(roomed, first).is_open
    roomed.type("\n")
    roomed.settle()
    assert not charted(roomed, first).is_open


def test_held_enter_keeps_no_pounds(roomed: Nurse) -> None:
    """The question about a weight in pounds waits for its own Enter."""
    open_third(roomed)
    roomed.type("150 lb")
    hold_enter(roomed)
    assert weights(roomed)["Room 3"] == []


@pytest.mark.parametrize("key", ["F8", "Ctrl+Z", "Ctrl+1"])
def test_keys_of_the_window_do_not_repeat(roomed: Nurse, key: str) -> None:
    """A held F8 acknowledges the card that was seen, and not the next one."""
    found = roomed.window.findChildren(QShortcut)
    assert [s.autoRepeat() for s in found if s.key().toString() == key] == [False]


def test_ctrl_z_amends_the_set_and_not_its_oxygen(roomed: Nurse) -> None:
    """Both were charted at once, and the set is what was typed."""
    first = go(roomed, 1)
    roomed.clock.advance(seconds=90)
    roomed.vigil.bedside.tick()
    roomed.type("o2\n118 72 70 98 14 5 \n")
    roomed.settle()
    session = charted(roomed, first)
    assert any(isinstance(f.payload, OxygenRecorded) for f in session.facts)
    roomed.chord(Qt.Key.Key_Z, CTRL)
    view = roomed.vigil.parts.strip.form._view
    assert view is not None
    assert view.note.startswith("Set of")
