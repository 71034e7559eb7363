"""The form in the strip, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.strip_form import StripFormPanel
from ui.views.forms.form import ChoicePart, FormView, TextPart
from ui.widgets.button import ActionButton
from ui.widgets.faces import Choice

VIEW = FormView(
    title="Note",
    rows=(
        (TextPart(id="note", label="Note"),),
        (ChoicePart(id="kind", label="Kind", choices=(Choice("A", "after"),)),),
    ),
    focus="note",
)


@pytest.fixture
def panel(qtbot: QtBot) -> StripFormPanel:
    shown = StripFormPanel()
    qtbot.addWidget(shown)
    shown.display(VIEW)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("tabs", [0, 1, 2])
def test_one_enter_submits_once(panel: StripFormPanel, key: Qt.Key, tabs: int) -> None:
    """In a text box, on a choice and on the button alike: one command, not two."""
    told: list[bool] = []
    panel.submitted.connect(lambda: told.append(True))
    panel.take_focus()
    for _ in range(tabs):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    QTest.keyClick(_focused(), key)

    assert len(told) == 1


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_suggestion_is_taken_by_its_key_and_by_a_click(panel: StripFormPanel) -> None:
    """It stands beside the field, and nothing takes it but these."""
    part = TextPart(id="left", label="Left", suggestion="15:11")
    panel.display(FormView(title="Close", rows=((part,),), focus="left"))
    panel.take_focus()
    told: list[tuple[str, str]] = []
    panel.typed.connect(lambda part, text: told.append((part, text)))
    QTest.keyClicks(_focused(), "1=")
    (button,) = [
        b
        for b in panel.findChildren(ActionButton)
        if b.text() == "15:11" and b.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [("left", "1"), ("left", "15:11"), ("left", "15:11")]
    assert button.height() >= 36


def test_suggestion_taken_moves_on_and_a_left_field_is_told(
    panel: StripFormPanel,
) -> None:
    """To the next part, like a choice; whoever checks a field hears of it."""
    ready = TextPart(id="ready", label="Ready", suggestion="15:11")
    left = TextPart(id="left", label="Left", suggestion="15:11")
    panel.display(FormView(title="Close", rows=((ready, left),), focus="ready"))
    panel.take_focus()
    told: list[str] = []
    panel.left.connect(told.append)
    QTest.keyClicks(_focused(), "=")
    assert _focused().accessibleName() == "Left"
    QTest.keyClicks(_focused(), "1")
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert told == ["ready", "left"]


def test_focus_is_led_to_what_is_wanted(panel: StripFormPanel) -> None:
    """To a part of the form; to no other place."""
    panel.take_focus()
    begun = _focused()
    panel.lead_to("nowhere")
    panel.lead_to(None)
    assert _focused() is begun
    panel.lead_to("kind")
    assert _focused() is not begun
