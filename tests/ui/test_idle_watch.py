"""The watch over an untouched window: when it covers it, and what lifts the veil."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.clocks import ManualClock
from ui.idle_watch import IdleWatch, Scene

_CONTROL = Qt.KeyboardModifier.ControlModifier


class Screen:
    """A window with one field, and the watch over it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = ManualClock()
        self.widget = QWidget()
        self.field = QLineEdit()
        QVBoxLayout(self.widget).addWidget(self.field)
        qtbot.addWidget(self.widget)
        self.widget.show()
        self.widget.activateWindow()
        self.field.setFocus()
        self.done: list[str] = []
        for key in ("Ctrl+K", "Pause"):
            shortcut = QShortcut(QKeySequence(key), self.widget)
            shortcut.activated.connect(lambda key=key: self.done.append(key))
        self.is_session_open, self.is_emergency = True, False
        self.watch = IdleWatch(
            self.window,
            self.clock.monotonic,
            Scene(lambda: self.is_session_open, lambda: self.is_emergency),
        )
        self.seen: list[str] = []
        self.watch.changed.connect(self.seen.append)

    @property
    def window(self) -> QWindow:
        window = self.widget.windowHandle()
        assert window is not None
        return window

    def wait(self, seconds: float) -> str:
        self.clock.advance(seconds=seconds)
        self.watch.look()
        return self.watch.cover

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        none = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window, key, none if with_ is None else with_)

    def click(self) -> None:
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.field.geometry().center(),
        )

    def move(self) -> None:
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(5, 6),
            QPointF(5, 6),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window, moved)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(qtbot)
    made.watch.let_in(by_password=True)
    yield made
    made.watch.rest()


def test_it_veils_and_then_locks(screen: Screen) -> None:
    """Each is said once, at its second."""
    assert screen.wait(119) == "open"
    assert screen.wait(1) == "veiled"
    assert screen.wait(779) == "veiled"
    assert screen.wait(1) == "pin"
    assert screen.wait(2699) == "pin"
    assert screen.wait(1) == "password"
    assert screen.seen == ["veiled", "pin", "password"]


def test_it_locks_sooner_where_no_session_is_open(screen: Screen) -> None:
    screen.is_session_open = False
    assert screen.wait(299) == "veiled"
    assert screen.wait(1) == "pin"


def test_no_veil_lies_over_an_emergency(screen: Screen) -> None:
    """Its letters chart at once, and are heard; the lock comes all the same."""
    screen.is_emergency = True
    assert screen.wait(899) == "open"
    assert screen.wait(1) == "pin"


def test_the_timer_looks_by_itself(qtbot: QtBot, screen: Screen) -> None:
    screen.clock.advance(seconds=120)
    qtbot.waitUntil(lambda: screen.watch.cover == "veiled", timeout=5000)


@pytest.mark.parametrize("stir", ["key", "shortcut", "click", "movement"])
def test_whoever_works_is_left_alone(screen: Screen, stir: str) -> None:
    for _ in range(3):
        assert screen.wait(119) == "open"
        if stir == "key":
            screen.press(Qt.Key.Key_7)
        elif stir == "shortcut":
            screen.press(Qt.Key.Key_K, _CONTROL)
        elif stir == "click":
            screen.click()
        else:
            screen.move()
    assert screen.seen == []


def test_what_lies_on_the_keyboard_keeps_nothing_open(screen: Screen) -> None:
    screen.wait(119)
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_7,
        Qt.KeyboardModifier.NoModifier,
        "7",
        autorep=True,
    )
    QApplication.sendEvent(screen.window, held)
    assert screen.wait(1) == "veiled"


def test_the_key_that_lifts_the_veil_is_not_typed(screen: Screen) -> None:
    screen.wait(120)
    screen.press(Qt.Key.Key_7)
    assert screen.watch.cover == "open"
    assert screen.field.text() == ""
    screen.press(Qt.Key.Key_7)
    assert screen.field.text() == "7"


def test_it_is_no_shortcut_either(screen: Screen) -> None:
    screen.wait(120)
    screen.press(Qt.Key.Key_K, _CONTROL)
    assert (screen.watch.cover, screen.done) == ("open", [])
    screen.press(Qt.Key.Key_K, _CONTROL)
    assert screen.done == ["Ctrl+K"]


def test_a_modifier_alone_lifts_nothing(screen: Screen) -> None:
    """It is half of a key, and the other half would be heard below."""
    screen.wait(120)
    screen.press(Qt.Key.Key_Control)
    assert screen.watch.cover == "veiled"


def test_its_repeats_are_not_typed(screen: Screen) -> None:
    """Held down, it says nothing more until it was let go."""
    screen.wait(120)
    none = Qt.KeyboardModifier.NoModifier
    screen.field.setText("118")
    QTest.keyPress(screen.window, Qt.Key.Key_Backspace)
    for _ in range(3):
        again = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Backspace, none, "", autorep=True
        )
        QApplication.sendEvent(screen.window, again)
    QTest.keyRelease(screen.window, Qt.Key.Key_Backspace)
    assert screen.field.text() == "118"
    screen.press(Qt.Key.Key_Backspace)
    assert screen.field.text() == "11"


def test_the_click_that_lifts_it_goes_nowhere(screen: Screen) -> None:
    screen.field.clearFocus()
    screen.wait(120)
    screen.click()
    assert screen.watch.cover == "open"
    assert not screen.field.hasFocus()
    screen.click()
    assert screen.field.hasFocus()


def test_a_movement_lifts_nothing(screen: Screen) -> None:
    """Somebody may have knocked against the table."""
    screen.wait(120)
    screen.move()
    assert screen.watch.cover == "veiled"
    assert screen.wait(780) == "pin"


def test_an_emergency_is_heard_through_the_veil(screen: Screen) -> None:
    screen.wait(120)
    screen.press(Qt.Key.Key_Pause)
    assert (screen.watch.cover, screen.done) == ("open", ["Pause"])


def test_the_first_key_after_the_minutes_does_not_come_through(screen: Screen) -> None:
    """Also where the timer had no turn since, as after sleep."""
    screen.clock.advance(minutes=20)
    screen.press(Qt.Key.Key_7)
    assert screen.watch.cover == "pin"


def test_keys_at_the_lock_keep_nobody_out_of_the_password(screen: Screen) -> None:
    """The hour goes on while somebody types at the lock."""
    screen.wait(900)
    for _ in range(45):
        screen.press(Qt.Key.Key_7)
        screen.wait(60)
    assert screen.watch.cover == "password"


def test_it_locks_at_once_when_asked_to(screen: Screen) -> None:
    screen.watch.lock()
    assert screen.seen == ["pin"]
    screen.watch.let_in(by_password=False)
    assert screen.seen == ["pin", "open"]


def test_a_pin_does_not_put_off_the_password(screen: Screen) -> None:
    screen.clock.advance(minutes=12 * 60 - 1)
    screen.watch.let_in(by_password=False)
    screen.wait(59)
    screen.watch.lock()
    screen.watch.let_in(by_password=False)
    screen.wait(1)
    screen.watch.lock()
    assert screen.seen == ["pin", "open", "password"]


def test_nobody_signed_in_is_never_locked(qtbot: QtBot) -> None:
    screen = Screen(qtbot)
    assert screen.wait(100_000) == "open"
    screen.watch.lock()
    assert screen.seen == []
