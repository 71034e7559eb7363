import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.command_palette import CommandPalette
from ui.theme.theme import Theme, apply_theme
from ui.views.palette import ActionView

ACTIONS = (
    ActionView(id="set", title="Observation set", key="F2"),
    ActionView(id="close", title="Close session", enabled=False, why_not="Running"),
    ActionView(id="new", title="New session", key="Ctrl+N"),
    ActionView(id="help", title="Help", key="F1"),
)


@pytest.fixture
def palette(qtbot: QtBot, qapp: QApplication) -> CommandPalette:
    apply_theme(qapp, Theme.day())
    made = CommandPalette()
    qtbot.addWidget(made)
    made.display(ACTIONS)
    made.show()
    made.start()
    return made


def test_enter_runs_the_first_found(palette: CommandPalette, qtbot: QtBot) -> None:
    """Letters and Enter run what they lead to."""
    QTest.keyClicks(palette.field, "obs")
    with qtbot.waitSignal(palette.action_requested) as asked:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == ["set"]


def test_arrows_mark_while_typing_goes_on(
    palette: CommandPalette, qtbot: QtBot
) -> None:
    """Down and Up mark another action with the focus still in the field."""
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(palette.action_requested) as asked:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == ["help"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.action_requested) as asked:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == ["set"]


def test_disabled_action_is_not_run(palette: CommandPalette, qtbot: QtBot) -> None:
    """What can't be done now is shown and does nothing."""
    QTest.keyClicks(palette.field, "close")
    assert [action.id for action in palette.found()] == ["close"]
    with qtbot.assertNotEmitted(palette.action_requested):
        QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_click_runs(palette: CommandPalette, qtbot: QtBot) -> None:
    """A row can be clicked."""
    place = palette.list.visualRect(palette.list.model().index(2, 0)).center()
    with qtbot.waitSignal(palette.action_requested) as asked:
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["new"]


def test_escape_leaves(palette: CommandPalette, qtbot: QtBot) -> None:
    """Escape leaves without running anything."""
    with (
        qtbot.assertNotEmitted(palette.action_requested),
        qtbot.waitSignal(palette.closed),
    ):
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)


def test_starts_anew(palette: CommandPalette) -> None:
    """Opened again it has forgotten what was typed."""
    QTest.keyClicks(palette.field, "zzz")
    assert palette.found() == ()
    palette.start()
    assert palette.found() == ACTIONS
    assert palette.field.text() == ""


def test_rows_speak_their_key_and_reason(palette: CommandPalette) -> None:
    """A screen reader hears the key of an action, and why it can't be done."""
    model = palette.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Observation set, F2"
    assert model.index(1, 0).data(role) == "Close session, Running"
