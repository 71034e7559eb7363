"""The page of the lock: whom it shows, what it hides, and what is typed there."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.lock_boxes import lock_boxes
from ui.panels.lock_panel import LockPanel
from ui.panels.pin_boxes import PadKey
from ui.views.lock import Asked, LockView, Unlocker, Unlocking
from ui.views.start import RunningRow, start_view

_ROWS = (RunningRow("Room 1", "BP, open 1min", "not acknowledged", urgency="medium"),)
_NOW = datetime(2026, 3, 14, 14, 7, tzinfo=UTC)


def view(
    *,
    asks: Asked = "pin",
    name: str = "A. Okafor RN",
    refused: str = "",
    is_checking: bool = False,
) -> LockView:
    return LockView(
        running=start_view(_NOW, UTC, "Ward 3", _ROWS),
        date="Saturday 14-Mar-2026",
        locked="locked 14:05 by AO",
        unlocking=Unlocking(
            Unlocker(name, name),
            others=2,
            asks=asks,
            refused=refused,
            is_checking=is_checking,
        ),
        kept=("Half-typed set in Room 1 is kept and comes back.",),
    )


@pytest.fixture
def page(qtbot: QtBot) -> LockPanel:
    made = LockPanel()
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.display(view())
    made.show()
    made.activateWindow()
    made.take_focus()
    qtbot.waitUntil(made.form.boxes.hasFocus)
    return made


def test_six_digits_and_enter_unlock(page: LockPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.form.pin_entered) as entered:
        QTest.keyClicks(page.form.boxes, "739164")
        QTest.keyClick(page.form.boxes, Qt.Key.Key_Return)
    assert entered.args == ["739164"]


@pytest.mark.parametrize(("typed", "more"), [("", 6), ("73916", 1)])
def test_fewer_digits_are_no_try(
    page: LockPanel, qtbot: QtBot, typed: str, more: int
) -> None:
    """It says how many are missing; the doorkeeper hears nothing of it."""
    with qtbot.assertNotEmitted(page.form.pin_entered):
        QTest.keyClicks(page.form.boxes, typed)
        QTest.keyClick(page.form.boxes, Qt.Key.Key_Return)
    assert page.form.count.text() == f"{more} more of 6 digits"


def test_a_seventh_digit_is_dropped(page: LockPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.form.pin_entered) as entered:
        QTest.keyClicks(page.form.boxes, "7391648")
        QTest.keyClick(page.form.boxes, Qt.Key.Key_Enter)
    assert entered.args == ["739164"]


def test_the_pad_types_and_leaves_the_focus(page: LockPanel) -> None:
    keys = {key.text(): key for key in page.form.pad.findChildren(PadKey)}
    for digit in "73916":
        QTest.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    assert page.form.boxes.typed == 5
    QTest.mouseClick(keys["Delete"], Qt.MouseButton.LeftButton)
    assert page.form.boxes.typed == 4
    QTest.mouseClick(keys["Clear"], Qt.MouseButton.LeftButton)
    assert page.form.boxes.typed == 0
    assert page.form.boxes.hasFocus()


def test_the_keys_of_the_pad_are_large_enough(page: LockPanel) -> None:
    """Also in the lowest window (ruling 33)."""
    for key in page.form.pad.findChildren(PadKey):
        assert key.height() >= 36


def test_the_digits_are_nowhere_to_be_read(page: LockPanel) -> None:
    QTest.keyClicks(page.form.boxes, "73")
    boxes = page.form.boxes
    said = f"{boxes.accessibleName()} {boxes.accessibleDescription()}"
    assert said == "PIN, 6 digits 2 typed"


@pytest.mark.parametrize(("key", "on"), [("\t", 1), ("back", -1)])
def test_tab_goes_to_another_person(
    page: LockPanel, qtbot: QtBot, key: str, on: int
) -> None:
    pressed = Qt.Key.Key_Tab if key == "\t" else Qt.Key.Key_Backtab
    with qtbot.waitSignal(page.form.user_changed) as turned:
        QTest.keyClick(page.form.boxes, pressed)
    assert turned.args == [on]
    assert page.form.boxes.hasFocus()


def test_what_was_typed_for_one_is_not_tried_for_another(page: LockPanel) -> None:
    QTest.keyClicks(page.form.boxes, "739")
    page.display(view(name="J. Marsh RN"))
    assert page.form.boxes.typed == 0


def test_a_second_of_the_clock_leaves_the_digits(page: LockPanel) -> None:
    QTest.keyClicks(page.form.boxes, "739")
    page.display(view(refused="The screen stays locked"))
    assert page.form.boxes.typed == 3


def test_the_password_takes_the_place_of_the_pin(page: LockPanel, qtbot: QtBot) -> None:
    """And the focus with it; turning to it chooses nobody else."""
    with qtbot.assertNotEmitted(page.form.user_changed):
        page.display(view(asks="password"))
    assert not page.form.boxes.isVisible()
    assert page.form.password.box.hasFocus()
    assert page.form.password.box.displayText() == ""
    with qtbot.waitSignal(page.form.password_entered) as entered:
        QTest.keyClicks(page.form.password.box, "kettle grass")
        assert "kettle" not in page.form.password.box.displayText()
        QTest.keyClick(page.form.password.box, Qt.Key.Key_Return)
    assert entered.args == ["kettle grass"]


def test_no_password_is_no_try(page: LockPanel, qtbot: QtBot) -> None:
    page.display(view(asks="password"))
    with qtbot.assertNotEmitted(page.form.password_entered):
        QTest.keyClick(page.form.password.box, Qt.Key.Key_Return)


def test_one_try_at_a_time(page: LockPanel, qtbot: QtBot) -> None:
    page.display(view(is_checking=True))
    with qtbot.assertNotEmitted(page.form.pin_entered):
        QTest.keyClicks(page.form.boxes, "739164\r")
    assert page.form.unlock.text() == "Checking…"


def test_the_room_shows_parameter_and_shape(page: LockPanel) -> None:
    (row,) = (row for row in page.running.rows if row.isVisible())
    assert row.accessibleName() == "Room 1, medium, BP, open 1min, not acknowledged"


def test_signing_in_anew_has_a_key(page: LockPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sign_in_requested):
        QTest.keyClick(page.form.boxes, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("size", [(1280, 690), (1280, 720), (1920, 1080), (2560, 1440)])
def test_all_lies_inside_the_window(size: tuple[int, int]) -> None:
    width, height = size
    boxes = lock_boxes(width, height)
    for box in (boxes.head, boxes.rooms, boxes.form, boxes.foot):
        assert 0 <= box.x <= box.x + box.width <= width
        assert 0 <= box.y <= box.y + box.height <= height
    assert boxes.rooms.x + boxes.rooms.width < boxes.form.x
    assert boxes.form.y + boxes.form.height < boxes.foot.y


@pytest.mark.parametrize("height", [690, 720, 1080])
def test_nothing_of_the_form_is_cut_off(page: LockPanel, height: int) -> None:
    """With a refusal of two lines, which is the most that is said."""
    page.resize(1280, height)
    page.display(view(refused="The screen stays locked: that is not your PIN. " * 2))
    QApplication.processEvents()
    form = page.form
    for part in (form.boxes, form.pad, form.unlock, form.notice, form.kept):
        bottom = part.mapTo(form, QPoint(0, part.height())).y()
        assert bottom <= form.height()
    assert form.kept.height() >= form.kept.heightForWidth(form.kept.width())
