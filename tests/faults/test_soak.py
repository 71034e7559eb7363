"""The app goes on for hours of sessions, and holds no more than at their beginning."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from monitor.clock import SystemClock
from tests.faults.bystanders import ROOT
from tests.faults.soaker import Held

SOAK_S, WARM_S = 600, 180
MOST_GROWTH = 1.05
MOST_LOG = 16 * 1024 * 1024


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
    first, last = warm[0], warm[-1]
    say(
        f"{last.sessions} sessions: {first.resident >> 20} MB after"
        f" {first.sessions}, {last.resident >> 20} MB in the end,"
        f" {last.files} files, {last.threads} threads,"
        f" at most {max(one.log for one in held) >> 10} KB of log"
    )

    assert last.sessions > 2 * first.sessions
    assert last.resident <= MOST_GROWTH * first.resident
    # The copy of each day has files and a thread of its own, while it is made.
    early, late = warm[: len(warm) // 3], warm[-len(warm) // 3 :]
    assert min(one.files for one in late) == min(one.files for one in early)
    assert min(one.threads for one in late) == min(one.threads for one in early)
    assert max(one.log for one in held) <= MOST_LOG
