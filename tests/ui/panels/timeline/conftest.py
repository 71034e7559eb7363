"""The timeline, shown by day."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.timeline_panel import TimelinePanel
from ui.theme.theme import Theme, apply_theme


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> TimelinePanel:
    apply_theme(qapp, Theme.day())
    made = TimelinePanel()
    qtbot.addWidget(made)
    made.resize(460, 624)
    made.show()
    return made
