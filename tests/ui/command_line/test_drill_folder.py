"""The record of the drill: its own, and made anew each time."""

from pathlib import Path

import pytest
from click import ClickException

from monitor.charting.ports import SessionQuery
from monitor.simulation.drilling import DrillResult
from monitor.storage.database import Database
from tests.builders import at
from tests.clocks import ManualClock
from ui.command_line.drill_folder import prepare_drill
from ui.drill_book import BOOK, DrillBook
from ui.launch import Launch
from ui.opening import recorder_on
from ui.record_folder import record_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "drill"
    folder.mkdir()
    return folder


def result(seconds: float) -> DrillResult:
    return DrillResult(at=at(0), median_seconds=seconds, median_keys=18, errors=0)


def test_one_infusing_session_is_made_anew(folder: Path) -> None:
    """However often; what was charted in the last drill is gone."""
    clock = ManualClock()
    for _ in range(2):
        prepare_drill(folder, clock)
        with Database(folder) as database:
            (row,) = recorder_on(database).sessions(SessionQuery())
        assert row.is_open
        assert row.started_at is not None
        assert row.started_at < clock.now()
        clock.advance(minutes=30)


def test_the_results_of_earlier_drills_stay(folder: Path) -> None:
    """They are no part of the record that is made anew."""
    DrillBook(folder).add(result(9))
    prepare_drill(folder, ManualClock())
    assert [each.median_seconds for each in DrillBook(folder).results] == [9]


def test_a_record_that_is_no_drills_is_left_alone(folder: Path) -> None:
    """Its patients are real; one sentence says so."""
    (folder / "record.db").write_bytes(b"whose?")
    with pytest.raises(ClickException, match="not a drill's"):
        prepare_drill(folder, ManualClock())
    assert (folder / "record.db").read_bytes() == b"whose?"


@pytest.mark.parametrize("kept", [b"", b"{}", b"[{]", b'[{"at": 3}]'])
def test_a_book_that_can_not_be_read_is_begun_anew(folder: Path, kept: bytes) -> None:
    """A drill is not worth a question."""
    (folder / BOOK).write_bytes(kept)
    book = DrillBook(folder)
    assert book.results == ()
    book.add(result(8))
    assert len(DrillBook(folder).results) == 1


def test_a_drill_has_a_folder_of_its_own_and_the_mark_of_the_demo(
    tmp_path: Path,
) -> None:
    """Neither the clinic's record nor the demo's."""
    drill = Launch(folder=tmp_path, is_drill=True)
    assert drill.is_demo
    folders = {
        record_folder(launch)
        for launch in (drill, Launch(folder=tmp_path), Launch(tmp_path, speed=20))
    }
    assert len(folders) == 3
