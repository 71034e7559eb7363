"""Measures ours against floors in the same run: a JSON object a line, then a table."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
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
_PIECES: dict[str, Callable[[Path], Iterator[Result]]] = {
    f"review.{piece}": partial(review.measurements, pieces=(piece,))
    for piece in review.PIECES
}
"""Of a part that takes long, each by itself where it is asked for."""


def main(asked: list[str]) -> None:
    """Measure all, or the parts that are asked for; a missed target fails nothing."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Not the system's folder for temporary files: that may be no disk at all.
    build = Path("build")
    build.mkdir(exist_ok=True)
    results: list[Result] = []
    with TemporaryDirectory(dir=build, prefix="bench-") as name:
        for part, measure in _chosen(asked).items():
            folder = Path(name).resolve() / part
            folder.mkdir()
            for result in measure(folder):
                results.append(result)
                _say(json_line(result))
    _say(f"\n{table(results)}")


def _chosen(asked: list[str]) -> dict[str, Callable[[Path], Iterator[Result]]]:
    if not asked:
        return _PARTS
    known = {**_PARTS, **_PIECES}
    return {part: known[part] for part in known if part in asked}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
