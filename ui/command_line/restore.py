"""``vigil restore``: go on with a copy of the record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option

if TYPE_CHECKING:
    from monitor.storage.restoring import Lacking

REFUSED = 1


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@record_option
@click.pass_context
def restore(context: click.Context, /, file: Path, *, dry_run: bool) -> None:
    """Go on with the record as it is in FILE, a backup.

    The present record is set aside, and stays. What was charted since the backup is in
    what was set aside alone.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from monitor.storage import restoring  # noqa: PLC0415
    from monitor.storage.missing import known_missing  # noqa: PLC0415
    from ui.command_line.held import told  # noqa: PLC0415
    from ui.command_line.record import held_folder  # noqa: PLC0415

    with held_folder(context.obj, is_needed=False) as folder:
        key = folder.present_key()
        held = restoring.look_at(file, key, known_missing(folder.path))
        click.echo(f"{file} holds {told(held)}.")
        if not held.is_whole:
            click.echo(f"It is not whole: {held.findings[0]}. Take another.", err=True)
            context.exit(REFUSED)
        click.echo("It is whole.")
        click.echo(_compared(restoring.lacking(folder, key, held)))
        if dry_run:
            return
        had_record = folder.has_record()
        aside = restoring.restore(folder, key, file, SystemClock().now())
    click.echo(f"It is the record in {folder.path} now.")
    if had_record:
        click.echo(f"The record that was there is set aside in {aside}.")


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
