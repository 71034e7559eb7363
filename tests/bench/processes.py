"""Children started by the bench, and the marks that they tell."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_CHILDREN = ROOT / "tests" / "bench" / "children"
_SCREEN = "tests/bench/screen.json"
"""A screen on which a window of the usual size is not made smaller."""
_COMPILED = ("main.py", "monitor", "ui", "resources", "tests/bench")


class Told(NamedTuple):
    """When a child was started, and what it told: a name and a number each."""

    began: float
    marks: list[tuple[str, float]]

    def after_start(self, name: str) -> float:
        """How long after its start a child noted that, ms."""
        (at,) = self.each(name)
        return (at - self.began) * 1000

    def each(self, name: str) -> list[float]:
        return [number for what, number in self.marks if what == name]


def run_child(name: str, *arguments: str | Path) -> Told:
    """Run a child to its end; raises CalledProcessError if it fails."""
    line = [sys.executable, str(_CHILDREN / f"{name}.py"), *map(str, arguments)]
    began = perf_counter()
    told = subprocess.run(
        line,
        cwd=ROOT,
        env=_environment(),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    pairs = [word.split("=") for word in told.split()]
    return Told(began, [(what, float(number)) for what, number in pairs])


def compile_all() -> None:
    """Write the bytecode, which some machines forbid and every start needs."""
    line = [sys.executable, "-m", "compileall", "-q", *_COMPILED]
    subprocess.run(line, cwd=ROOT, check=True)


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": f"offscreen:configfile={_SCREEN}",
        # Offscreen, Qt says of every window that it can't size it.
        "QT_LOGGING_RULES": "qt.qpa.*=false;default.warning=false",
    }
