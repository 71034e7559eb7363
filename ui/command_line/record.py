"""Opening the record for a command, with plain words where that can't be done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.recorder import Recorder
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from ui.launch import Launch
from ui.opening import record_folder, recorder_on

USAGE = 2


class Plain(click.ClickException):
    """One plain sentence on standard error, and status 2."""

    exit_code = USAGE


@contextmanager
def open_record(launch: Launch) -> Iterator[tuple[Database, Recorder]]:
    """The record for reading and charting; says so and stops while the app has it."""
    with faults_told(), Database(existing_folder(launch)) as database:
        yield database, recorder_on(database)


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


def existing_folder(launch: Launch) -> Path:
    """The folder of the record; says so where there is none."""
    folder = record_folder(launch)
    if not (folder / "record.db").exists():
        raise Plain(
            f"There is no record in {folder}. Start Vigil once, or name its folder "
            "with --data."
        )
    return folder


@contextmanager
def faults_told() -> Iterator[None]:
    """Tell what is wrong with the workstation in plain words, and stop."""
    try:
        yield
    except EnvironmentFault as fault:
        raise Plain(str(fault)) from fault
    except Unconfirmed as doubt:
        message = f"{doubt} Run the command again: what is there is not charted twice."
        raise Plain(message) from doubt
