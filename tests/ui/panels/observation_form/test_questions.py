"""Refused keys and challenged values, shown and told."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panels.observation_form.full_set import saved_values
from tests.ui.panels.strip_desk import StripDesk
from ui.panels import observation_form
from ui.views.entry.view import Message, Tone
from ui.widgets.faces import FieldState


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
