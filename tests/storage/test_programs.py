"""Whatever people do to a chart in whatever order, a kill leaves what a model says."""

from functools import cache
from pathlib import Path
from random import Random

import pytest

from monitor.charting import shelf
from monitor.protocol.parsing import parse_protocol
from monitor.storage.verify import verify
from tests.storage.killed_station import Station
from tests.storage.programs import Program

IN_ONE_RECORD = 25
STEPS = 14


@pytest.fixture(autouse=True)
def _parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # It is the same text at each start, and a third of what a program would take.
    monkeypatch.setattr(shelf, "parse_protocol", cache(parse_protocol))


def run(place: Path, seed: int, programs: int) -> Station:
    """So many programs in one record, which is whole in the end."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    station = Station(place)
    try:
        for _ in range(programs):
            Program(station, random).run(STEPS)
        report = verify(station.database)
        assert report.is_whole, report.lines
    finally:
        station.database.close()
    return station


@pytest.mark.parametrize("seed", range(2))
def test_fifty_programs(tmp_path: Path, seed: int) -> None:
    station = run(tmp_path, seed, IN_ONE_RECORD)

    assert station.kills > IN_ONE_RECORD // 2, "hardly anything was killed"


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(100, 180))
def test_two_thousand_programs(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, IN_ONE_RECORD)
