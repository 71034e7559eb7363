"""Keys typed where the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str) -> None:
    """Types where the focus is; ``\\n`` is Enter and ``\\t`` is Tab."""
    for character in text:
        if character == "\n":
            QTest.keyClick(focused(), Qt.Key.Key_Return)
        elif character == "\t":
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
        elif character == "\x1b":
            QTest.keyClick(focused(), Qt.Key.Key_Escape)
        else:
            QTest.keyClicks(focused(), character)
