"""Killed at each single call that changes the disk, nothing that was told is lost."""

import shutil
from collections.abc import Callable, Iterable
from itertools import count, pairwise
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from tests.faults.oracle import what_is_wrong
from tests.faults.scribes import Scribes, Told
from tests.faults.tasks import Task


def kill_each(
    scribes: Scribes, place: Path, task: Task, numbers: Iterable[int]
) -> tuple[int, list[str]]:
    """How many calls were killed in turn, and all that was wrong after any of them."""
    killed, wrong = 0, []
    for at in numbers:
        folder = place / f"killed at {at}"
        told = scribes.chart(replace(task, folder=str(folder), harm="kill", at=at))
        wrong += [f"{at}: {line}" for line in what_is_wrong(folder, told)]
        shutil.rmtree(folder)
        if not told.was_killed:
            assert told.closed is not None, told
            break
        killed += 1
    return killed, wrong


def test_the_rig_sees_the_shipped_driver(scribes: Scribes, place: Path) -> None:
    """Each commit of the driver goes through it: a write and a sync at the least."""
    told = scribes.chart(Task(folder=str(place / "record"), sets=3))

    assert told.opened is not None
    assert told.opened > 20
    counts = sorted({saved.changes for saved in told.saved})
    assert len(counts) == 5
    assert all(later - before >= 4 for before, later in pairwise(counts))


@pytest.mark.parametrize("start", [1, 2])
def test_every_call_killed_loses_nothing(
    scribes: Scribes, place: Path, start: int
) -> None:
    """Of opening, charting, checkpointing and closing; the odd ones, then the even."""
    task = Task(folder="", sets=1)
    killed, wrong = kill_each(scribes, place, task, count(start, 2))

    assert wrong == []
    assert killed > 60


@pytest.mark.faults
@pytest.mark.parametrize("pages", [8, 30, 1000])
def test_every_call_of_many_sets_killed_loses_nothing(
    scribes: Scribes, place: Path, pages: int, say: Callable[[str], None]
) -> None:
    """With a checkpoint after nearly each commit, now and then, and only at the end."""
    task = Task(folder="", sets=12, checkpoint_pages=pages)
    killed, wrong = kill_each(scribes, place, task, count(1))

    say(f"{killed} calls killed, checkpoints after {pages} pages")
    assert wrong == []
    assert killed > 200


def test_without_the_one_transaction_it_is_torn(scribes: Scribes, place: Path) -> None:
    """The check itself: were each statement a commit of its own, it would be seen."""
    task = Task(folder=str(place / "whole"), sets=1, control="no transaction")
    *_, before, last = sorted({s.changes for s in scribes.chart(task).saved})

    killed, wrong = kill_each(scribes, place, task, range(before + 1, last, 3))

    assert killed > 5
    assert any("content is missing" in line for line in wrong)


def kill_at_random(scribes: Scribes, folder: Path, times: int, seed: int) -> Told:
    """Kill one scribe after another on one record; all that any of them told."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    told = Told()
    killed = 0
    for _ in range(times):
        task = Task(folder=str(folder), sets=40)
        one = scribes.chart(task, kill_after_s=random.uniform(0.01, 0.35))
        killed += one.was_killed
        told.add(one)
        assert what_is_wrong(folder, one) == []
    assert what_is_wrong(folder, told) == []
    assert killed > times * 0.6, "most were not killed, so little was proved"
    return told


def test_killed_at_random_loses_nothing(scribes: Scribes, place: Path) -> None:
    """Ten times over on one record, at any moment of it."""
    assert len(kill_at_random(scribes, place / "record", 10, seed=1).saved) > 10


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(50))
def test_a_thousand_random_kills_lose_nothing(
    scribes: Scribes, place: Path, seed: int
) -> None:
    """Fifty records, each killed twenty times over."""
    assert len(kill_at_random(scribes, place / "record", 20, seed=seed).saved) > 20
