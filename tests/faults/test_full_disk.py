"""A full disk is told in words, loses nothing, and is over once there is room again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.storage.ballast import FILE
from tests.faults.namespaces import IN_NAMESPACE, needs_namespaces
from tests.faults.oracle import what_is_wrong
from tests.faults.scribes import Scribes, Told
from tests.faults.tasks import Task


def check(folder: Path, told: Told, sets: int) -> None:
    """It was told once or more, nothing is lost, and charting went on to the end."""
    assert what_is_wrong(folder, told) == []
    assert told.ended == 0
    assert told.faults + told.unconfirmed != []
    assert set(told.faults + told.unconfirmed) <= {"DiskFull", "DiskFailed"}
    assert len(told.half) == sets
    assert {*told.half} <= {saved.id for saved in told.saved}


@pytest.mark.parametrize("spare", range(0, 120_000, 24_000))
def test_goes_on_after_the_system_refused_to_let_a_file_grow(
    scribes: Scribes, place: Path, spare: int
) -> None:
    """The log of a record may not grow past a limit, until the nurse asks again."""
    folder = place / "record"
    begun = scribes.chart(Task(folder=str(folder), sets=1, checkpoint_pages=1000))
    size = (folder / "record.db").stat().st_size

    limit = size + spare
    told = scribes.chart(
        Task(folder=str(folder), sets=40, checkpoint_pages=1000, full_above=limit)
    )

    check(folder, told, sets=40)
    assert what_is_wrong(folder, begun) == []


@pytest.fixture
def small_disk(rig: Path, tmp_path: Path) -> Iterator[tuple[Scribes, Path]]:
    """A disk of 2 MB, of which 1.4 MB hold something else."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        f"mount -t tmpfs -o size=2m tmpfs {disk}"
        f' && head -c 1400k /dev/zero > {disk}/ballast && exec "$@"'
    )
    with Scribes(rig, [*IN_NAMESPACE, mounted, "sh"]) as inside:
        yield inside, disk


@needs_namespaces
def test_goes_on_after_a_full_disk(
    small_disk: tuple[Scribes, Path], tmp_path: Path
) -> None:
    """Until what filled the disk is removed: then the same set is saved."""
    scribes, disk = small_disk
    told = scribes.chart(
        Task(
            folder=str(disk / "record"),
            sets=15,
            checkpoint_pages=1000,
            ballast=str(disk / "ballast"),
            copy_to=str(tmp_path / "copy"),
        )
    )

    check(tmp_path / "copy", told, sets=15)


@pytest.fixture
def disk_with_reserve(rig: Path, tmp_path: Path) -> Iterator[tuple[Scribes, Path]]:
    """A disk of 3 MB: 600 KB are free, and 1 MB is kept for when it is full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        f"mount -t tmpfs -o size=3m tmpfs {disk} && mkdir -m 700 {disk}/record"
        f" && head -c 1000k /dev/urandom > {disk}/record/{FILE}"
        f' && head -c 1400k /dev/zero > {disk}/other && exec "$@"'
    )
    with Scribes(rig, [*IN_NAMESPACE, mounted, "sh"]) as inside:
        yield inside, disk


@needs_namespaces
def test_the_session_goes_on_in_what_was_kept(
    disk_with_reserve: tuple[Scribes, Path], tmp_path: Path
) -> None:
    """Nobody is told anything, and all of it is charted."""
    scribes, disk = disk_with_reserve
    told = scribes.chart(
        Task(
            folder=str(disk / "record"),
            sets=15,
            checkpoint_pages=1000,
            copy_to=str(tmp_path / "copy"),
        )
    )
    assert (told.ended, told.faults, told.unconfirmed) == (0, [], [])
    assert what_is_wrong(tmp_path / "copy", told) == []
    assert len(told.half) == 15
    assert not (tmp_path / "copy" / FILE).exists()
