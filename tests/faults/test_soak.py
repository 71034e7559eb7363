"""The app goes on for hours of sessions, and holds no more than at their beginning."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec
import pytest

from monitor.clock import SystemClock
from tests.faults.bystanders import ROOT
from tests.faults.soaker import Held

SOAK_S, WARM_S = 600, 180
MOST_GROWTH = 1.05
MB = 1024 * 1024
MOST_LOG = 16 * MB


def soak(folder: Path, seconds: float) -> list[Held]:
    """What the app held after each session of so long."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    with (folder / "said").open("wb") as said:
        app = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.soaker", str(folder / "record")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            cwd=ROOT,
            env=environment,
            text=True,
        )
    assert app.stdout is not None
    clock = SystemClock()
    until = clock.monotonic() + seconds
    held: list[Held] = []
    with app:
        for line in app.stdout:
            held.append(msgspec.json.decode(line, type=Held))
            if clock.monotonic() >= until:
                break
        app.communicate()
    assert app.returncode == 0, (folder / "said").read_text()
    return held


@pytest.mark.faults
@pytest.mark.timeout(SOAK_S + 120)
def test_ten_minutes_of_sessions(tmp_path: Path, say: Callable[[str], None]) -> None:
    held = soak(tmp_path, SOAK_S)
    warm = [one for one in held if one.seconds - held[0].seconds >= WARM_S]
    early, late = warm[: len(warm) // 3], warm[-len(warm) // 3 :]
    before, after = (median(one.resident for one in part) for part in (early, late))
    say(
        f"{held[-1].sessions} sessions: {before / MB:.1f} MB after"
        f" {early[0].sessions}, {after / MB:.1f} MB in the end,"
        f" {max(one.resident for one in warm) / MB:.1f} MB at most;"
        f" {late[-1].files} files, {late[-1].threads} threads,"
        f" at most {max(one.log for one in held) >> 10} KB of log"
    )

    assert held[-1].sessions > 2 * warm[0].sessions
    # One look tells little: pages taken away stay until Python looks for them, and
    # the copy of each day has files, a thread and memory of its own while it is made.
    assert after <= MOST_GROWTH * before
    assert min(one.files for one in late) == min(one.files for one in early)
    assert min(one.threads for one in late) == min(one.threads for one in early)
    assert max(one.log for one in held) <= MOST_LOG
