"""The text field edits as every field does, and says what became of it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.fonts import Role
from ui.theme.theme import Theme, apply_theme
from ui.widgets.text_field import TextField, Verdict


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    made = TextField("Weight", "kg", "measured today")
    qtbot.addWidget(made)
    made.resize(240, made.sizeHint().height())
    made.show()
    made.activateWindow()
    return made


def test_typing_is_announced(field: TextField) -> None:
    """Each change by the user is said with the whole text."""
    heard: list[str] = []
    field.edited.connect(heard.append)
    QTest.keyClicks(field.box, "71")
    assert heard == ["7", "71"]


def test_setting_is_no_typing(qtbot: QtBot, field: TextField) -> None:
    """Text put in by the form is not announced as typed."""
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("68.4")
    assert field.text() == "68.4"


def test_same_text_leaves_the_caret(field: TextField) -> None:
    """Showing the text that is there already does not throw the caret to the end."""
    field.set_text("68.4")
    field.box.setCursorPosition(1)
    field.set_text("68.4")
    assert field.box.cursorPosition() == 1


def test_enter_is_said(qtbot: QtBot, field: TextField) -> None:
    """Enter is the form's to act on."""
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(field.box, Qt.Key.Key_Return)


def test_focus_goes_to_the_box(field: TextField) -> None:
    """Sending the focus to the field starts the typing."""
    field.setFocus()
    assert field.box.hasFocus()


def test_verdict_is_spoken_and_seen(field: TextField) -> None:
    """A refusal stands below the box, in the box's looks and for the ear."""
    field.set_text("712")
    before = field.box.grab().toImage()
    for verdict in (Verdict.AGREED, Verdict.REFUSED, Verdict.CHALLENGED):
        field.show_note("above 300 kg", verdict)
        assert field.box.grab().toImage() != before
    spoken = QAccessible.queryAccessibleInterface(field.box)
    assert spoken.text(QAccessible.Text.Name) == "Weight, kg"
    assert spoken.text(QAccessible.Text.Description) == "above 300 kg"
    assert field.note.text() == "above 300 kg"
    field.show_note("measured today")
    assert field.box.grab().toImage() == before


def test_hint_goes_with_the_first_letter(field: TextField) -> None:
    """The hint shows only while the box is empty."""
    empty = field.box.grab().toImage()
    field.box.set_hint("Free text")
    assert field.box.grab().toImage() != empty
    field.set_text("x")
    with_hint = field.box.grab().toImage()
    field.box.set_hint("")
    assert field.box.grab().toImage() == with_hint


def test_box_stays_dark_at_night(qapp: QApplication, field: TextField) -> None:
    """A field made by day is dark after the switch."""
    apply_theme(qapp, Theme.night())
    image = field.box.grab().toImage()
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    assert ground == Theme.night().palette.field
    assert field.box.font() == Theme.night().font(Role.FIELD)


@pytest.mark.parametrize(
    ("key", "is_typed", "is_claimed"),
    [
        (Qt.Key.Key_Z, False, False),
        (Qt.Key.Key_Z, True, True),
        (Qt.Key.Key_V, False, True),
        (Qt.Key.Key_K, True, False),
        (Qt.Key.Key_U, True, False),
    ],
)
def test_keys_of_the_window(
    field: TextField, key: Qt.Key, *, is_typed: bool, is_claimed: bool
) -> None:
    """Ctrl and a letter are the window's, but for what every desktop edits with."""
    if is_typed:
        QTest.keyClicks(field.box, "71")
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
    event.ignore()
    QApplication.sendEvent(field.box, event)
    assert event.isAccepted() == is_claimed
