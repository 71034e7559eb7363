"""How much light the live screen gives by night (ruling 27)."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Chronicle
from tests.ui.live_screen import LiveScreen
from tests.ui.theme.pixels import light_of
from ui.theme.theme import Theme, apply_theme

MOST = 0.030
BRIGHT = 0.18
MOST_BRIGHT = 0.045


def calm(chronicle: Chronicle) -> float:
    chronicle.effect(10.5, "DIZZ")
    return 11


def paused(chronicle: Chronicle) -> float:
    chronicle.infuse(12, "paused")
    return 13


def medium(chronicle: Chronicle) -> float:
    chronicle.observe(20, "141/86 80 97 14 4 5 2 1")
    chronicle.effect(22, "NAUS")
    chronicle.observe(30, "152/90 86 97 13 4 7 3 1")
    chronicle.observe(40, "183/107 92 96 13 4 8 3 1")
    chronicle.show(40)
    return 40.7


def high(chronicle: Chronicle) -> float:
    minute = medium(chronicle)
    chronicle.observe(minute, "206/122 118 88 8 2 8 8 2")
    chronicle.show(minute)
    return 41.2


def recovery(chronicle: Chronicle) -> float:
    minute = high(chronicle)
    chronicle.infuse(minute, "completed")
    chronicle.observe(44, "172/98 100 93 13 5 3 1 1")
    chronicle.observe(55, "150/90 90 96 13 5 3 1 0")
    return 56


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot) -> LiveScreen:
    apply_theme(qapp, Theme.night())
    made = LiveScreen(qapp, (1920, 1080))
    qtbot.addWidget(made.window)
    return made


def light_with(screen: LiveScreen, story: Callable[[Chronicle], float]) -> np.ndarray:
    """The light of the screen, its edge as bright as it stays."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    minute = story(chronicle)
    screen.show(chronicle, minute)
    for pulse in screen.window.findChildren(QVariantAnimation):
        pulse.setCurrentTime(pulse.totalDuration())
    return light_of(screen.window.grab().toImage())


@pytest.mark.parametrize("story", [calm, paused, medium, high, recovery])
def test_the_live_screen_keeps_the_night_dark(
    screen: LiveScreen, story: Callable[[Chronicle], float]
) -> None:
    """In every state the mean stays within 0.030, and few pixels are bright."""
    light = light_with(screen, story)
    assert light.mean() <= MOST
    assert (light > BRIGHT).mean() <= MOST_BRIGHT


@pytest.mark.parametrize("form", ["effect", "infusion", "treatment", "action"])
def test_a_form_beside_an_alert_keeps_the_night_dark(
    screen: LiveScreen, form: str
) -> None:
    """So it does with the fullest forms open while an alert shines."""
    light_with(screen, medium)
    screen.vigil.actions.do(form)
    QApplication.processEvents()
    light = light_of(screen.window.grab().toImage())
    assert light.mean() <= MOST
    assert (light > BRIGHT).mean() <= MOST_BRIGHT
