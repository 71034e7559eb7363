"""``vigil salvage``: a record made anew of what is left of a damaged one."""

from typing import TYPE_CHECKING

import click

from ui.command_line.where import recovery_option

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.storage.folder import RecordFolder
    from monitor.storage.salvaging import Salvage
    from ui.command_line.signing_in import Entry

LOST = 1
_MOST_TOLD = 20
_LACKING = "no backup in its folder has it"


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be got together.")
@recovery_option
@click.pass_context
def salvage(context: click.Context, /, *, dry_run: bool) -> None:
    """Make a record of what can be read of a damaged one, and of its backups.

    The damaged file is set aside as it is. What is lost is told by its numbers, and the
    status is 1. Only for a record that vigil verify calls damaged. Backups from before
    the record had another key are read where your password was the same then.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from monitor.storage import salvaging  # noqa: PLC0415
    from ui.command_line.progress import say_begun  # noqa: PLC0415
    from ui.command_line.record import held_folder  # noqa: PLC0415
    from ui.command_line.signing_in import enter  # noqa: PLC0415

    with held_folder(context.obj) as folder:
        entry, at = enter(folder, context.obj, takes_code=True), SystemClock().now()
        folder.keys = entry.keys
        key = folder.present_key()
        say_begun("Reading what can be read of the record and its copies")
        made = _gathered(folder, entry, key, at)
        for line in _told(made):
            click.echo(line)
        if dry_run:
            salvaging.discard(folder)
        else:
            aside = salvaging.put_in_place(folder, key, made, at, entry.actor)
            click.echo(f"The damaged record is set aside in {aside}.")
            if made.gaps:
                click.echo(f"What is lost stands in {folder.path / 'record.missing'}.")
    if made.gaps:
        context.exit(LOST)


def _gathered(
    folder: "RecordFolder", entry: "Entry", key: bytes, at: "datetime"
) -> "Salvage":
    """All that opens for whoever signed in; raises Refused for no administrator."""
    from monitor.storage import salvaging  # noqa: PLC0415
    from monitor.storage.swapping import NEW  # noqa: PLC0415
    from ui.command_line.copy_keys import demand_role, keys_of_copies  # noqa: PLC0415

    older, left = keys_of_copies(folder, entry)
    made = salvaging.gather(folder, key, at, older)
    if entry.keys is not None:
        present = (folder.record, older.get(folder.record, key))
        try:
            new = (folder.path / NEW, key)
            demand_role(entry, present, new, lacking=_LACKING)
        except BaseException:
            salvaging.discard(folder)
            raise
    for path in left:
        click.echo(f"{path.name} is left out: nothing given opens it.", err=True)
    return made


def _told(made: "Salvage") -> list[str]:
    count = "1 entry is" if made.entries == 1 else f"{made.entries} entries are"
    lines = [f"{count} got together, {made.from_copies} of them out of backups alone."]
    if not made.gaps:
        lines.append("No number is missing up to the last that is known of.")
    lines += [f"{gap.sentence}." for gap in made.gaps[:_MOST_TOLD]]
    if len(made.gaps) > _MOST_TOLD:
        lines.append(f"And {len(made.gaps) - _MOST_TOLD} runs of numbers more.")
    lines.append("Whether more was charted after the last of each is not known.")
    return lines
