"""A key that is held down is pressed once, where it answers for a nurse."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from monitor.chart.kinds import GateAnswered, OxygenRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, open_third, weights
from tests.journeys.test_discharge import recovering
from tests.journeys.test_held_start import CHECKS
from tests.journeys.typed_checks import go_to_checks
from tests.journeys.typed_rows import CTRL, open_session


def hold(nurse: Nurse, key: Qt.Key, text: str, times: int = 3) -> None:
    """What the keyboard sends while a key is held."""
    for number in range(times):
        event = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, number > 0
        )
        QApplication.sendEvent(nurse.focus, event)
        nurse.settle()


def hold_enter(nurse: Nurse) -> None:
    hold(nurse, Qt.Key.Key_Return, "\r")


def question(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    return "" if view is None else view.question


def answers(nurse: Nurse) -> list[GateAnswered]:
    facts = (fact.payload for fact in nurse.session.session.facts)
    return [fact for fact in facts if isinstance(fact, GateAnswered)]


def test_held_enter_closes_no_session(roomed: Nurse) -> None:
    """It asks, and does not answer itself."""
    first = go(roomed, 1)
    roomed.press(4)
    roomed.type("e\n\n")
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


def test_held_digit_answers_one_item(roomed: Nurse) -> None:
    """Nobody has read the items that come after it."""
    id_ = go(roomed, 1)
    roomed.chord(Qt.Key.Key_M, CTRL)
    roomed.type("p")
    first = question(roomed)
    hold(roomed, Qt.Key.Key_0, "0", 12)
    roomed.type("\n\n")
    roomed.settle()
    assert not roomed.session.session.scores
    assert question(roomed) != first
    roomed.type("12301102\n")
    roomed.settle()
    items = [taken.recorded.items for taken in charted(roomed, id_).scores]
    assert items == [(0, 1, 2, 3, 0, 1, 1, 0, 2)]


def test_held_letter_answers_one_question(roomed: Nurse) -> None:
    """A check before leaving asks each thing by itself."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    roomed.type("7")
    hold(roomed, Qt.Key.Key_Y, "y")
    form = roomed.vigil.parts.strip.form
    picked = [
        [choice.key for choice in line._part.choices if choice.marked]
        for line in form._lines.values()
    ]
    assert picked[:2] == [["Y"], []]


def test_held_space_answers_one_check(nurse: Nurse) -> None:
    """A check that one key answers does not answer the next."""
    open_session(nurse)
    go_to_checks(nurse)
    for keys in CHECKS[:6]:
        nurse.type(keys)
        nurse.settle()
    before = len(answers(nurse))
    for key, text in ((Qt.Key.Key_Space, " "), (Qt.Key.Key_Y, "y")):
        hold(nurse, key, text, 12)
    assert len(answers(nurse)) <= before + 1


def test_keys_that_move_or_erase_go_on(roomed: Nurse) -> None:
    """Held Backspace takes back what stands in a field, letter by letter."""
    go(roomed, 1)
    roomed.press(7)
    roomed.type("calm")
    hold(roomed, Qt.Key.Key_Backspace, "\b", 3)
    hold(roomed, Qt.Key.Key_A, "a", 3)
    assert roomed.vigil.parts.strip.form._fields["note"].box.text() == "ca"


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
