"""Starting a scribe and hearing what it tells, line by whole line."""

import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import NamedTuple, Self
from uuid import UUID

import msgspec

from tests.faults.tasks import Task

ROOT = Path(__file__).parents[2]
LONGEST_TASK_S = 120
"""A scribe that takes so long is stuck, and its test must fail."""


class Saved(NamedTuple):
    """An entry that was told to be durable, after so many changes of the disk."""

    id: UUID
    link: str
    changes: int


@dataclass
class Told:
    """What a scribe had told before it ended; ``lines`` by their first word."""

    lines: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))

    def hear(self, line: str) -> None:
        what, *words = line.rstrip("\n").split("\t")
        self.lines[what].append(words)

    def add(self, later: "Told") -> None:
        for what, lines in later.lines.items():
            self.lines[what] += lines

    @property
    def saved(self) -> list[Saved]:
        told = self.lines["saved"]
        return [Saved(UUID(id_), link, int(changes)) for id_, link, changes in told]

    @property
    def half(self) -> list[UUID]:
        return [UUID(id_) for (id_,) in self.lines["half"]]

    @property
    def viewed(self) -> int:
        """How many views were told to be noted in the audit log."""
        return len(self.lines["viewed"])

    @property
    def faults(self) -> list[str]:
        """What was told as not saved, by cause."""
        return [cause for (cause,) in self.lines["fault"]]

    @property
    def unconfirmed(self) -> list[str]:
        return [cause for (cause,) in self.lines["unconfirmed"]]

    @property
    def resolved(self) -> list[str]:
        """What each entry came to that was not confirmed."""
        return [came_to for (came_to,) in self.lines["resolved"]]

    @property
    def crashed(self) -> list[str]:
        return [trace for (trace,) in self.lines["crashed"]]

    @property
    def opened(self) -> int | None:
        """After how many changes the record was open."""
        return next((int(changes) for (changes,) in self.lines["open"]), None)

    @property
    def closed(self) -> int | None:
        """After how many changes all was done."""
        return next((int(changes) for (changes,) in self.lines["closed"]), None)

    @property
    def slow_saves(self) -> list[tuple[int, int]]:
        """How long each took, and how long another thread stood still, in ms."""
        return [(int(took), int(gap)) for took, gap in self.lines["slow save"]]

    @property
    def ended(self) -> int | None:
        """With what status, if it has."""
        return next((int(status) for (status,) in self.lines["ended"]), None)

    @property
    def was_killed(self) -> bool:
        return self.ended == -signal.SIGKILL


class Scribes:
    """A process that charts one task after another, each in a fork of its own.

    ``before`` is a command line that runs the scribe's, as in a namespace.
    """

    def __init__(self, rig: Path, before: Sequence[str] = ()) -> None:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "LD_PRELOAD": str(rig),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.scribe"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
            text=True,
        )
        while not self._line().startswith("ready"):
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # At the end of its input it leaves by itself.
        self._process.communicate()

    def chart(self, task: Task, kill_after_s: float | None = None) -> Told:
        """Let it chart; kills it that long after it began to, if it is asked to."""
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode(task).decode() + "\n")
        self._process.stdin.flush()
        told = Told()
        timer: Timer | None = None
        while told.ended is None:
            line = self._line()
            if line.startswith("pid"):
                longest = LONGEST_TASK_S if kill_after_s is None else kill_after_s
                child = int(line.split()[1])
                timer = Timer(longest, os.kill, (child, signal.SIGKILL))
                timer.start()
            else:
                told.hear(line)
        if timer is not None:
            timer.cancel()
            timer.join()
        return told

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.endswith("\n"), "the scribe's own process has ended"
        return line
