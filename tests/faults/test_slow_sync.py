"""A disk that takes its time holds up who saves, and nobody else."""

from pathlib import Path

from tests.faults.scribes import Scribes
from tests.faults.tasks import Task

SLOW_MS = 2000
LONGEST_GAP_MS = 1000
"""Far above what a busy machine does to any thread, far below the sync."""


def test_a_slow_sync_holds_up_only_who_saves(scribes: Scribes, place: Path) -> None:
    """While one thread waits for two seconds, another goes on every few milliseconds.

    Of what the screen does meanwhile its own tests tell; here the driver must let go.
    """
    task = Task(folder=str(place / "record"), slow_ms=SLOW_MS)
    told = scribes.chart(task)

    assert told.crashed == []
    ((save_ms, gap_ms),) = told.slow_saves
    assert save_ms >= SLOW_MS
    assert gap_ms < LONGEST_GAP_MS
