"""Every widget test starts by day and leaves day behind."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, apply_theme


@pytest.fixture(autouse=True)
def _by_day(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Theme.day())
    yield
    apply_theme(qapp, Theme.day())
