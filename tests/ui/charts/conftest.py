"""What the tests of the chart share."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import CALM, Chronicle
from tests.ui.charts.stand import Stand
from ui.theme.theme import Theme, apply_theme


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.day())


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    chronicle = Chronicle().start()
    for minute in (10, 20, 30):
        chronicle.observe(minute, CALM)
    chronicle.observe(40, "182/104 86 97 13 4")
    return Stand(chronicle, 41, qtbot)
