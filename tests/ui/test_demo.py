"""The demo plays in the running app while somebody looks, and charts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.commands import Chart
from monitor.chart.kinds import InfusionRecorded
from monitor.charting.reads import Charted, SessionRead
from monitor.clock import new_id
from tests.clocks import ManualClock
from ui.app import Running
from ui.command_line.demo_folder import open_demo
from ui.demo import Demo, DemoPlayer
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.pages.live_page import LivePage
from ui.panels.top_bar import Watermark
from ui.record_folder import record_folder
from ui.theme.palettes import DAY
from ui.theme.theme import Theme, apply_theme
from ui.vigil import Vigil


class Watched:
    """The app with its demo, as somebody sees it who lets time pass."""

    def __init__(self, vigil: Vigil, player: DemoPlayer, demo: Demo) -> None:
        self.vigil = vigil
        self.player = player
        self.demo = demo

    @property
    def room(self) -> SessionRead:
        room = self.vigil.store.room(self.demo.stage.session)
        assert isinstance(room, SessionRead)
        return room

    @property
    def is_up_to_date(self) -> bool:
        return self.player.charted == self.demo.stage.due_by(self.demo.clock.now())


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def watched(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: ManualClock
) -> Iterator[Watched]:
    apply_theme(qapp, Theme.day())
    launch = Launch(folder=tmp_path, station="Ward 3", speed=1.0)
    demo = open_demo(record_folder(launch), clock, 1.0)
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    vigil = Vigil(qapp, window, launch, demo.clock)
    vigil.begin()
    qtbot.waitUntil(lambda: len(vigil.store.snapshot.rooms) == 1)
    player = DemoPlayer(demo, vigil.bedside, vigil.store)
    player.start()
    yield Watched(vigil, player, demo)
    player.stop()
    vigil.end()


def let_pass(
    watched: Watched, clock: ManualClock, qtbot: QtBot, minutes: float
) -> None:
    """Let the demo's time pass, and what it brings be charted."""
    clock.advance(minutes=minutes)
    qtbot.waitUntil(lambda: watched.is_up_to_date, timeout=20_000)


def test_steps_are_charted_as_their_time_comes(
    watched: Watched, clock: ManualClock, qtbot: QtBot
) -> None:
    """Six minutes after its start no set is there; at 22 min those of 10 and 20."""
    before = len(watched.room.session.sets)

    let_pass(watched, clock, qtbot, 16)

    after = [s.observed_at for s in watched.room.session.sets[before:]]
    assert before == 3
    assert watched.demo.stage.moment(10) in after
    assert max(after) <= watched.demo.clock.now()


def test_it_plays_to_its_end(
    watched: Watched, clock: ManualClock, qtbot: QtBot
) -> None:
    """After two hours the session is closed, and its room is gone from the tabs."""
    for _ in range(13):
        let_pass(watched, clock, qtbot, 10)

    assert watched.vigil.store.snapshot.rooms == ()


def test_every_screen_says_that_it_is_a_demo(watched: Watched) -> None:
    """The mark stands in the top bar of the live chart and of the list."""
    watched.vigil.parts.start.start_requested.emit("B. Visitor")
    (mark,) = watched.vigil.parts.top.findChildren(Watermark)
    on_live = mark.text() if mark.isVisible() else ""
    watched.vigil.actions.do("sessions")
    on_list = mark.text() if mark.isVisible() else ""

    assert on_live == on_list == "Demo, not a real patient"


def test_whoever_watches_can_chart(
    watched: Watched, clock: ManualClock, qtbot: QtBot
) -> None:
    """A pump stopped by hand stays stopped: the scripted end of it is left out."""
    watched.vigil.bedside.name_nurse("B. Visitor")
    stopped_at = watched.demo.clock.now()
    charted: list[Charted] = []
    watched.vigil.bedside.send(
        Chart(
            id=new_id(),
            stream_id=watched.demo.stage.session,
            at=stopped_at,
            fact=InfusionRecorded(step="stopped", cause="asked to stop"),
        ),
        charted.append,
        lambda refusal: pytest.fail(refusal.sentence),
    )
    qtbot.waitUntil(lambda: bool(charted))
    for _ in range(6):
        let_pass(watched, clock, qtbot, 10)

    assert watched.room.session.infusion.ended_at == stopped_at
    assert len(watched.room.session.sets) > 3
    assert not watched.vigil.store.snapshot.record.is_untrusted


def test_it_opens_at_the_chart(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: ManualClock
) -> None:
    """Whoever opens a demo sees its session run, and is asked for nothing first."""
    launch = Launch(folder=tmp_path, station="Ward 3", speed=1.0)
    window = MainWindow(DAY)
    qtbot.addWidget(window)
    window.show()
    demo = open_demo(record_folder(launch), clock, 1.0)
    running = Running(qapp, window, launch, demo)

    running.begin()
    try:
        qtbot.waitUntil(lambda: len(window.findChildren(LivePage)) == 1)
        (live,) = window.findChildren(LivePage)
        qtbot.waitUntil(live.isVisible)
    finally:
        running.end()
