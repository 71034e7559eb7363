"""``vigil restore``: go on with a copy of the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from ui.command_line.where import recovery_option

if TYPE_CHECKING:
    from monitor.storage.contents import Contents
    from monitor.storage.folder import RecordFolder
    from monitor.storage.restoring import Lacking
    from ui.command_line.copy_keys import OpenCopy
    from ui.command_line.signing_in import Entry
    from ui.launch import Launch

REFUSED = 1
_OF_HOLDING = {"record.lock", "record.tries"}
"""What is made in a folder without a record, by whoever holds it or signs in."""
_LACKING = "this backup does not have it"
_AS_THEN = (
    "Whoever could sign in when the backup was made can again, with the password of "
    "then. End the access of those who left since."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@recovery_option
@click.pass_context
def restore(context: click.Context, /, file: Path, *, dry_run: bool) -> None:
    """Go on with the record as it is in FILE, a backup.

    The present record is set aside, and stays. What was charted since the backup is in
    what was set aside alone. A backup that the present keys don't open, as on a new
    workstation, is signed in to as at its time, by FILE.slots beside it.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from monitor.storage import restoring  # noqa: PLC0415
    from monitor.storage.missing import known_missing  # noqa: PLC0415
    from ui.command_line import copy_keys  # noqa: PLC0415
    from ui.command_line.noted_copies import note_restore  # noqa: PLC0415
    from ui.command_line.progress import say_begun  # noqa: PLC0415
    from ui.record_folder import record_folder  # noqa: PLC0415

    with _present_folder(context.obj, dry_run=dry_run) as folder:
        present = copy_keys.present_entry(folder, context.obj)
        copy = copy_keys.open_copy(folder, present, context.obj, file)
        present_key = _check_role(folder, present, copy, file)
        say_begun(f"Checking {file}")
        held = restoring.look_at(file, copy.key, known_missing(folder.path))
        _tell_whole(file, held)
        if folder.has_record():
            click.echo(_compared(restoring.lacking(folder, present_key, held)))
        else:
            click.echo(f"There is no record in {record_folder(context.obj)}.")
        if dry_run:
            return
        had_record, now = folder.has_record(), SystemClock().now()
        slots = copy_keys.slots_then(folder, present_key, copy)
        _key_anew_later(folder, copy)
        aside = restoring.restore(folder, copy.key, file, now, slots)
    click.echo(f"It is the record in {folder.path} now.")
    if had_record:
        click.echo(f"The record that was there is set aside in {aside}.")
    if copy.slots is not None:
        click.echo(_AS_THEN)
    note_restore(folder.path, copy.entry, file)


@contextmanager
def _present_folder(launch: "Launch", *, dry_run: bool) -> Iterator["RecordFolder"]:
    """The folder of the record, or for a dry run without one an empty one, for now.

    To hold a folder makes it and what is held of it, and a dry run makes nothing.
    """
    from monitor.storage.folder import RecordFolder  # noqa: PLC0415
    from ui.command_line.plain import faults_told  # noqa: PLC0415
    from ui.command_line.record import held_folder  # noqa: PLC0415
    from ui.record_folder import record_folder  # noqa: PLC0415

    path = record_folder(launch)
    if not dry_run or {file.name for file in path.glob("record*")} - _OF_HOLDING:
        with held_folder(launch, is_needed=False) as folder:
            yield folder
        return
    with faults_told(), TemporaryDirectory() as empty:
        folder = RecordFolder(Path(empty))
        try:
            yield folder
        finally:
            folder.release()


def _tell_whole(file: Path, held: "Contents") -> None:
    """What the backup holds; ends the command where that is not whole."""
    from ui.command_line.held import told  # noqa: PLC0415

    click.echo(f"{file} holds {told(held)}.")
    if not held.is_whole:
        click.echo(f"It is not whole: {held.findings[0]}. Take another.", err=True)
        click.get_current_context().exit(REFUSED)
    click.echo("It is whole.")


def _key_anew_later(folder: "RecordFolder", copy: "OpenCopy") -> None:
    """Its key was replaced since, so somebody may have it who should not."""
    from monitor.access import to_key_anew  # noqa: PLC0415

    if copy.slots is not None:
        to_key_anew.note(folder.path)


def _check_role(
    folder: "RecordFolder", present: "Entry | None", copy: "OpenCopy", file: Path
) -> bytes | None:
    """What opens the present record, if anything does; raises Refused.

    Where that record can't be read, the backup knows who is an administrator.
    """
    from monitor.charting.faults import EnvironmentFault  # noqa: PLC0415
    from ui.command_line.copy_keys import demand_role, present_key  # noqa: PLC0415

    key = None
    if present is not None and folder.has_record():
        try:
            key = present_key(folder, present)
        except EnvironmentFault:
            key = None if present.keys is None else present.keys.current
    if copy.entry.keys is not None:
        who = copy.entry if present is None or present.keys is None else present
        known = [] if key is None or who is not present else [(folder.record, key)]
        demand_role(who, *known, (file, copy.key), lacking=_LACKING)
    return key


def _compared(lacking: "Lacking") -> str:
    if lacking.fault:
        return f"What the present record has beyond it is not known. {lacking.fault}"
    parted = " The two were charted in differently." if lacking.parted else ""
    if lacking.first_at is None or lacking.last_at is None:
        return f"The present record has no entry that it lacks.{parted}"
    count = "1 entry" if lacking.entries == 1 else f"{lacking.entries} entries"
    since, until = (
        f"{at:%d-%b-%Y %H:%M}" for at in (lacking.first_at, lacking.last_at)
    )
    return (
        f"The present record has {count} that it lacks, charted from {since} to "
        f"{until} UTC.{parted}"
    )
