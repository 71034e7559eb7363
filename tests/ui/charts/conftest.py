"""What the tests of the chart share."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, apply_theme


@pytest.fixture(autouse=True)
def _day(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.day())
