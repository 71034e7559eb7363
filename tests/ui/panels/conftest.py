"""What the tests of panels share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, apply_theme


@pytest.fixture(params=[Theme.day(), Theme.night()], ids=["day", "night"])
def either_theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Day and night, one after the other; what comes after finds the day."""
    apply_theme(qapp, request.param)
    yield
    apply_theme(qapp, Theme.day())
