import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.theme.palettes import DAY


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(DAY)
    qtbot.addWidget(made)
    return made


def test_on_a_large_screen_the_window_has_its_usual_size(window: MainWindow) -> None:
    """Where there is more room, the window does not take it all."""
    window.open_on(QRect(0, 0, 2560, 1400))
    assert not window.isMaximized()
    assert window.size() == QSize(1920, 1080)


@pytest.mark.parametrize(
    "screen",
    [
        QRect(0, 0, 1920, 1080),
        QRect(0, 28, 1920, 1052),
        QRect(0, 0, 1280, 720),
        QRect(0, 0, 1280, 690),
    ],
)
def test_the_window_never_leaves_the_screen(window: MainWindow, screen: QRect) -> None:
    """Where the screen is no larger, the window fills what is free of it."""
    window.open_on(screen)
    assert window.isMaximized()
    assert screen.contains(window.normalGeometry())
    assert window.minimumWidth() <= screen.width()
    assert window.minimumHeight() <= screen.height()


def test_a_title_bar_leaves_the_key_bar_on_the_smallest_screen(
    window: MainWindow,
) -> None:
    """The window manager can make it lower than the screen by the bar that it adds."""
    window.open_on(QRect(0, 0, 1280, 720))
    assert window.minimumHeight() <= 720 - 28
