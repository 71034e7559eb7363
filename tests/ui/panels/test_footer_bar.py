import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.footer_bar import FooterBar
from ui.theme.theme import Theme, apply_theme
from ui.views.footer import FooterView, HintView
from ui.widgets.keys import KeyHint

VIEW = FooterView(
    hints=(
        HintView("set", "F2", "Set"),
        HintView("event", "F3", "Event"),
        HintView("infusion", "F4", "Infusion"),
        HintView("ack", "F8", "Acknowledge"),
        HintView("eyes", "F11", "Eyes on patient"),
        HintView("palette", "Ctrl+K", "Commands", stays=True),
        HintView("help", "F1", "Help", stays=True),
    ),
    due="Next full set 14:21 · 14min",
    notes=("Protocol iv40 v1", "Demo data"),
)


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> FooterBar:
    apply_theme(qapp, Theme.day())
    made = FooterBar()
    qtbot.addWidget(made)
    made.display(VIEW)
    made.resize(1920, made.height())
    made.show()
    return made


def test_all_keys_on_the_reference_screen(bar: FooterBar) -> None:
    """With room every hint is shown."""
    assert bar.shown_keys() == ("F2", "F3", "F4", "F8", "F11", "Ctrl+K", "F1")


def test_commands_and_help_stay(bar: FooterBar) -> None:
    """Without room the hints that lead to all others stay."""
    bar.resize(900, bar.height())
    keys = bar.shown_keys()
    assert keys[-2:] == ("Ctrl+K", "F1")
    assert "F11" not in keys
    assert keys[0] == "F2"


def test_what_stays_is_shown_wherever_it_stands(bar: FooterBar) -> None:
    """In a narrow bar the others go before it, from the end."""
    hints = tuple(
        HintView(h.action, h.key, h.does, stays=h.action == "ack") for h in VIEW.hints
    )
    bar.display(FooterView(hints=hints, due=VIEW.due, notes=VIEW.notes))
    bar.resize(800, bar.height())
    assert bar.shown_keys() == ("F2", "F3", "F8")


def test_a_key_that_does_nothing_now_is_off(bar: FooterBar) -> None:
    """It keeps its place, so that no other moves under the pointer."""
    hints = tuple(
        HintView(h.action, h.key, h.does, h.stays, is_off=h.key == "F2")
        for h in VIEW.hints
    )
    before = [hint.geometry() for hint in bar.findChildren(KeyHint)]
    bar.display(FooterView(hints=hints, due=VIEW.due, notes=VIEW.notes))
    QApplication.processEvents()
    shown = [hint for hint in bar.findChildren(KeyHint) if hint.isVisible()]
    assert [hint.isEnabled() for hint in shown] == [False, *([True] * 6)]
    assert [hint.geometry() for hint in shown] == before


def test_click_asks_for_the_action(bar: FooterBar, qtbot: QtBot) -> None:
    """A hint can be clicked instead of pressing its key; it is 36 px high."""
    hint = next(h for h in bar.findChildren(KeyHint) if h.key == "F8")
    assert hint.height() >= 36
    with qtbot.waitSignal(bar.action_requested) as asked:
        QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert asked.args == ["ack"]
