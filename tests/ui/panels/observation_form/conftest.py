"""The observation strip, shown and focused."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panels.strip_desk import StripDesk
from ui.panels.observation_form import HEIGHT
from ui.views.entry.scene import Scene


@pytest.fixture
def open_desk(qtbot: QtBot) -> Callable[..., StripDesk]:
    def open_at(width: int, there: Scene | None = None) -> StripDesk:
        window = QWidget()
        qtbot.addWidget(window)
        desk = StripDesk(window, there)
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
