"""The preloaded rig as a scribe drives it; `native/rig.c` says what it does."""

import ctypes
import os
from pathlib import Path

from tests.faults.tasks import HARMS, Task


class Rig:
    """Only in a process that was started with the rig preloaded."""

    def __init__(self) -> None:
        # The same path gives the library that is loaded already, not a second one.
        self._native = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self._native.rig_count.restype = ctypes.c_long

    def arm(self, task: Task) -> None:
        """Count from here what is done to the files of the folder."""
        log = -1
        if task.log:
            log = os.open(task.log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self._native.rig_arm(str(Path(task.folder).resolve()).encode(), log)
        self.slow(0)
        if not task.harm_when_open:
            self.harm(task)

    def harm(self, task: Task) -> None:
        """Of the calls from here on, the one of that number is harmed."""
        at = self.count + task.at if task.harm_when_open else task.at
        kind = HARMS.index(task.harm)
        self._native.rig_harm(kind, ctypes.c_long(at), task.error)

    def slow(self, ms: int) -> None:
        """From here on each sync takes so much longer."""
        self._native.rig_slow(ctypes.c_long(ms))

    def mend(self) -> None:
        self._native.rig_harm(HARMS.index("none"), ctypes.c_long(0), 0)

    @property
    def count(self) -> int:
        """How many calls have changed the disk since it was armed."""
        return int(self._native.rig_count())
