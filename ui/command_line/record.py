"""Opening the record for a command, by whoever signs in to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from monitor import __version__
from monitor.chart.audit import SignedIn
from monitor.chart.entries import Actor, unverified
from monitor.chart.refusals import Refusal
from monitor.chart.roles import Read
from monitor.charting.auditing import Auditor
from monitor.charting.recorder import Recorder
from monitor.steady_clock import SteadyClock
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.keys import Keys
from ui.command_line.plain import Plain, Refused, faults_told
from ui.command_line.signing_in import Entry, doorkeeper_of, enter, newest_of
from ui.launch import Launch
from ui.opening import recorder_here, recorder_on
from ui.record_folder import record_folder


class Opened(NamedTuple):
    """A record that is open, and whoever opened it."""

    database: Database
    recorder: Recorder
    by: Actor
    entry: Entry = Entry()

    @property
    def auditor(self) -> Auditor:
        clock = self.recorder.clock
        return Auditor(FileAuditLog(self.database, clock), clock, __version__)

    def demand(self, read: Read) -> None:
        """Raises Refused where whoever opened it may not do that."""
        who = self.recorder.permitted(self.by, read)
        if isinstance(who, Refusal):
            raise Refused(who.sentence)

    def acting(self, name: str | None) -> Actor:
        """Whoever signed in; where nobody does, the one who is named ``--by``."""
        if not self.by.is_verified:
            if name is None:
                raise click.UsageError("Missing option '--by'.")
            return unverified(name)
        if name is not None and " ".join(name.split()) != self.by.name:
            raise Plain(
                f"--by names {name.strip()}, and {self.by.name} signed in. "
                "Leave --by out: who signs in is who acts."
            )
        return self.by


@contextmanager
def open_record(launch: Launch, *, writes: bool = True) -> Iterator[Opened]:
    """The record for reading and charting; says so and stops while the app has it.

    What reads alone ``writes`` nothing: where nobody signs in, no row of that either.
    """
    with faults_told():
        path = existing_folder(launch)
        with held_folder(launch) as folder:
            entry = enter(folder, launch)
        writes = writes or entry.keys is not None
        with opened_by(path, entry, writes=writes) as opened:
            yield _admitted(opened, entry)


@contextmanager
def opened_by(path: Path, entry: Entry, *, writes: bool = True) -> Iterator[Opened]:
    """The record in that folder, by whoever came into it, whom it may not know.

    A folder that was copied goes on in an epoch of its own before anything is written.
    """
    with Database(path, entry.keys) as database:
        clock = SteadyClock()
        recorder = (recorder_here if writes else recorder_on)(database, clock)
        if _has_newest(database, entry.keys):
            # Proved as it was opened; where it has not, the app does it in quiet.
            doorkeeper_of(database.folder).end_keying_anew(newest_of(entry))
        yield Opened(database, recorder, entry.actor, entry)


def _has_newest(database: Database, keys: Keys | None) -> bool:
    """Whether it was being keyed anew, and only the slots have to follow."""
    if keys is None or keys.before is None:
        return False
    return database.folder.keys == Keys(current=keys.current)


@contextmanager
def held_folder(launch: Launch, *, is_needed: bool = True) -> Iterator[RecordFolder]:
    """The files of the record for this command alone, without opening the record.

    Where it ``is_needed``, there has to be a record.
    """
    with faults_told():
        folder = RecordFolder(
            existing_folder(launch) if is_needed else record_folder(launch)
        )
        try:
            yield folder
        finally:
            folder.release()


def has_record(launch: Launch) -> bool:
    """Whether there is one where it would be kept."""
    return (record_folder(launch) / "record.db").exists()


def existing_folder(launch: Launch) -> Path:
    """The folder of the record; says so where there is none."""
    folder = record_folder(launch)
    if not has_record(launch):
        raise Plain(
            f"There is no record in {folder}. Start Vigil once, or name its folder "
            "with --data."
        )
    return folder


def _admitted(opened: Opened, entry: Entry) -> Opened:
    """Whoever signed in, as the record knows that person, which is noted."""
    if entry.keys is None:
        return opened
    who = opened.recorder.authority.admit(entry.actor)
    if isinstance(who, Refusal):
        raise Refused(who.sentence)
    opened = opened._replace(by=who)
    opened.auditor.note(SignedIn(method="password"), who)
    return opened
