"""When a call to the disk fails: nothing told is lost, nothing is charted twice."""

import errno
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.faults.oracle import what_is_wrong
from tests.faults.scribes import Scribes
from tests.faults.tasks import Harm, Task

_WAYS: tuple[tuple[Harm, int], ...] = (
    ("fail once", errno.EIO),
    ("fail on", errno.EIO),
    ("fail once", errno.ENOSPC),
    ("fail on", errno.ENOSPC),
)


def fail_each(
    scribes: Scribes, place: Path, task: Task, points: Iterable[tuple[int, Harm, int]]
) -> tuple[Counter[str], list[str]]:
    """What was told of each failing call, counted, and all that was wrong."""
    told_of: Counter[str] = Counter()
    wrong = []
    for at, harm, error in points:
        folder = place / f"failed at {at}"
        told = scribes.chart(
            replace(task, folder=str(folder), harm=harm, at=at, error=error)
        )
        missing = what_is_wrong(folder, told)
        wrong += [f"{at} {harm} {errno.errorcode[error]}: {line}" for line in missing]
        if told.ended != 0 or told.closed is None:
            wrong.append(f"{at}: {told}")
        # Each command was charted to the end, once: patient, session and the sets.
        if len({saved.id for saved in told.saved}) != len(told.saved):
            wrong.append(f"{at}: told twice")
        shutil.rmtree(folder)
        if told.closed is not None and at > told.closed:
            break
        told_of.update(["calls"])
        told_of.update(set(told.faults))
        told_of.update({f"unconfirmed, {cause}" for cause in told.unconfirmed})
        told_of.update(told.resolved)
        if not told.faults and not told.unconfirmed:
            told_of.update(["nothing told"])
    return told_of, wrong


@pytest.mark.parametrize(("start", "harm", "error"), [(1, *_WAYS[1]), (2, *_WAYS[2])])
def test_a_failing_call_loses_nothing(
    scribes: Scribes, place: Path, start: int, harm: Harm, error: int
) -> None:
    """Every sixth call fails for ever, every sixth once; the long form has them all."""
    points = ((at, harm, error) for at in count(start, 6))
    told_of, wrong = fail_each(scribes, place, Task(folder="", sets=1), points)

    assert wrong == []
    assert told_of["calls"] > 20
    assert told_of["was there"] + told_of["asked again"] > 0


@pytest.mark.faults
@pytest.mark.parametrize(("harm", "error"), _WAYS)
def test_every_failing_call_of_many_sets_loses_nothing(
    scribes: Scribes,
    place: Path,
    harm: Harm,
    error: int,
    say: Callable[[str], None],
) -> None:
    """Each call in each of the four ways."""
    points = ((at, harm, error) for at in count(1))
    told_of, wrong = fail_each(scribes, place, Task(folder="", sets=6), points)

    say(f"{harm} {errno.errorcode[error]}: {dict(told_of)}")
    assert wrong == []
    assert told_of["calls"] > 200
    assert told_of["was there"] + told_of["asked again"] > 0
