"""The rail in one line, where the page is low."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from ui.panels.session_page.rail import Rail
from ui.theme.fonts import Role, font
from ui.views.session_page.rail import RailView
from ui.widgets.painting import draw_aligned

VIEW = RailView(
    heading="As known now",
    clock="Whole session",
    since="",
    start=0,
    end=90,
    thumb=90,
    sets=(),
    alerts=(),
    hint="",
    speed=10,
    is_running=False,
)


def test_what_is_shown_stands_beside_its_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words begin where the time ends, and lie not over it."""
    written: dict[str, float] = {}
    shown = Rail()
    qtbot.addWidget(shown)
    shown.resize(900, 60)
    shown.align(300, 880)
    shown.be_low(is_low=True)
    shown.display(VIEW)

    def note(painter, box, text, face, side) -> None:  # type: ignore[no-untyped-def]
        written[text] = box.left()
        draw_aligned(painter, box, text, face, side)

    monkeypatch.setattr("ui.panels.session_page.rail.draw_aligned", note)
    shown.grab()

    wide = QFontMetricsF(font(Role.VALUE)).horizontalAdvance(VIEW.clock)
    assert written["as known now"] >= written["Whole session"] + wide
