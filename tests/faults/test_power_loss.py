"""A power cut at any moment loses nothing that was told, whatever was not synced."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import pytest

from tests.faults.oracle import what_is_missing
from tests.faults.power import Change, Disk, changes_in
from tests.faults.scribes import Scribes, Told
from tests.faults.tasks import Task


def recorded(scribes: Scribes, task: Task) -> tuple[Told, list[Change]]:
    told = scribes.chart(task)
    changes = list(changes_in(Path(task.log)))

    assert told.crashed == []
    assert told.closed == sum(change.is_counted for change in changes)
    whole = Disk().play(changes, told.closed)
    for name, file in whole.names.items():
        file.sync()
        # Of the shared memory only what was not mapped goes through the rig.
        if not name.endswith("-shm"):
            assert bytes(file.synced) == (Path(task.folder) / name).read_bytes()
    return told, changes


def cut_the_power(
    place: Path, told: Told, changes: list[Change], images: int, seed: int
) -> tuple[list[str], list[str]]:
    """The images that lost what was told, and those that were not whole, in words."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    assert told.closed is not None
    lost: list[str] = []
    broken: list[str] = []
    for number in range(images):
        moment = random.randint(0, told.closed)
        found = Disk().play(changes, moment).image(random)
        folder = place / "image"
        folder.mkdir(mode=0o700)
        for name, content in found.items():
            (folder / name).write_bytes(content)
        wrong = what_is_missing(folder, [s for s in told.saved if s.changes <= moment])
        shutil.rmtree(folder)
        said = f"image {number} after {moment}: {'; '.join(wrong)}"
        if wrong:
            (lost if wrong[0].startswith("lost") else broken).append(said)
    return lost, broken


def task(place: Path, sets: int, pages: int = 30) -> Task:
    return Task(
        folder=str(place / "record"),
        sets=sets,
        checkpoint_pages=pages,
        log=str(place / "log"),
    )


def test_a_power_cut_loses_nothing(scribes: Scribes, place: Path) -> None:
    """Neither an entry that was told, nor the record itself."""
    told, changes = recorded(scribes, task(place, sets=6))

    assert cut_the_power(place, told, changes, images=100, seed=1) == ([], [])


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(20))
def test_twenty_thousand_power_cuts_lose_nothing(
    scribes: Scribes, place: Path, seed: int, say: Callable[[str], None]
) -> None:
    """A thousand images of each of twenty records."""
    pages = (8, 30, 1000)[seed % 3]
    told, changes = recorded(scribes, task(place, sets=30, pages=pages))

    lost, broken = cut_the_power(place, told, changes, images=1000, seed=seed)

    say(f"1000 images of {told.closed} changes: {len(lost)} lost, {len(broken)} broken")
    assert (lost, broken) == ([], [])


def test_a_careless_sync_is_found_out(scribes: Scribes, place: Path) -> None:
    """The check itself: with synchronous=NORMAL most images have lost something."""
    careless = msgspec.structs.replace(
        task(place, sets=12, pages=1000), control="synchronous NORMAL"
    )
    told, changes = recorded(scribes, careless)

    lost, broken = cut_the_power(place, told, changes, images=40, seed=2)

    assert broken == []
    assert len(lost) > 20
