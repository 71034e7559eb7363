"""``vigil demo``: the app with a made-up session that plays by itself."""

import os

import click

from ui.command_line.where import folder_option
from ui.launch import Launch

_USUAL_SPEED = 20.0
_HIGHEST_SPEED = 600.0


@click.command()
@click.option(
    "--speed",
    type=click.FloatRange(1, _HIGHEST_SPEED),
    default=_USUAL_SPEED,
    show_default=True,
    help="How many times as fast the clock runs.",
)
@folder_option
@click.pass_context
def demo(context: click.Context, speed: float) -> None:
    """Open a demo with a made-up patient.

    It has a record of its own, and every screen is marked. The session plays by
    itself while you look, and you can chart in it. It begins anew each time, unless
    it was left before its session was closed.
    """
    from monitor.clock import SystemClock  # noqa: PLC0415
    from ui.app import NO_DISPLAY, open_app  # noqa: PLC0415
    from ui.command_line.demo_folder import open_demo  # noqa: PLC0415
    from ui.command_line.plain import faults_told  # noqa: PLC0415
    from ui.display import refuse_window  # noqa: PLC0415
    from ui.record_folder import record_folder  # noqa: PLC0415

    launch: Launch = context.obj._replace(speed=speed)
    obstacle = refuse_window(os.environ)
    if obstacle is not None:
        click.echo(obstacle, err=True)
        context.exit(NO_DISPLAY)
    with faults_told():
        played = open_demo(record_folder(launch), SystemClock(), speed)
    context.exit(open_app(launch, played))
