"""What there is to tell of a workstation's record without telling of any patient."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from monitor import __version__
from monitor.chart.manifest import head_code
from monitor.charting.faults import EnvironmentFault
from monitor.storage.copies import copies_folder, copies_in
from monitor.storage.database import Database
from monitor.storage.faults import fault_of
from monitor.storage.folder import RecordFolder
from monitor.storage.missing import known_missing
from monitor.storage.opening import connected, inspect
from monitor.storage.placing import why_not_here
from monitor.storage.remembered import recall
from monitor.storage.settings import SETTINGS, apply_settings
from monitor.storage.tables import SCHEMA_VERSION

LOW = 500_000_000
"""Bytes below which the disk will soon be full (H07)."""

Line = tuple[str, str]
_EVERYBODY = stat.S_IRWXG | stat.S_IRWXO
_HEADS = (
    "SELECT epoch, max(seq), link FROM entry GROUP BY station, epoch ORDER BY epoch"
)


def of_folder(path: Path, now: datetime, zone: str) -> Iterator[Line]:
    """What can be told while another process has the record open."""
    yield "Version", __version__
    yield "Schema known", str(SCHEMA_VERSION)
    yield "SQLite", dbapi2.sqlite_version
    yield "Folder", str(path)
    unsafe = why_not_here(path)
    yield "Place", unsafe or "on this machine"
    free = shutil.disk_usage(path).free
    low = ", which is little" if free < LOW else ""
    yield "Free space", f"{free // 1_000_000} MB{low}"
    exposed = open_to_others(path)
    yield "Open to others", ", ".join(exposed) if exposed else "no file"
    yield "Clock", f"{now:%Y-%m-%dT%H:%M:%SZ}, zone {zone}"
    yield from _copies(path, now)
    lost = known_missing(path)
    yield "Known to be lost", "; ".join(gap.sentence for gap in lost) or "nothing"


def of_record(folder: RecordFolder) -> Iterator[Line]:
    """What the record itself tells; raises an EnvironmentFault."""
    key = folder.present_key()
    inspect(folder.record, key)
    try:
        with closing(connected(folder.record, key, "rw")) as driver:
            apply_settings(driver)
            yield from _of_driver(driver)
    except dbapi2.Error as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error


def of_open(database: Database) -> Iterator[Line]:
    """The same of a record that is open, through its one connection."""
    with database.reading() as connection:
        yield from _of_driver(connection.connection.driver_connection)


def _of_driver(driver: Any) -> Iterator[Line]:
    (schema,) = driver.execute("PRAGMA user_version").fetchone()
    (cipher,) = driver.execute("PRAGMA cipher_version").fetchone()
    yield "Schema", str(schema)
    yield "SQLCipher", str(cipher)
    for setting in SETTINGS:
        (read,) = driver.execute(f"PRAGMA {setting.name}").fetchone()
        right = "" if str(read) == setting.reads else f", not {setting.reads}"
        yield f"Setting {setting.name}", f"{read}{right}"
    (entries,) = driver.execute("SELECT count(*) FROM entry").fetchone()
    yield "Entries", str(entries)
    for epoch, seq, link in driver.execute(_HEADS):
        yield "Head", f"{epoch.hex()} {seq} {link.hex()}"
        yield "Head code", f"{seq}, code {head_code(link)}"


def open_to_others(path: Path) -> tuple[str, ...]:
    """The files of the record that somebody else on the workstation could read."""
    if os.name != "posix":
        return ()
    files = [path, *path.glob("record.*"), *path.glob("backups/*")]
    return tuple(
        file.name for file in sorted(files) if file.stat().st_mode & _EVERYBODY
    )


def _copies(path: Path, now: datetime) -> Iterator[Line]:
    known = recall(path)
    try:
        copies = copies_in(copies_folder(path))
    except OSError as error:
        yield "Daily copies", f"not known: {error.strerror}"
    else:
        yield "Daily copies", str(len(copies))
    if known.copied_at is None:
        yield "Last copy", "none that is known of"
    else:
        hours = (now - known.copied_at).total_seconds() / 3600
        yield "Last copy", f"{known.copied_at:%Y-%m-%dT%H:%MZ}, {hours:.0f} h ago"
    yield "Trouble with copies", known.trouble or "none"


def told_fault(fault: EnvironmentFault) -> Line:
    return "Record", str(fault)
