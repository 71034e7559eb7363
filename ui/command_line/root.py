"""The command ``vigil`` with its global options and its subcommands."""

from pathlib import Path

import click

from monitor import __version__
from ui.command_line.demo import demo
from ui.command_line.export import export
from ui.command_line.sessions import sessions
from ui.command_line.tour import tour
from ui.command_line.verify import verify
from ui.launch import Launch


@click.group(invoke_without_command=True)
@click.option(
    "--data",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where this workstation keeps its record.",
)
@click.option("--station", default="", help="The name of this workstation.")
@click.version_option(__version__, prog_name="Vigil")
@click.pass_context
def vigil(context: click.Context, folder: Path | None, station: str) -> None:
    """Chart ketamine sessions by hand. Without a command, opens the app.

    A charting aid; not a patient monitor; reads and controls no device.
    """
    context.obj = Launch(folder=folder, station=station)
    if context.invoked_subcommand is None:
        from ui.app import open_app  # noqa: PLC0415

        context.exit(open_app(context.obj))


for _command in (demo, export, sessions, tour, verify):
    vigil.add_command(_command)
