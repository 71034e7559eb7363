"""How long Vigil takes to start and what it weighs, against bare windows of Qt."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.processes import Told, compile_all, run_child
from tests.bench.result import Result, middle

RUNS = 9
_MB = 1_000_000
_TARGETS = {"first_frame": 1.15, "readable": None, "ready": 5.0, "charting": None}
_NOTES = {
    "readable": "the start page with its text",
    "ready": "the record is open and a name can be typed",
    "charting": "pyqtgraph is loaded too",
}


def measurements(folder: Path) -> Iterator[Result]:
    """Whole processes, compiled, from their start to what is painted."""
    compile_all()
    # The first start makes the record, as only the first one ever does.
    run_child("vigil", folder / "record")
    bare: list[float] = []
    starts: list[Told] = []
    plots: list[float] = []
    for _ in range(RUNS):
        bare.append(run_child("bare").after_start("first_frame"))
        starts.append(run_child("vigil", folder / "record"))
        plots += run_child("plotted").each("resident")
    for mark, target in _TARGETS.items():
        yield Result(
            name=f"start_{mark}",
            ours=middle([start.after_start(mark) for start in starts]),
            floor=middle(bare),
            target=target,
            n=RUNS,
            note=_NOTES.get(mark, ""),
        )
    yield Result(
        name="start_longest_block",
        ours=middle([longest for s in starts for longest in s.each("longest")]),
        limit=50.0,
        n=RUNS,
        note="after it is ready, while pyqtgraph is loaded",
    )
    yield Result(
        name="start_memory",
        ours=middle([m for s in starts for m in s.each("resident")]) / _MB,
        floor=middle(plots) / _MB,
        target=1.35,
        n=RUNS,
        unit="MB",
        note="pyqtgraph loaded in both",
    )
