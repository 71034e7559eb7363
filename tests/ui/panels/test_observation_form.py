"""The observation strip by real keys and clicks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import OxygenRecorded
from tests.ui.panels.strip_desk import StripDesk
from tests.ui.views.entry.scenes import box, shown, typed
from ui.panels import observation_form
from ui.panels.observation_form import HEIGHT
from ui.theme.theme import Theme, apply_theme
from ui.views.entry.view import Message, Tone
from ui.widgets.entry_box import EntryBox
from ui.widgets.faces import FieldState

FULL = "1761029895144511"
FULL_VALUES = {
    "sbp": "176",
    "dbp": "102",
    "hr": "98",
    "spo2": "95",
    "rr": "14",
    "sedation": "4",
    "dissociation": "5",
    "distress": "1",
    "nausea": "1",
}
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def open_desk(qtbot: QtBot) -> Callable[[int], StripDesk]:
    def open_at(width: int) -> StripDesk:
        window = QWidget()
        qtbot.addWidget(window)
        desk = StripDesk(window)
        window.resize(width, HEIGHT + 40)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        desk.form.take_focus()
        qtbot.waitUntil(desk.form.boxes[0].entry.hasFocus)
        return desk

    return open_at


@pytest.fixture
def desk(open_desk: Callable[[int], StripDesk]) -> StripDesk:
    return open_desk(1888)


def saved_values(desk: StripDesk) -> dict[str, str]:
    return {r.field: str(r.value) for r in desk.saved[-1].observations.readings}


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


def test_the_focus_is_on_the_box_being_typed_in(desk: StripDesk) -> None:
    """Qt's focus follows the set, so that its ring and its reader do."""
    for text, place in (("176", 0), ("102", 1), ("98", 2), ("95", 3), ("14", 4)):
        desk.type(text)
        assert desk.focused() is desk.form.boxes[place].entry


def test_a_refused_key_is_shown_for_a_moment_and_its_reason_stays(
    desk: StripDesk, qtbot: QtBot
) -> None:
    """The box shows the cue also while typing goes on; then only the words."""
    desk.type("1761020")
    heart_rate = desk.form.boxes[1].entry
    assert heart_rate.face.state is FieldState.REFUSED
    assert desk.form.message.startswith("Heart rate 0 is not taken")
    desk.type("98")
    assert heart_rate.face.state is FieldState.REFUSED
    qtbot.waitUntil(lambda: heart_rate.face.state is FieldState.IDLE)
    assert heart_rate.text() == "98"
    assert desk.form.message.startswith("Heart rate 0 is not taken")


