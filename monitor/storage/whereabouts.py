"""Where a record was charted last, kept beside it: by that a copied folder is noticed.

Two workstations that went on with copies of one folder would use the same numbers of
the same epoch. A copy has another file, and often another machine; an image of a whole
disk that keeps both can't be told. It tells nothing of any patient, and not which
machine: of its id only a hash with that of the record is kept.
"""

import hashlib
import logging
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import msgspec
from sqlalchemy import insert, select

from monitor.clock import new_id
from monitor.decoding import UNREADABLE
from monitor.durable import write_whole
from monitor.storage.database import Database
from monitor.storage.rows import to_ms
from monitor.storage.tables import EPOCH
from monitor.summed import parts, summed

FILE = "record.here"
_HEAD = b"Vigil whereabouts 1"
_MACHINE_ID = Path("/etc/machine-id")
_log = logging.getLogger(__name__)


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """``machine`` is a hash, ``file`` the number that the file system gave it."""

    epoch: UUID
    machine: Annotated[str, msgspec.Meta(max_length=64)]
    file: Annotated[str, msgspec.Meta(max_length=40)]


def machine_id() -> str:
    """Empty where the system has none, or none that can be read."""
    with suppress(OSError, UnicodeDecodeError):
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 there is none elsewhere

            place = r"SOFTWARE\Microsoft\Cryptography"
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return _MACHINE_ID.read_text(encoding="ascii").strip()
    return ""


def whereabouts(record_folder: Path) -> Whereabouts | None:
    """None where nothing is known, or nothing whole can be read."""
    with suppress(OSError, *UNREADABLE):
        found = parts((record_folder / FILE).read_bytes())
        if found is not None and found[0] == _HEAD:
            return msgspec.json.decode(found[1], type=Whereabouts)
    return None


def go_on_here(database: Database, now: datetime, machine: str) -> bool:
    """Whether the folder was copied since: then a new epoch has begun in it.

    Where one was begun meanwhile, as by restoring or salvaging, that is the answer to
    it. Raises an EnvironmentFault; ``keep_here`` is called once it was noted.
    """
    before = whereabouts(database.folder.path)
    latest = _latest(database)
    if before is None or latest is None:
        return False
    here = _here(database, latest, machine)
    if before.epoch != here.epoch or before == here:
        return False
    begun = select(EPOCH.c.number).order_by(EPOCH.c.number.desc()).limit(1)
    with database.transaction() as connection:
        number = connection.execute(begun).scalar_one()
        row = {
            "number": number + 1,
            "station": latest.station,
            "epoch": new_id().bytes,
            "begun_ms": to_ms(now),
        }
        connection.execute(insert(EPOCH), row)
    return True


def keep_here(database: Database, machine: str) -> None:
    """That it goes on here; what can't be kept is asked no more than now."""
    latest = _latest(database)
    if latest is None:
        return
    folder = database.folder.path
    here = _here(database, latest, machine)
    if whereabouts(folder) == here:
        return
    try:
        write_whole(folder / FILE, summed(_HEAD, msgspec.json.encode(here)))
    except OSError as error:
        _log.warning("Where the record is charted is not kept: %s", error.strerror)


def _latest(database: Database) -> Any:
    """The row of the epoch that is written now; None in a record that is new."""
    asked = select(EPOCH).order_by(EPOCH.c.number.desc()).limit(1)
    with database.reading() as connection:
        return connection.execute(asked).first()


def _here(database: Database, latest: Any, machine: str) -> Whereabouts:
    hashed = hashlib.sha256(latest.station + machine.encode()).hexdigest()
    return Whereabouts(
        epoch=UUID(bytes=latest.epoch),
        machine=hashed,
        file=str(database.folder.record.stat().st_ino),
    )
