"""Where the record of this workstation is, and the recorder that charts in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from monitor import __version__
from monitor.access.record_key import DataKeys, RecordKey
from monitor.chart.audit import FoundCopied
from monitor.charting.audit_reading import AuditReading
from monitor.charting.ports import Drafts, Journal
from monitor.charting.recorder import Recorder
from monitor.clock import Clock
from monitor.steady_clock import SteadyClock
from monitor.storage import before_people, copies_of_before
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.care import RecordCare
from monitor.storage.database import Database
from monitor.storage.diagnosis import of_folder
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.keys import Keys
from monitor.storage.measured import FileMeasurements
from monitor.storage.memory_audit import MemoryAuditLog
from monitor.storage.memory_journal import MemoryJournal
from monitor.storage.page_check import PageCheck
from monitor.storage.pins import FilePins
from monitor.storage.slot_generation import FileSlotGeneration
from monitor.storage.start_check import check_since_proved
from monitor.storage.upkeep import DailyCopies
from monitor.storage.whereabouts import go_on_here, keep_here, machine_id
from resources.locate import locate

PROTOCOLS = (
    "protocols/iv40.toml",
    "protocols/iv_pain.toml",
    "protocols/im_sc.toml",
    "protocols/in_esketamine.toml",
    "protocols/po_sl.toml",
)
"""All that the program brings along, in the order they are offered."""


def recorder_on(
    database: Database, clock: Clock | None = None, *, is_kept: bool = True
) -> Recorder:
    """A recorder of an open record; it belongs to the thread that calls this.

    Of what is not kept, nobody asks later who looked at it.
    """
    clock = clock or SteadyClock()
    journal = FileJournal(database, clock)
    recorder = recorder_over(journal, journal, clock)
    recorder.folder = database.folder.path
    recorder.keep_pins(FilePins(database))
    recorder.slots = FileSlotGeneration(database)
    recorder.all_sessions.measurements = FileMeasurements(database)
    if is_kept:
        log = FileAuditLog(database, clock)
        recorder.audit.keep(log)
        recorder.audit.reading = AuditReading(recorder, journal, log)
    return recorder


def recorder_here(database: Database, clock: Clock) -> Recorder:
    """The same of a record that is kept, before anything is written to it.

    Where its folder was copied it goes on as a new epoch, which is noted.
    """
    machine = machine_id()
    is_copied = go_on_here(database, clock.now(), machine)
    recorder = recorder_on(database, clock)
    if is_copied:
        recorder.audit.happened(FoundCopied())
    keep_here(database, machine)
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


def note_in_memory(recorder: Recorder) -> None:
    """Of a record that is not kept, in which nobody is found by number."""
    log = MemoryAuditLog()
    recorder.audit.keep(log)
    recorder.audit.reading = AuditReading(recorder, MemoryJournal(), log)


def raw(keys: DataKeys) -> Keys:
    """As storage takes them."""
    before = keys.before
    return Keys(current=keys.current.raw, before=before.raw if before else None)


def is_begun(folder: Path) -> bool:
    """Whether there is a record already. Raises OSError."""
    return before_people.is_begun(folder)


def key_of_before(folder: Path) -> RecordKey | None:
    """Of a record of before people signed in; None where none is there.

    Raises an EnvironmentFault where no record can be kept in that folder.
    """
    before_people.make_place(folder)
    raw = before_people.key_of_before(folder)
    return None if raw is None else RecordKey(raw=raw)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """No other Vigil has it meanwhile; raises an EnvironmentFault."""
    files = RecordFolder(folder)
    try:
        yield
    finally:
        files.release()


def is_key_file_of(folder: Path, keys: DataKeys) -> bool:
    """Whether the record opens by a key file as well; raises OSError."""
    both = (keys.current, keys.before)
    return any(
        before_people.is_key_file_of(folder, key.raw) for key in both if key is not None
    )


def forget_key_file(folder: Path) -> None:
    """Once there are slots that hold the key. Raises OSError."""
    before_people.forget_key_file(folder)


def let_into_copies(folder: Path) -> None:
    """Whoever signs in now, where copies have no slots. Raises OSError."""
    copies_of_before.let_people_in(folder)


def folder_told(folder: Path, now: datetime, zone: str) -> tuple[tuple[str, str], ...]:
    """What can be told of the record's folder, also while the record is closed."""
    if not folder.is_dir():
        return (("Folder", f"{folder}, not there yet"),)
    return tuple(of_folder(folder, now, zone))


@contextmanager
def open_recorder(
    folder: Path, clock: Clock, found: DataKeys | None = None, *, is_kept: bool = True
) -> Iterator[Recorder]:
    """Open the record of that folder, made where there is none, and close it again.

    ``found`` are the keys of whoever signed in. One that is kept is proved from where
    that was done last, and has a copy made of it each day.
    """
    with Database(folder, None if found is None else raw(found)) as database:
        if not is_kept:
            yield recorder_on(database, clock, is_kept=False)
            return
        check_since_proved(database, clock.now())
        recorder = recorder_here(database, clock)
        noted = recorder.audit.happened
        with (
            DailyCopies(database, clock.zone, noted) as copies,
            PageCheck(database) as pages,
        ):
            recorder.keep_up(RecordCare(database, copies, pages))
            yield recorder
