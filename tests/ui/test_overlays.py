"""What lies over a page, and what it leaves in sight."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Chronicle
from tests.ui.live_screen import LiveScreen
from ui.theme.theme import Theme, apply_theme
from ui.views.snapshot import RecordState


@pytest.fixture(params=[(1920, 1080), (1280, 720)], ids=["1080", "720"])
def screen(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot
) -> LiveScreen:
    apply_theme(qapp, Theme.day())
    made = LiveScreen(qapp, request.param)
    qtbot.addWidget(made.window)
    chronicle = Chronicle().start()
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    chronicle.infuse(12, "paused")
    made.show(chronicle, 13)
    made.vigil.overlays.swap("eyes")
    return made


def _top(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).y()


def test_eyes_on_hides_neither_banner_nor_fault(screen: LiveScreen) -> None:
    """A fault that comes while it lies open pushes it down, below the red bar."""
    vigil = screen.vigil
    eyes, banner = vigil.overlays.eyes, vigil.parts.banner
    assert _top(eyes) >= _top(banner) + banner.height()
    vigil.store.note_saving(RecordState(is_untrusted=True))
    QApplication.processEvents()
    bar = vigil.parts.top.fault_bar
    assert bar.isVisible()
    assert _top(eyes) >= _top(bar) + bar.height() + banner.height()


def test_eyes_on_says_who_and_that_it_is_paused(screen: LiveScreen) -> None:
    """Room, patient and the pause are told, and the name goes as privacy asks."""
    eyes = screen.vigil.overlays.eyes
    assert "DEMO, Alex. Paused since 13:38" in eyes.accessibleDescription()
    screen.vigil.screens.swap_privacy()
    assert "DEMO" not in eyes.accessibleDescription()
    assert "Name hidden, F12 shows" in eyes.accessibleDescription()


@pytest.mark.parametrize("name", ["help", "call", "transfer sheet", "palette"])
def test_an_open_alert_stays_in_sight(screen: LiveScreen, name: str) -> None:
    """Facts and answer of a card that comes later too; nothing lies over them."""
    vigil = screen.vigil
    vigil.overlays.close()
    vigil.overlays.swap(name)
    panel = vigil.overlays.open_panel
    assert panel is not None
    before = _top(panel)
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    screen.show(chronicle, 11)
    QApplication.processEvents()
    bar = vigil.parts.live.alert_bar
    assert bar.isVisible()
    assert vigil.overlays.open_panel is panel
    assert before <= _top(panel)
    assert _top(panel) >= _top(bar) + bar.height()
    assert _top(panel) + panel.height() <= screen.window.height()
    assert not vigil.overlays.covers_alerts


def test_quitting_says_what_is_open_and_then_does(screen: LiveScreen) -> None:
    """By its key, its name in the commands; asked once more it is meant."""
    vigil = screen.vigil
    vigil.overlays.close()
    vigil.actions.do("quit")
    QApplication.processEvents()
    assert screen.window.isVisible()
    assert vigil.overlays.open_panel is vigil.overlays.leaving
    assert "A session is open" in vigil.overlays.leaving.text
    vigil.actions.do("quit")
    QApplication.processEvents()
    assert not screen.window.isVisible()


def test_start_page_has_no_banner(screen: LiveScreen) -> None:
    """Nobody's patient stands over the start page."""
    screen.vigil.overlays.close()
    screen.vigil.screens.go("start")
    assert not screen.vigil.parts.banner.isVisible()


def test_what_to_say_is_no_taller_than_its_words(screen: LiveScreen) -> None:
    """It leaves free what it does not need, and scrolls only where it must."""
    vigil = screen.vigil
    vigil.overlays.close()
    vigil.overlays.swap("call")
    QApplication.processEvents()
    call, sheet = vigil.overlays.call, vigil.overlays.transfer
    area = call.findChild(QScrollArea)
    assert area is not None
    assert call.height() <= sheet.height()
    is_scrolled = area.verticalScrollBar().maximum() > 0
    assert is_scrolled is (call.height() == sheet.height())
