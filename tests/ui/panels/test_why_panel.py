from uuid import uuid5

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import SPACE
from ui.panels.why_panel import WhyPanel
from ui.theme.theme import Theme, apply_theme
from ui.views.why import WhyRow, WhyView
from ui.widgets.button import ActionButton

SET = uuid5(SPACE, "set")
VIEW = WhyView(
    key="a",
    title="Why BP, medium priority",
    rows=(
        WhyRow("What fired", ("SBP 183 mmHg, limit 180", "SBP rise 65, limit 40")),
        WhyRow("Rule", ("SBP-HIGH-2, protocol iv40 v1",)),
    ),
    opened_by=SET,
)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> WhyPanel:
    apply_theme(qapp, Theme.day())
    made = WhyPanel()
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.display(VIEW)
    made.show()
    return made


def test_every_line_is_shown(panel: WhyPanel) -> None:
    """All lines of the explanation are on the panel, and spoken."""
    assert panel.lines() == (
        "SBP 183 mmHg, limit 180",
        "SBP rise 65, limit 40",
        "SBP-HIGH-2, protocol iv40 v1",
    )
    assert "SBP rise 65, limit 40" in panel.accessibleDescription()


def test_enter_and_click_open_the_set(panel: WhyPanel, qtbot: QtBot) -> None:
    """The set that fired it can be opened by key and by pointer."""
    with qtbot.waitSignal(panel.set_requested) as by_key:
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert by_key.args == [SET]
    (button,) = panel.findChildren(ActionButton)
    with qtbot.waitSignal(panel.set_requested) as by_pointer:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert by_pointer.args == [SET]


def test_without_a_set_there_is_nothing_to_open(panel: WhyPanel, qtbot: QtBot) -> None:
    """Where time fired the alert, no button is there and Enter does nothing."""
    panel.display(replace(VIEW, opened_by=None))
    (button,) = panel.findChildren(ActionButton)
    assert not button.isVisible()
    with qtbot.assertNotEmitted(panel.set_requested):
        QTest.keyClick(panel, Qt.Key.Key_Return)


def test_escape_closes(panel: WhyPanel, qtbot: QtBot) -> None:
    """Escape gives the timeline its place back."""
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


def test_follows_the_alert(panel: WhyPanel) -> None:
    """While it is open it keeps up with what is known of the alert."""
    more = (*VIEW.rows, WhyRow("Since then", ("acknowledged 14:07 by AO",)))
    panel.display(replace(VIEW, rows=more))
    assert panel.lines()[-1] == "acknowledged 14:07 by AO"
