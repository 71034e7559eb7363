"""Keying a record anew, as whoever ends somebody's access does, on a rigged disk."""

from pathlib import Path

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.signing_in import SignedIn
from monitor.clock import SystemClock
from monitor.storage.database import Database
from tests.access.keyring import CHEAP, MARTHAS
from ui.opening import raw


def doorkeeper_of(folder: Path) -> Doorkeeper:
    return Doorkeeper(folder, SystemClock(), lambda _: CHEAP)


def key_anew(folder: Path) -> None:
    """All of it, or the rest of what was cut short."""
    doorkeeper = doorkeeper_of(folder)
    signed = doorkeeper.sign_in(MARTHAS)
    if not isinstance(signed, SignedIn):
        raise TypeError(f"refused: {signed}")
    with Database(folder, raw(signed.keys)) as database:
        if signed.keys.before is None:
            keys = doorkeeper.begin_keying_anew(signed.keys)
            database.key_anew(keys.current.raw)
        doorkeeper.end_keying_anew()
