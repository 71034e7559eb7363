"""Keying a record anew, as whoever ends somebody's access does, on a rigged disk."""

import os
import resource
from collections.abc import Callable
from pathlib import Path

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.signing_in import SignedIn
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.slot_generation import FileSlotGeneration
from tests.access.keyring import CHEAP, MARTHAS
from tests.faults.tasks import Task
from ui.opening import raw

_BLOCK = bytes(4096)


def doorkeeper_of(folder: Path) -> Doorkeeper:
    return Doorkeeper(folder, SystemClock(), lambda _: CHEAP)


def key_anew(folder: Path, fill: Callable[[], None] = lambda: None) -> None:
    """All of it, or the rest; ``fill`` is called as the turn of the file comes."""
    doorkeeper = doorkeeper_of(folder)
    signed = doorkeeper.sign_in(MARTHAS)
    if not isinstance(signed, SignedIn):
        raise TypeError(f"refused: {signed}")
    with Database(folder, raw(signed.keys)) as database:
        known = FileSlotGeneration(database)
        known.keep(doorkeeper.generation_twice)
        keys = doorkeeper.begin_keying_anew(signed.keys)
        known.keep(doorkeeper.generation_twice)
        fill()
        database.key_anew(keys.current.raw)
        doorkeeper.end_keying_anew()
        known.keep(doorkeeper.generation_twice)


def filled(task: Task) -> None:
    """Let no file grow past the limit, and fill the disk that is there to be filled."""
    if task.full_above:
        limit = (task.full_above, resource.RLIM_INFINITY)
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    if task.ballast:
        _fill(Path(task.ballast), task.free_pages)


def _fill(ballast: Path, free_pages: int) -> None:
    with ballast.open("ab", buffering=0) as file:
        try:
            while file.write(_BLOCK) == len(_BLOCK):
                pass
        except OSError:
            size = os.fstat(file.fileno()).st_size
            os.ftruncate(file.fileno(), size - free_pages * len(_BLOCK))
