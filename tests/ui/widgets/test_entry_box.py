"""The entry field passes keys on and edits nothing by itself."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.entry_box import EntryBox
from ui.widgets.faces import FieldFace, FieldState, KeyName, KeyPress

KEY = Qt.Key
MODIFIER = Qt.KeyboardModifier


@pytest.fixture
def box(qtbot: QtBot) -> EntryBox:
    made = EntryBox("Heart rate")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def presses(box: EntryBox) -> list[KeyPress]:
    got: list[KeyPress] = []
    box.pressed.connect(got.append)
    return got


def test_letters_and_digits_come_as_text(
    box: EntryBox, presses: list[KeyPress]
) -> None:
    """Every key that types is passed on, right or wrong; judging is not the field's."""
    QTest.keyClicks(box, "1/x-=*@")
    assert presses == [KeyPress(KeyName.TEXT, sign) for sign in "1/x-=*@"]


def test_typing_does_not_edit(box: EntryBox) -> None:
    """What is shown changes only by the face the field is given."""
    box.show_face(FieldFace("98", 2))
    QTest.keyClicks(box, "7")
    QTest.keyClick(box, KEY.Key_Backspace)
    QTest.keyClick(box, KEY.Key_Delete)
    assert box.text() == box.face.text == "98"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (KEY.Key_Return, KeyName.ENTER),
        (KEY.Key_Enter, KeyName.ENTER),
        (KEY.Key_Backspace, KeyName.BACKSPACE),
        (KEY.Key_Delete, KeyName.DELETE),
        (KEY.Key_Escape, KeyName.ESCAPE),
        (KEY.Key_Up, KeyName.UP),
        (KEY.Key_Down, KeyName.DOWN),
        (KEY.Key_Left, KeyName.LEFT),
        (KEY.Key_Right, KeyName.RIGHT),
        (KEY.Key_Home, KeyName.HOME),
        (KEY.Key_End, KeyName.END),
    ],
)
def test_named_keys(
    box: EntryBox, presses: list[KeyPress], key: Qt.Key, name: KeyName
) -> None:
    """Keys that type nothing come by name."""
    QTest.keyClick(box, key)
    assert presses == [KeyPress(name)]


def test_numeric_keypad_is_no_chord(box: EntryBox, presses: list[KeyPress]) -> None:
    """Digits and plus of the keypad type like any other."""
    for key in (KEY.Key_7, KEY.Key_Plus):
        QTest.keyClick(box, key, Qt.KeyboardModifier.KeypadModifier)
    assert [press.text for press in presses] == ["7", "+"]


def test_alt_gr_types(
    qapp: QApplication, box: EntryBox, presses: list[KeyPress]
) -> None:
    """The @ of keyboards that have it under AltGr arrives, as Windows reports it."""
    held = MODIFIER.ControlModifier | MODIFIER.AltModifier
    qapp.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Q, held, "@"))
    assert presses == [KeyPress(KeyName.TEXT, "@")]


@pytest.mark.parametrize(
    "stroke",
    [
        (KEY.Key_F2, MODIFIER.NoModifier, ""),
        (KEY.Key_F8, MODIFIER.NoModifier, "\uf70b"),
        (KEY.Key_Tab, MODIFIER.NoModifier, "\t"),
        (KEY.Key_Z, MODIFIER.ControlModifier, "\x1a"),
        (KEY.Key_Return, MODIFIER.ControlModifier, "\r"),
        (KEY.Key_V, MODIFIER.ControlModifier, "v"),
        (KEY.Key_G, MODIFIER.AltModifier, "g"),
        (KEY.Key_G, MODIFIER.AltModifier | MODIFIER.ControlModifier, ""),
    ],
)
def test_keys_of_the_window_pass_by(
    qapp: QApplication,
    box: EntryBox,
    presses: list[KeyPress],
    stroke: tuple[Qt.Key, Qt.KeyboardModifier, str],
) -> None:
    """Function keys, Tab and chords are left to the window, as are their shortcuts."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, *stroke)
        qapp.sendEvent(box, event)
        assert not event.isAccepted() or stroke[0] is KEY.Key_Tab
    assert presses == []


def test_composed_text_is_passed_on(
    qapp: QApplication, box: EntryBox, presses: list[KeyPress]
) -> None:
    """Wide digits from an input method arrive, to be refused with a reason."""
    event = QInputMethodEvent()
    event.setCommitString("95")
    qapp.sendEvent(box, event)
    assert [press.text for press in presses] == ["9", "5"]
    assert box.text() == ""


def test_nothing_can_be_dropped(box: EntryBox) -> None:
    """Neither drag nor menu brings text into the field."""
    assert not box.acceptDrops()
    assert box.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_click_brings_the_focus(qtbot: QtBot, box: EntryBox) -> None:
    """The field can be chosen by pointer, and says so once."""
    other = EntryBox("SpO2", parent=box)
    other.show()
    other.setFocus()
    with qtbot.waitSignal(box.entered):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert box.hasFocus()


def test_leaving_is_said(qtbot: QtBot, box: EntryBox) -> None:
    """The field says when the focus goes."""
    with qtbot.waitSignal(box.left):
        box.clearFocus()


def test_screen_reader_learns_all(box: EntryBox) -> None:
    """Kind, name, text and state are there to be spoken."""
    box.show_face(FieldFace("193", 3, FieldState.CHALLENGED))
    spoken = QAccessible.queryAccessibleInterface(box)
    assert spoken.role() == QAccessible.Role.EditableText
    assert spoken.text(QAccessible.Text.Name) == "Heart rate"
    assert spoken.text(QAccessible.Text.Value) == "193"
    assert spoken.text(QAccessible.Text.Description) == "challenged"


@pytest.mark.parametrize("state", [s for s in FieldState if s is not FieldState.IDLE])
def test_each_state_looks_its_own(box: EntryBox, state: FieldState) -> None:
    """Refused, challenged and not done differ from a plain field with the same text."""
    box.show_face(FieldFace("193"))
    plain = box.grab().toImage()
    box.show_face(FieldFace("193", None, state))
    assert box.grab().toImage() != plain


def test_caret_follows_the_face(box: EntryBox) -> None:
    """The caret stands where the face says, and is gone without the focus."""
    pictures = []
    for caret in (0, 1, 2, None):
        box.show_face(FieldFace("98", caret))
        pictures.append(box.grab().toImage())
    assert all(one != other for one in pictures[:1] for other in pictures[1:])
    box.clearFocus()
    without = box.grab().toImage()
    box.show_face(FieldFace("98", 1))
    assert box.grab().toImage() == without


def test_field_is_as_high_as_the_others(box: EntryBox) -> None:
    """The field proper is 48 px high inside the room for its ring."""
    assert box.contentsRect().height() == 48
    assert QPointF(box.contentsRect().topLeft()) == QPointF(3, 3)
