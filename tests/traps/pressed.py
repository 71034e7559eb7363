"""A mouse button that is still down once its test has ended fails the test.

`QTest.mouseDClick` presses and lets go of nothing; whatever asks later whether a
button is down, in another test, would be told so.
"""

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.traps.leaks import FAILED

_BUTTONS = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Let go of what is still down, so that no test after this one finds it."""
    yield
    down = [one for one in _BUTTONS if one & QGuiApplication.mouseButtons()]
    for button in down:
        _let_go(button)
    if down and not item.stash.get(FAILED, default=False):
        names = ", ".join(str(button.name) for button in down)
        pytest.fail(f"Still down after the test: {names}", pytrace=False)


def _let_go(button: Qt.MouseButton) -> None:
    if isinstance(QApplication.instance(), QApplication):
        QTest.mouseRelease(QWidget(), button)
