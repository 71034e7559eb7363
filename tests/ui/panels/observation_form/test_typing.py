"""Sets, single lines and times typed into the strip by real keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.panels.observation_form.full_set import FULL, FULL_VALUES, saved_values
from tests.ui.panels.strip_desk import StripDesk

KEYPAD = Qt.KeyboardModifier.KeypadModifier


def test_a_full_set_is_typed_and_saved_by_keys_alone(desk: StripDesk) -> None:
    """Seventeen keys and no pointer: values, boxes and focus follow."""
    desk.type(FULL)
    assert desk.texts() == ["176/102", "98", "95", "14", "4", "5", "1", "1"]
    desk.click_key(Qt.Key.Key_Return)
    assert saved_values(desk) == FULL_VALUES
    assert desk.texts() == [""] * 8
    assert desk.focused() is desk.form.boxes[0].entry


@pytest.mark.parametrize(
    "separated", ["176/102 98 95 14 4 5 1 1", "176+102+98;95 14 4511"]
)
def test_separators_change_nothing_on_the_screen(
    desk: StripDesk, separated: str
) -> None:
    """The same set as without them."""
    desk.type(separated)
    assert desk.values() == FULL_VALUES


def test_the_number_pad_alone_is_enough(desk: StripDesk) -> None:
    """Digits, a reason, ten, unchanged and Enter without another key."""
    keys = {
        "+": Qt.Key.Key_Plus,
        "-": Qt.Key.Key_Minus,
        "*": Qt.Key.Key_Asterisk,
        "/": Qt.Key.Key_Slash,
        ".": Qt.Key.Key_Period,
    }
    for character in "176/102+-3" + "95145*-6":
        key = keys.get(character, Qt.Key(ord(character)))
        event = QKeyEvent(QEvent.Type.KeyPress, key, KEYPAD, character)
        QApplication.sendEvent(desk.focused(), event)
    assert desk.texts() == ["176/102", "equipment", "95", "14", "5", "10", "= 1", "= 1"]
    desk.click_key(Qt.Key.Key_Enter, KEYPAD)
    assert len(desk.saved) == 1


def test_the_one_line_is_typed_and_saved(desk: StripDesk) -> None:
    """Its boxes fill as it is typed; Enter saves it, and the grid is back."""
    desk.form.line_asked.emit()
    assert desk.focused() is desk.form.row.line
    desk.type("176/102 98 95 14 4 10 1 1")
    assert desk.texts() == ["176/102", "98", "95", "14", "4", "10", "1", "1"]
    desk.click_key(Qt.Key.Key_Return)
    assert saved_values(desk) == FULL_VALUES | {"dissociation": "10"}
    assert desk.focused() is desk.form.boxes[0].entry


def test_the_one_line_takes_along_what_the_boxes_hold(desk: StripDesk) -> None:
    """And gives it back with Escape."""
    desk.type("17610298")
    _press_hint(desk, "one line")
    assert desk.form.row.line.text() == "176/102 98"
    desk.type(" 95")
    desk.click_key(Qt.Key.Key_Escape)
    assert desk.texts()[:3] == ["176/102", "98", "95"]
    assert desk.focused() is desk.form.boxes[3].entry


def test_what_is_wrong_in_the_line_is_said_above_it(desk: StripDesk) -> None:
    """With the name of the field; Enter saves nothing."""
    desk.form.line_asked.emit()
    desk.type("176/102 760")
    assert "SpO₂ 0 is not taken" in desk.form.message
    desk.click_key(Qt.Key.Key_Return)
    assert desk.saved == []


def test_a_time_is_typed_below_and_the_focus_returns(desk: StripDesk) -> None:
    """The sign opens the field in the row; Enter takes it."""
    desk.type("@")
    assert desk.focused() is desk.form.row.field
    desk.type("14:02")
    assert desk.form.row.field.text() == "14:02"
    desk.click_key(Qt.Key.Key_Return)
    assert desk.focused() is desk.form.boxes[0].entry
    assert desk.keying.timed_at is not None


def _press_hint(desk: StripDesk, does: str) -> None:
    next(h for h in desk.form.header.hints if h.text() == does).click()
