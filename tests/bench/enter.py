"""From Enter to the painted tick in the real app, against the commit alone."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.processes import Told, run_child
from tests.bench.result import Result, middle, percentile

SESSIONS = 3
_MB = 1_000_000


def measurements(folder: Path) -> Iterator[Result]:
    """Several sessions of 8 to 37 sets, each in a process and a record of its own."""
    told = [_session(folder / f"{place}") for place in range(SESSIONS)]
    ticks = [tick for one in told for tick in one.each("tick")]
    commits = [raw for one in told for raw in one.each("raw")]
    yield Result(
        name="enter_to_tick",
        ours=percentile(ticks, 0.95),
        floor=percentile(commits, 0.95),
        limit=25.0,
        n=len(ticks),
        note="95 of 100 are as fast; the floor is a raw commit",
    )
    yield Result(
        name="enter_to_tick_median",
        ours=middle(ticks),
        floor=middle(commits),
        n=len(ticks),
    )
    marks = [mark for one in told for mark in one.each("mark")]
    yield Result(
        name="enter_to_chart",
        ours=percentile(marks, 0.95),
        floor=percentile(commits, 0.95),
        n=len(marks),
        note="95 of 100: the alert and the mark in the chart, painted next",
    )
    yield Result(
        name="event_loop_longest_block",
        ours=max(one.each("longest")[0] for one in told),
        limit=50.0,
        n=len(told),
        note="while charting",
    )
    yield Result(
        name="memory_after_charting",
        ours=middle([one.each("resident")[0] for one in told]) / _MB,
        n=len(told),
        unit="MB",
    )


def _session(folder: Path) -> Told:
    folder.mkdir()
    return run_child("nurse", folder)
