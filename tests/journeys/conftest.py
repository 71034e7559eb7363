"""The real app over a real file, offscreen, with a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.storage.database import Database
from tests.access.keyring import CHEAP
from tests.clocks import ManualClock
from tests.desk import START as DOSE_START
from tests.journeys.doorway import Doorway, Open
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.rooms import go
from tests.journeys.staffed import Staffed, staffed
from tests.journeys.two_rooms import two_rooms
from ui.command_line.scripts import example_script, play_whole

START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)


@pytest.fixture(scope="module")
def charted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with one closed session that nobody signed."""
    folder = tmp_path_factory.mktemp("charted") / "record"
    with Database(folder) as database:
        play_whole(database, example_script, DOSE_START, "Europe/London")
    return folder


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    clock = ManualClock(START - timedelta(minutes=25))
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = START
    yield nurse
    nurse.vigil.end()


@pytest.fixture
def signed_in(nurse: Nurse) -> Nurse:
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    return nurse


@pytest.fixture
def roomed(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    """A nurse whose Rooms 1 and 2 are infusing."""
    clock = two_rooms(tmp_path / "record")
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = DOSE_START
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    yield nurse
    nurse.vigil.end()


@pytest.fixture
def reopen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[[], Nurse]]:
    """Ends the app that runs over Rooms 1 and 2, and starts it anew."""
    clock = two_rooms(tmp_path / "record")
    running: list[Nurse] = []

    def start() -> Nurse:
        if running:
            running.pop().vigil.end()
        nurse = opened(qtbot, qapp, tmp_path / "record", clock)
        running.append(nurse)
        nurse.type("A. Okafor RN\n")
        nurse.settle()
        return nurse

    yield start
    for nurse in running:
        nurse.vigil.end()


@pytest.fixture
def open_again(reopen: Callable[[], Nurse]) -> Callable[[], Nurse]:
    """The same, with the nurse in Room 1."""

    def start() -> Nurse:
        nurse = reopen()
        go(nurse, 1)
        return nurse

    return start


@pytest.fixture
def bay(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Staffed]:
    """Two rooms are infusing; the nurse is in the first, and types a set."""
    clock = two_rooms(tmp_path / "record")
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = DOSE_START
    made = staffed(nurse, tmp_path / "door")
    # Whoever charted beforehand is not enrolled, and the rooms are nobody's now.
    nurse.vigil.desks.taking.is_needed = False
    go(nurse, 1)
    nurse.settle()
    yield made
    nurse.vigil.end()


@pytest.fixture
def doorway(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens an app that people sign in to over one folder, and ends the one before."""
    monkeypatch.setattr("monitor.access.doorkeeper.calibrated", lambda _: CHEAP)
    running: list[Doorway] = []

    def start() -> Doorway:
        while running:
            running.pop().vigil.end()
        running.append(Doorway(qtbot, qapp, tmp_path / "record"))
        return running[-1]

    yield start
    for one in running:
        one.vigil.end()
