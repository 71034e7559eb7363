"""The new-session page, shown and focused."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opening import Opening
from tests.ui.panels.new_session.bench import Bench
from tests.ui.panels.new_session.sizes import WIDE, Start


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    def begun(opening: Opening | None = None, size: tuple[int, int] = WIDE) -> Bench:
        bench = Bench(opening or Opening())
        qtbot.addWidget(bench.page)
        bench.page.resize(*size)
        with qtbot.waitActive(bench.page):
            bench.page.show()
            bench.page.activateWindow()
        bench.page.take_focus()
        return bench

    return begun
