"""Where the focus goes in the strip, and what every box shows and tells."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from tests.ui.panels.observation_form.full_set import FULL
from tests.ui.panels.strip_desk import StripDesk
from tests.ui.views.entry.scenes import box, in_pain, shown, typed
from ui.panels.observation_form import HEIGHT
from ui.theme.theme import Theme, apply_theme
from ui.widgets.entry_box import EntryBox


def test_the_focus_is_on_the_box_being_typed_in(desk: StripDesk) -> None:
    """Qt's focus follows the set, so that its ring and its reader do."""
    for text, place in (("176", 0), ("102", 1), ("98", 2), ("95", 3), ("14", 4)):
        desk.type(text)
        assert desk.focused() is desk.form.boxes[place].entry


def test_tab_moves_box_by_box_and_then_leaves(desk: StripDesk) -> None:
    """Eight boxes, then the note; Shift+Tab comes back to the last box."""
    for place in range(1, 8):
        desk.click_key(Qt.Key.Key_Tab)
        assert desk.focused() is desk.form.boxes[place].entry
    desk.click_key(Qt.Key.Key_Tab)
    assert desk.focused().accessibleName() == "Note"
    desk.click_key(Qt.Key.Key_Backtab)
    assert desk.focused() is desk.form.boxes[7].entry


def test_arrows_and_home_and_end_move_between_boxes(desk: StripDesk) -> None:
    """No key of the strip is swallowed without an effect."""
    desk.click_key(Qt.Key.Key_Right)
    assert desk.focused() is desk.form.boxes[1].entry
    desk.click_key(Qt.Key.Key_End)
    assert desk.focused() is desk.form.boxes[7].entry
    desk.click_key(Qt.Key.Key_Left)
    assert desk.focused() is desk.form.boxes[6].entry
    desk.click_key(Qt.Key.Key_Home)
    assert desk.focused() is desk.form.boxes[0].entry


def test_a_page_that_is_shown_again_moves_no_cursor(desk: StripDesk) -> None:
    """The box that had the focus before gives it to the one being typed in."""
    desk.type("176102")
    assert desk.focused() is desk.form.boxes[1].entry
    pages = QStackedWidget(desk.window)
    pages.addWidget(desk.form)
    pages.addWidget(QLineEdit())
    pages.show()
    desk.form.boxes[1].entry.setFocus()
    pages.setCurrentIndex(1)
    desk.begin_anew()
    pages.setCurrentIndex(0)
    assert desk.focused() is desk.form.boxes[0].entry


def test_function_keys_and_chords_are_left_to_the_window(desk: StripDesk) -> None:
    """F8 and Ctrl+Z pass through and type nothing."""
    for key, held in (
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, key, held, "")
        EntryBox.keyPressEvent(desk.form.boxes[0].entry, event)
        assert not event.isAccepted()
    assert desk.texts() == [""] * 8


def test_boxes_tell_their_name_and_value_to_a_reader(desk: StripDesk) -> None:
    """Name with unit, value in words, what was last."""
    desk.type("176102")
    pressure = desk.form.boxes[0].entry
    assert pressure.accessibleName() == "BP mmHg"
    assert pressure.accessibleDescription() == (
        "176 over 102 mmHg. last 182/104, down 6"
    )


@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()])
@pytest.mark.parametrize("width", [1248, 1888])
@pytest.mark.usefixtures("qapp")
def test_height_never_changes_and_nothing_is_cut(
    open_desk: Callable[[int], StripDesk],
    qapp: QApplication,
    width: int,
    theme: Theme,
) -> None:
    """In every state, by day and by night, at both widths, each value is whole."""
    apply_theme(qapp, theme)
    desk = open_desk(width)
    texts = ("299199250100601", "-D-D", "", "@14:02", "--", FULL, "0")
    for text in texts:
        desk.type(text)
        assert desk.form.height() == HEIGHT
        for place in desk.form.boxes:
            assert place.geometry().right() < desk.form.width()
            assert place.is_whole
    apply_theme(qapp, Theme.day())


@pytest.mark.parametrize("width", [1248, 1888])
def test_ten_boxes_are_whole(open_desk: Callable[..., StripDesk], width: int) -> None:
    """A protocol that also asks for pain cuts no value, label or unit."""
    desk = open_desk(width, in_pain())
    desk.type("2991992501006010000")
    assert len(desk.form.boxes) == 9
    assert desk.form.width() <= width
    lefts = [box.geometry().left() for box in desk.form.boxes]
    rights = [box.geometry().right() for box in desk.form.boxes]
    assert all(right < left for right, left in zip(rights, lefts[1:], strict=False))
    for place in desk.form.boxes:
        assert place.is_whole
        assert place.entry.width() >= place.entry.minimumWidth()
        assert place.entry.geometry().right() <= place.width()


def test_showing_the_same_view_does_not_steal_the_focus(desk: StripDesk) -> None:
    """While the note has the focus, a new view leaves it there."""
    note = desk.form.findChild(QWidget, "note")
    assert isinstance(note, QWidget)
    note.setFocus()
    desk.form.display(shown(typed("1")))
    assert desk.focused() is note
    assert box(shown(typed("1")), "sbp").face.text == "1"
