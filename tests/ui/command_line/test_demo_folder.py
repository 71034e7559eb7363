"""The record of the demo: its own, made anew, or taken up where it was left."""

from pathlib import Path

import pytest
from click import ClickException

from monitor.charting.ports import SessionQuery, SessionRow
from monitor.simulation.playing import StageClock, play, read_stage
from monitor.storage.database import Database
from monitor.storage.faults import AlreadyOpen
from tests.clocks import ManualClock
from ui.command_line.demo_folder import open_demo
from ui.demo import Demo
from ui.opening import recorder_on


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "demo"


def sessions(folder: Path) -> list[SessionRow]:
    with Database(folder) as database:
        return list(recorder_on(database).sessions(SessionQuery()))


def play_on(folder: Path, demo: Demo, minute: float | None) -> None:
    """What the app does with a demo: chart its steps as their time comes."""
    clock = StageClock(demo.clock.now(), "Europe/London")
    until = None if minute is None else demo.stage.moment(minute)
    first = demo.stage.due_by(clock.now())
    with Database(folder) as database:
        play(demo.stage, recorder_on(database, clock), clock, until, first)


def test_a_demo_begins_in_the_middle(folder: Path, clock: ManualClock) -> None:
    """Two sessions lie behind, and one runs: its dose has started, its sets come."""
    demo = open_demo(folder, clock, 20)

    running, *earlier = sessions(folder)
    assert running.id == demo.stage.session
    assert running.is_open
    assert running.started_at == demo.stage.start < clock.now()
    assert [row.is_open for row in earlier] == [False, False]
    assert demo.clock.now() == clock.now()


def test_its_clock_is_quicker(folder: Path, clock: ManualClock) -> None:
    """At 20 times the speed three seconds are a minute."""
    demo = open_demo(folder, clock, 20)
    began = demo.clock.now()
    clock.advance(seconds=3)

    assert (demo.clock.now() - began).total_seconds() == pytest.approx(60)


def test_an_open_demo_is_taken_up(folder: Path, clock: ManualClock) -> None:
    """After a crash its session goes on from what was last charted."""
    demo = open_demo(folder, clock, 20)
    play_on(folder, demo, 25)
    clock.advance(minutes=600)
    again = open_demo(folder, clock, 20)

    assert again.stage == demo.stage
    # The set of minute 20 was the last, charted up to 9 min late.
    assert demo.stage.moment(20) <= again.clock.now() <= demo.stage.moment(25)
    play_on(folder, again, None)
    with Database(folder) as database:
        read = read_stage(again.stage, recorder_on(database))
    assert read is not None
    assert not read.session.is_open
    assert {s.state for s in read.assessment.slots} == {"filled"}


def test_a_finished_demo_begins_anew(folder: Path, clock: ManualClock) -> None:
    """Once its session is closed, the next start makes another record."""
    demo = open_demo(folder, clock, 20)
    play_on(folder, demo, None)
    clock.advance(minutes=60)
    again = open_demo(folder, clock, 20)

    assert again.stage.session != demo.stage.session
    assert len(sessions(folder)) == 3
    assert again.clock.now() == clock.now()


def test_a_real_record_is_never_made_anew(folder: Path, clock: ManualClock) -> None:
    """A record without the demo's mark is refused and left as it was."""
    Database(folder).close()
    before = (folder / "record.db").read_bytes()

    with pytest.raises(ClickException, match="not a demo"):
        open_demo(folder, clock, 20)

    assert (folder / "record.db").read_bytes() == before


def test_a_demo_that_is_open_elsewhere_is_left_alone(
    folder: Path, clock: ManualClock
) -> None:
    """A second demo says that the first has the record."""
    open_demo(folder, clock, 20)

    with Database(folder), pytest.raises(AlreadyOpen):
        open_demo(folder, clock, 20)


def test_a_demo_that_can_not_be_read_begins_anew(
    folder: Path, clock: ManualClock
) -> None:
    """A damaged demo is worth nothing and is replaced."""
    open_demo(folder, clock, 20)
    (folder / "record.db").write_bytes(b"damaged" * 2000)
    open_demo(folder, clock, 20)

    assert len(sessions(folder)) == 3
