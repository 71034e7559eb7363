"""Measures ours against floors in the same run: a JSON object a line, then a table."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import (
    arrive,
    backtest,
    enter,
    fold,
    opened,
    proof,
    redraw,
    replay,
    review,
    save,
    start,
)
from tests.bench.result import Result, json_line, table

_PARTS: dict[str, Callable[[Path], Iterator[Result]]] = {
    "start": start.measurements,
    "redraw": lambda _: redraw.measurements(),
    "save": save.measurements,
    "enter": enter.measurements,
    "replay": lambda _: replay.measurements(),
    "arrive": arrive.measurements,
    "fold": lambda _: fold.measurements(),
    "proof": proof.measurements,
    "opened": opened.measurements,
    "backtest": backtest.measurements,
    "review": review.measurements,
}


def main(asked: list[str]) -> None:
    """Measure all, or the parts that are asked for; a missed target fails nothing."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Not the system's folder for temporary files: that may be no disk at all.
    build = Path("build")
    build.mkdir(exist_ok=True)
    results: list[Result] = []
    with TemporaryDirectory(dir=build, prefix="bench-") as name:
        for part, measure in _PARTS.items():
            if asked and part not in asked:
                continue
            folder = Path(name).resolve() / part
            folder.mkdir()
            for result in measure(folder):
                results.append(result)
                _say(json_line(result))
    _say(f"\n{table(results)}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
