"""On a full disk a record keeps the key it has, and no slot forgets it.

SQLCipher says ``ok`` there, since it does not look at what the commit came to.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.keyer import key_anew
from tests.faults.namespaces import IN_NAMESPACE, needs_namespaces
from tests.faults.scribes import Scribes, Told
from tests.faults.tasks import Task
from tests.faults.test_keying_killed import begun, state_of, what_is_wrong

__all__ = ["begun"]


def check(folder: Path, told: Told) -> None:
    """It opens by password and by code, and is keyed anew once there is room."""
    assert (told.crashed, told.ended) == ([], 0)
    assert set(told.faults) <= {"NotKeyedAnew", "DiskFull", "DiskFailed"}
    assert told.faults != []
    assert state_of(folder) == "begun"
    assert what_is_wrong(folder, 4) == []
    key_anew(folder)
    assert state_of(folder) == "ended"
    assert what_is_wrong(folder, 4) == []


@pytest.mark.parametrize("part", [0.25, 0.6, 1.0])
def test_the_log_may_not_grow_to_all_pages(
    scribes: Scribes, begun: Path, part: float
) -> None:
    size = (begun / "record.db").stat().st_size
    limit = int(size * part)
    told = scribes.chart(Task(folder=str(begun), deed="key anew", full_above=limit))
    check(begun, told)


@pytest.fixture
def small_disk(
    rig: Path, begun: Path, tmp_path: Path
) -> Iterator[tuple[Scribes, Path]]:
    """A disk of 4 MB with the record on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        f"mount -t tmpfs -o size=4m tmpfs {disk}"
        f' && cp -a "{begun}" {disk}/record && exec "$@"'
    )
    with Scribes(rig, [*IN_NAMESPACE, mounted, "sh"]) as inside:
        yield inside, disk


@needs_namespaces
def test_the_disk_is_full(small_disk: tuple[Scribes, Path], tmp_path: Path) -> None:
    """With no page left and with a few, which the new pages are more than."""
    scribes, disk = small_disk
    for free_pages in (0, 8):
        out = tmp_path / f"copy {free_pages}"
        told = scribes.chart(
            Task(
                folder=str(disk / "record"),
                deed="key anew",
                ballast=str(disk / "ballast"),
                free_pages=free_pages,
                copy_to=str(out),
                control="no room asked",
            )
        )
        check(out, told)


@needs_namespaces
def test_it_is_not_begun_where_charting_needs_the_room(
    small_disk: tuple[Scribes, Path], tmp_path: Path
) -> None:
    scribes, disk = small_disk
    out = tmp_path / "copy"
    told = scribes.chart(
        Task(folder=str(disk / "record"), deed="key anew", copy_to=str(out))
    )
    assert told.faults == ["NotKeyedAnew"]
    check(out, told)
    shutil.rmtree(out)
