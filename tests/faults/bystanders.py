"""Starting an app that nobody touches, and looking at its screen line by line."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

import msgspec

from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.desk import START
from tests.faults.seen import Seen
from ui.overriding import override

ROOT = Path(__file__).parents[2]
_CHILD = "tests.faults.bystander"
_SYSTEM = SystemClock()


@dataclass
class Begun(Clinic):
    """A clinic whose dose starts whenever it should."""

    started: datetime = START

    @override
    def __post_init__(self) -> None:
        self.clock = ManualClock(self.started - timedelta(minutes=30))
        self.minted = 0
        self.restart()

    @override
    def at(self, minute: float) -> datetime:
        return self.started + timedelta(minutes=minute)


def begin(folder: Path, started: datetime) -> None:
    """A record with one session whose infusion began at that time."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock(started))
        Begun(journal=journal, drafts=journal, started=started).start()


class Bystanders:
    """One app over a record, with what its environment is to have besides.

    ``how`` its clock is, and the zone of its workstation. One that lives longer than
    ``longest_s`` is stuck.
    """

    def __init__(
        self,
        folder: Path,
        how: str,
        zone: str = "Europe/London",
        environment: Mapping[str, str] | None = None,
        longest_s: float = 60,
    ) -> None:
        self.lines = 0
        self._said = folder.parent / "said"
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _CHILD, str(folder), how, zone],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                cwd=ROOT,
                env={
                    **os.environ,
                    "QT_QPA_PLATFORM": "offscreen",
                    "PYTHONPATH": str(ROOT),
                    **(environment or {}),
                },
                text=True,
            )
        self._guard = Timer(longest_s, self._process.kill)
        self._guard.start()
        self._line()

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
        self._guard.cancel()
        self._guard.join()

    def tell(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def stop(self) -> None:
        """As the system stops it: none of its threads goes on."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def look(self) -> Seen:
        """The next that it shows, or has shown since."""
        self.lines += 1
        return msgspec.json.decode(self._line(), type=Seen)

    def look_until(self, is_it: Callable[[Seen], bool]) -> list[Seen]:
        """Everything until then; the last one is it."""
        found = [self.look()]
        while not is_it(found[-1]):
            found.append(self.look())
        return found

    def look_now(self) -> Seen:
        """The first that it showed after it was asked."""
        asked = _SYSTEM.monotonic()
        return self.look_until(lambda seen: seen.seconds > asked)[-1]

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.endswith("\n"), f"it has ended: {self._said.read_text()}"
        return line
