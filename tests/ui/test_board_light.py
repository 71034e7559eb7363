"""How much light the board gives by night (ruling 27, pictures/README)."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import START, Chronicle, at
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.ui.board_rooms import alerting, before_start, infusing, late, read_of
from tests.ui.theme.pixels import light_of
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil

MOST_CALM, MOST = 0.026, 0.030
BRIGHT = 0.18
MOST_BRIGHT = 0.045
MINUTE = 43.5
HIGH = "206/122 118 88 8 2 8 8 2"


@pytest.fixture
def vigil(qapp: QApplication, qtbot: QtBot) -> Vigil:
    """The whole window over rooms from memory, as large as the reference screen."""
    apply_theme(qapp, Theme.night())
    clock = ManualClock(START)
    clock.advance(seconds=MINUTE * 60)
    window = MainWindow(DAY)
    window.resize(1920, 1080)
    qtbot.addWidget(window)
    made = Vigil(qapp, window, Launch(folder=Path("nowhere"), is_by_name=True), clock)
    window.setCentralWidget(made.parts.frame)
    made.store.name_actor(NURSE)
    made.store.note_checked(at(MINUTE))
    window.show()
    return made


def light_with(vigil: Vigil, stories: Iterable[Chronicle]) -> np.ndarray:
    """The light of the window, its edge as bright as it stays."""
    for number, story in enumerate(stories, start=1):
        vigil.store.take(read_of(story, MINUTE, room=f"Room {number}"))
    vigil.screens.go("board")
    vigil.desks.display(vigil.store.snapshot)
    QApplication.processEvents()
    window = vigil.parts.frame.window()
    for pulse in window.findChildren(QVariantAnimation):
        pulse.setCurrentTime(pulse.totalDuration())
    return light_of(window.grab().toImage())


def test_a_calm_board_keeps_the_night_dark(vigil: Vigil) -> None:
    """As on the picture, but for the light at the edge: the mean stays within 0.026."""
    light = light_with(vigil, (infusing(), before_start(), late()))
    assert light.mean() <= MOST_CALM
    assert (light > BRIGHT).mean() <= MOST_BRIGHT


def test_alerts_keep_the_night_dark(vigil: Vigil) -> None:
    """With a medium and a high alert and a lit edge it stays within 0.030."""
    stories = (alerting(), before_start(), late(), infusing(), alerting(HIGH))
    light = light_with(vigil, stories)
    assert light.mean() <= MOST
    assert (light > BRIGHT).mean() <= MOST_BRIGHT
