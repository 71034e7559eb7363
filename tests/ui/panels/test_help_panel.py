import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.help_panel import HelpPanel
from ui.theme.theme import Theme, apply_theme
from ui.views.help_sheet import LIVE, help_view
from ui.views.palette import ActionView
from ui.widgets.keys import KeyCap
from ui.widgets.label import Label, Paragraph

VIEW = help_view(
    "live screen", (ActionView(id="set", title="Observation set", key="F2"),), LIVE
)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> HelpPanel:
    apply_theme(qapp, Theme.day())
    made = HelpPanel()
    qtbot.addWidget(made)
    made.resize(1888, 936)
    made.display(VIEW)
    made.show()
    return made


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Escape, Qt.Key.Key_F1], ids=["escape", "help again"]
)
def test_closes(panel: HelpPanel, qtbot: QtBot, key: Qt.Key) -> None:
    """Escape leaves the sheet, and so does the key that opened it."""
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, key)


def test_every_row_is_there(panel: HelpPanel) -> None:
    """Each row of the view is on the sheet, by its words and its caps."""
    words = {paragraph.text() for paragraph in panel.findChildren(Paragraph)}
    caps = {cap.text() for cap in panel.findChildren(KeyCap)}
    for section in VIEW.sections:
        for row in section.rows:
            assert row.does in words
            assert caps >= set(row.keys) - {"to"}


def test_columns_follow_the_width(panel: HelpPanel) -> None:
    """A narrower window has fewer columns and still all sections."""
    assert panel.column_count() == 3
    panel.resize(1100, 600)
    assert panel.column_count() == 2
    titles = {label.text() for label in panel.findChildren(Label)}
    assert titles >= {section.title for section in VIEW.sections}


def test_spoken(panel: HelpPanel) -> None:
    """A screen reader gets keys and what they do."""
    assert panel.accessibleName() == "Help, live screen"
    assert "F2, Observation set" in panel.accessibleDescription()
