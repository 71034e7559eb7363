"""A power cut at any moment loses nothing that was told, whatever was not synced."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from tests.faults.oracle import what_is_missing
from tests.faults.power import Change, Disk, changes_in
from tests.faults.scribes import Saved, Scribes, Told
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


def missing_in(image: dict[str, bytes], saved: list[Saved], place: Path) -> list[str]:
    folder = place / "image"
    folder.mkdir(mode=0o700)
    for name, content in image.items():
        (folder / name).write_bytes(content)
    wrong = what_is_missing(folder, saved)
    shutil.rmtree(folder)
    return wrong


def cut_the_power(
    place: Path,
    told: Told,
    changes: list[Change],
    *,
    images: int,
    seed: int,
    first: int = 0,
) -> tuple[list[str], list[str]]:
    """The images that lost what was told, and those that were not whole, in words."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    assert told.closed is not None
    lost: list[str] = []
    broken: list[str] = []
    for number in range(images):
        moment = random.randint(first, told.closed)
        found = Disk().play(changes, moment).image(random)
        awaited = [s for s in told.saved if s.changes <= moment]
        wrong = missing_in(found, awaited, place)
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


def test_what_is_shown_after_a_kill_survives_a_power_cut(
    scribes: Scribes, place: Path
) -> None:
    """A commit of which nobody was told is durable before the next start shows it."""
    random = Random(3)  # noqa: S311  (not for secrets)
    whole = scribes.chart(task(place, sets=1, pages=1000))
    last = max(saved.changes for saved in whole.saved)
    shown = 0
    # The last call of the last commit is its sync; before it all is written.
    for at in (last - 1, last):
        folder = place / f"killed at {at}"
        folder.mkdir()
        killed = replace(task(folder, sets=1, pages=1000), harm="kill", at=at)
        assert scribes.chart(killed).was_killed
        disk = Disk().play(changes_in(Path(killed.log)), at)
        next_start = replace(task(folder, sets=0), log=str(folder / "next log"))
        told = scribes.chart(next_start)
        assert told.opened is not None
        disk.play(changes_in(Path(next_start.log)), told.opened)
        awaited = [s for s in told.saved if s.changes <= told.opened]
        shown = max(shown, len(awaited))
        for _ in range(5):
            assert missing_in(disk.image(random), awaited, place) == []
    assert shown == len(whole.saved)


def test_a_careless_sync_is_found_out(scribes: Scribes, place: Path) -> None:
    """The check itself: with synchronous=NORMAL most images have lost something.

    Where a later commit is there and an earlier one is not, the record is refused.
    """
    careless = replace(task(place, sets=30, pages=1000), control="synchronous NORMAL")
    told, changes = recorded(scribes, careless)

    lost, broken = cut_the_power(
        place, told, changes, images=40, seed=2, first=told.saved[5].changes
    )

    assert [
        line for line in broken if "refused: The record is damaged" not in line
    ] == []
    assert len(lost) + len(broken) > 20