def test_refusals_and_questions_are_told_to_a_reader_at_once(
    desk: StripDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each refused key is told, also the same one twice; then the question."""
    told: list[Message] = []

    def listen(_widget: QWidget, message: Message) -> None:
        told.append(message)

    monkeypatch.setattr(observation_form, "announce", listen)
    desk.type("00")
    assert [m.tone for m in told] == [Tone.REFUSED, Tone.REFUSED]
    desk.type("1761027295144511")
    desk.click_key(Qt.Key.Key_Return)
    assert told[-1].tone is Tone.ASKED
    assert "101 at 14:06, down 29" in told[-1].text


def test_the_same_refusal_is_shown_again(desk: StripDesk, qtbot: QtBot) -> None:
    """A second wrong key gives a second cue."""
    pressure = desk.form.boxes[0].entry
    for _ in range(2):
        desk.type("0")
        assert pressure.face.state is FieldState.REFUSED
        qtbot.waitUntil(lambda: pressure.face.state is FieldState.IDLE)


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


def test_a_click_on_a_box_goes_there(desk: StripDesk) -> None:
    """The next digit replaces what stands in it."""
    desk.type("17610298")
    QTest.mouseClick(desk.form.boxes[1].entry, Qt.MouseButton.LeftButton)
    assert desk.keying.spec.code == "hr"
    desk.type("97")
    assert desk.texts()[1] == "97"


def test_a_click_leaves_no_time_behind_that_was_typed(desk: StripDesk) -> None:
    """It is taken; one that is none stays open with the focus, and says why."""
    left = Qt.MouseButton.LeftButton
    desk.type("@-3")
    QTest.mouseClick(desk.form.boxes[1].entry, left)
    assert desk.form.boxes[1].entry.hasFocus()
    assert desk.keying.timed_at == desk.scene.now - timedelta(minutes=3)
    desk.type("@2599")
    QTest.mouseClick(desk.form.boxes[2].entry, left)
    assert desk.form.row.field.hasFocus()
    assert "24-hour clock" in desk.form.message


def test_a_click_on_an_anchor_scores(desk: StripDesk) -> None:
    """By pointer alone, also over a score already there."""
    desk.type("1761029895144")
    QTest.mouseClick(desk.form.row.items[5], Qt.MouseButton.LeftButton)
    assert desk.texts()[5] == "5"
    QTest.mouseClick(desk.form.boxes[5].entry, Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.form.row.items[10], Qt.MouseButton.LeftButton)
    assert desk.texts()[5] == "10"
    assert desk.keying.spec.code == "distress"


def test_a_whole_set_of_reasons_by_pointer(desk: StripDesk) -> None:
    """Not measured, the whole set, not disturbed, save: four clicks."""
    _click_hint(desk, "not measured")
    _choose(desk, "the whole set")
    _choose(desk, "not disturbed")
    _click_hint(desk, "save")
    assert {r.not_done for r in desk.saved[0].observations.readings} == {
        "not disturbed"
    }


def test_scales_are_kept_by_pointer(desk: StripDesk) -> None:
    """The hint of = is a target."""
    desk.type("1761029895144")
    _click_hint(desk, "scales unchanged")
    assert desk.texts()[5:] == ["= 5", "= 1", "= 1"]


def test_every_target_is_at_least_36_px_high(desk: StripDesk) -> None:
    """Anchors, reasons, hints and boxes."""
    for text in ("", "1761029895144", "-"):
        desk.type(text)
        for item in desk.form.row.items:
            assert item.height() >= 36
    for hint in desk.form.header.hints:
        assert hint.height() >= 36
    assert all(b.entry.height() >= 36 for b in desk.form.boxes)


def test_a_challenged_value_is_kept_by_enter_and_not_by_a_held_one(
    desk: StripDesk,
) -> None:
    """A key held down repeats by itself; only a second press keeps the value."""
    desk.type("1761027295144511")
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    desk.click_key(Qt.Key.Key_Return)
    assert "Enter again keeps it" in desk.form.message
    QApplication.sendEvent(desk.focused(), held)
    assert desk.saved == []
    desk.click_key(Qt.Key.Key_Return)
    assert desk.saved[0].observations.readings[2].challenge == "confirmed"


def test_the_challenged_box_has_the_focus_and_the_colour(desk: StripDesk) -> None:
    """Typing corrects it at once."""
    desk.type("1761027295144511")
    desk.click_key(Qt.Key.Key_Return)
    heart_rate = desk.form.boxes[1].entry
    assert heart_rate.face.state is FieldState.CHALLENGED
    assert desk.focused() is heart_rate
    desk.type("98")
    desk.click_key(Qt.Key.Key_Return)
    assert saved_values(desk)["hr"] == "98"


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


def test_oxygen_by_pointer_and_key(desk: StripDesk) -> None:
    """The choice beside a vital sign opens it, and air is one more."""
    _choose(desk, "oxygen, air")
    assert desk.focused() is desk.form.row.field
    _choose(desk, "air")
    assert desk.keying.oxygen == OxygenRecorded(litres_per_minute=None)


def test_the_wheel_changes_nothing(desk: StripDesk) -> None:
    """Over every box, with and without a value."""
    desk.type(FULL)
    before = desk.texts()
    for place in desk.form.boxes:
        wheel = QWheelEvent(
            QPointF(10, 10),
            QPointF(10, 10),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(place.entry, wheel)
    assert desk.texts() == before


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


def test_showing_the_same_view_does_not_steal_the_focus(desk: StripDesk) -> None:
    """While the note has the focus, a new view leaves it there."""
    note = desk.form.findChild(QWidget, "note")
    assert isinstance(note, QWidget)
    note.setFocus()
    desk.form.display(shown(typed("1")))
    assert desk.focused() is note
    assert box(shown(typed("1")), "sbp").face.text == "1"


def test_the_note_leads_to_its_form(desk: StripDesk, qtbot: QtBot) -> None:
    """A click asks for it."""
    note = desk.form.findChild(QWidget, "note")
    assert isinstance(note, QWidget)
    with qtbot.waitSignal(desk.form.note_requested):
        QTest.mouseClick(note, Qt.MouseButton.LeftButton)


def _click_hint(desk: StripDesk, does: str) -> None:
    hint = next(h for h in desk.form.header.hints if h.text() == does)
    QTest.mouseClick(hint, Qt.MouseButton.LeftButton)


def _press_hint(desk: StripDesk, does: str) -> None:
    next(h for h in desk.form.header.hints if h.text() == does).click()


def _choose(desk: StripDesk, words: str) -> None:
    item = next(i for i in desk.form.row.items if i.choice.text == words)
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
