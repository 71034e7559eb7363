"""The real app over a real file, opened as often as a test needs."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.steady_clock import SteadyClock
from tests.clocks import ManualClock
from tests.journeys.nurse import Nurse
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil


def opened(qtbot: QtBot, qapp: QApplication, folder: Path, clock: ManualClock) -> Nurse:
    """A nurse before the start page; whoever opens the app has to end it.

    ``clock`` is the workstation's own.
    """
    apply_theme(qapp, Theme.day())
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    launch = Launch(folder=folder, station="Ward 3", is_by_name=True)
    vigil = Vigil(qapp, window, launch, SteadyClock(clock))
    vigil.begin()
    nurse = Nurse(vigil, window, clock, qtbot)
    try:
        nurse.settle()
    except BaseException:
        # The thread of the record would wait for ever, and the whole run with it.
        vigil.end()
        raise
    return nurse
