"""``vigil salvage``: a record made anew of what is left of a damaged one."""

from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option

if TYPE_CHECKING:
    from monitor.storage.salvaging import Salvage

LOST = 1
_MOST_TOLD = 20


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be got together.")
@record_option
@click.pass_context
def salvage(context: click.Context, /, *, dry_run: bool) -> None:
    """Make a record of what can be read of a damaged one, and of its backups.

    The damaged file is set aside as it is. What is lost is told by its numbers, and the
    status is 1. Only for a record that vigil verify calls damaged.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from monitor.storage import salvaging  # noqa: PLC0415
    from ui.command_line.record import held_folder  # noqa: PLC0415

    with held_folder(context.obj) as folder:
        key, at = folder.present_key(), SystemClock().now()
        made = salvaging.gather(folder, key, at)
        for line in _told(made):
            click.echo(line)
        if dry_run:
            salvaging.discard(folder)
        else:
            aside = salvaging.put_in_place(folder, key, made, at)
            click.echo(f"The damaged record is set aside in {aside}.")
            if made.gaps:
                click.echo(f"What is lost stands in {folder.path / 'record.missing'}.")
    if made.gaps:
        context.exit(LOST)


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
