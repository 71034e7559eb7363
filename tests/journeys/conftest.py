"""The real app over a real file, offscreen, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.clocks import ManualClock
from tests.desk import START as DOSE_START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.two_rooms import two_rooms

START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    clock = ManualClock(START - timedelta(minutes=25))
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = START
    yield nurse
    nurse.vigil.end()


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
