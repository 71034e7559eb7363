"""Two things timed in turn, so that both meet the same machine."""

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple


class Taken(NamedTuple):
    """What the runs of each took, ms."""

    ours: list[float]
    floor: list[float]


def take_turns(
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    runs: int,
    warm_up: int = 5,
) -> Taken:
    """Time both; the first runs fill caches and are not counted."""
    taken = Taken([], [])
    for run in range(runs + warm_up):
        for act, times in zip((ours, floor), taken, strict=True):
            spent = stopwatch(act)
            if run >= warm_up:
                times.append(spent)
    return taken


def stopwatch(act: Callable[[], object]) -> float:
    """What it takes once, ms."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000
