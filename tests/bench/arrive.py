"""How long somebody waits who signs in, or unlocks the screen, in the real app."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.processes import run_child
from tests.bench.result import Result, middle

RUNS = 7
_MS = 1000


def measurements(folder: Path) -> Iterator[Result]:
    """Whole processes over one encrypted record with two rooms that run."""
    record = folder / "record"
    # The first start sets up who signs in at all the others.
    run_child("arrival", record, "0")
    told = [run_child("arrival", record, str(run)) for run in range(1, RUNS + 1)]
    taken = {
        name: [_MS * took for one in told for took in one.each(name)]
        for name in ("derivation", "sign_in", "unlock", "longest")
    }
    yield Result(
        name="sign_in_derivation",
        ours=middle(taken["derivation"]),
        n=RUNS,
        note="slow on purpose, 500 to 1000 ms",
    )
    yield Result(
        name="sign_in_to_board",
        ours=middle(taken["sign_in"]),
        limit=1500.0,
        n=RUNS,
        note="apart from the derivation, to the first frame",
    )
    yield Result(
        name="unlock_by_pin", ours=middle(taken["unlock"]), limit=3000.0, n=RUNS
    )
    yield Result(
        name="unlock_longest_block",
        ours=max(taken["longest"]),
        limit=50.0,
        n=RUNS,
        note="of the event loop, from the board over the lock to the board",
    )
