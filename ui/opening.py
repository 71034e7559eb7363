"""Where the record of this workstation is, and the recorder that charts in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from monitor import __version__
from monitor.charting.ports import Drafts, Journal
from monitor.charting.recorder import Recorder
from monitor.clock import Clock
from monitor.steady_clock import SteadyClock
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.keys import Keys
from monitor.storage.pins import FilePins
from monitor.storage.upkeep import DailyCopies
from resources.locate import locate
from ui.launch import Launch

PROTOCOLS = (
    "protocols/iv40.toml",
    "protocols/iv_pain.toml",
    "protocols/im_sc.toml",
    "protocols/in_esketamine.toml",
    "protocols/po_sl.toml",
)
"""All that the program brings along, in the order they are offered."""


def record_folder(launch: Launch) -> Path:
    """As asked for, or the platform's folder; demo and drill have one of their own."""
    own = "drill" if launch.is_drill else "demo" if launch.is_demo else ""
    if launch.folder is not None:
        return launch.folder / own if own else launch.folder
    name = f"vigil-{own}" if own else "vigil"
    return Path(platformdirs.user_data_dir(name, appauthor=False))


def recorder_on(
    database: Database, clock: Clock | None = None, *, is_kept: bool = True
) -> Recorder:
    """A recorder of an open record; it belongs to the thread that calls this.

    Of what is not kept, nobody asks later who looked at it.
    """
    clock = clock or SteadyClock()
    journal = FileJournal(database, clock)
    recorder = recorder_over(journal, journal, clock)
    recorder.keep_pins(FilePins(database))
    if is_kept:
        recorder.audit.keep(FileAuditLog(database, clock))
    return recorder


def recorder_over(journal: Journal, drafts: Drafts, clock: Clock) -> Recorder:
    """A recorder of any journal, with the protocols that are shipped."""
    # Byte by byte, since a protocol is known by the hash of its exact text.
    texts = [locate(path).read_bytes().decode() for path in PROTOCOLS]
    return Recorder(
        journal=journal,
        drafts=drafts,
        clock=clock,
        protocols=texts,
        app_version=__version__,
    )


@contextmanager
def open_recorder(
    folder: Path, clock: Clock, keys: Keys | None = None, *, is_kept: bool = True
) -> Iterator[Recorder]:
    """Open the record of that folder, made where there is none, and close it again.

    One that is kept has a copy made of it each day.
    """
    with Database(folder, keys) as database:
        recorder = recorder_on(database, clock, is_kept=is_kept)
        if not is_kept:
            yield recorder
            return
        with DailyCopies(database, clock.zone, recorder.audit.happened) as copies:
            recorder.keep_up(copies)
            yield recorder
