"""``vigil drill``: ten sets against the clock, on a made-up patient."""

import os

import click

from ui.command_line.where import folder_option
from ui.launch import Launch


@click.command()
@folder_option
@click.pass_context
def drill(context: click.Context) -> None:
    """Chart ten sets of a made-up patient against the clock.

    In a record of its own, with every screen marked. At the end: median seconds and
    keys a set, values saved other than shown, and the earlier drills here.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from ui.app import NO_DISPLAY, open_app  # noqa: PLC0415
    from ui.command_line.drill_folder import prepare_drill  # noqa: PLC0415
    from ui.command_line.plain import faults_told  # noqa: PLC0415
    from ui.display import refuse_window  # noqa: PLC0415
    from ui.record_folder import record_folder  # noqa: PLC0415

    launch: Launch = context.obj._replace(is_drill=True)
    obstacle = refuse_window(os.environ)
    if obstacle is not None:
        click.echo(obstacle, err=True)
        context.exit(NO_DISPLAY)
    with faults_told():
        prepare_drill(record_folder(launch), SystemClock())
    context.exit(open_app(launch))
