"""The command ``vigil`` with its global options and its subcommands."""

from pathlib import Path

import click

from monitor import __version__
from monitor.mistakes import traced
from ui.command_line.approve_protocol import approve_protocol
from ui.command_line.backtest import backtest
from ui.command_line.backup import backup
from ui.command_line.check_protocol import check_protocol
from ui.command_line.demo import demo
from ui.command_line.doctor import doctor
from ui.command_line.drill import drill
from ui.command_line.erase import erase
from ui.command_line.export import export
from ui.command_line.handover import handover
from ui.command_line.import_paper import import_paper
from ui.command_line.import_patients import import_patients
from ui.command_line.keeping import hold, lift_hold, retention
from ui.command_line.oversight import oversight
from ui.command_line.print_sheet import print_sheet
from ui.command_line.recovery_code import recovery_code
from ui.command_line.restore import restore
from ui.command_line.salvage import salvage
from ui.command_line.sessions import sessions
from ui.command_line.simulate import simulate
from ui.command_line.tour import tour
from ui.command_line.verify import verify
from ui.command_line.where import one_folder
from ui.command_line.withdraw_approval import withdraw_approval
from ui.launch import Launch

INTERRUPTED = 130
"""What a shell gives where Ctrl+C ended a program."""
BROKEN = 70
"""``EX_SOFTWARE`` of sysexits: the program itself is at fault."""
_MISTAKE = "A fault of the program; send this line to its maintainers."


@click.group(invoke_without_command=True)
@click.option(
    "--data",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    multiple=True,
    callback=one_folder,
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


for _command in (
    approve_protocol,
    backtest,
    backup,
    check_protocol,
    demo,
    doctor,
    drill,
    erase,
    export,
    handover,
    hold,
    import_paper,
    import_patients,
    lift_hold,
    oversight,
    print_sheet,
    recovery_code,
    restore,
    retention,
    salvage,
    sessions,
    simulate,
    tour,
    verify,
    withdraw_approval,
):
    vigil.add_command(_command)


def run() -> int:
    """Run as the arguments of this process say; returns the exit status.

    What goes wrong is one plain sentence on standard error.
    """
    try:
        status = vigil.main(prog_name="vigil", standalone_mode=False)
    except click.UsageError as error:
        path = "vigil" if error.ctx is None else error.ctx.command_path
        # Click spreads some of its messages over several lines.
        said = " ".join(error.format_message().split()).rstrip(".")
        click.echo(f"{said}. {path} --help tells how.", err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except Exception as mistake:  # noqa: BLE001 what it says may name a patient
        click.echo(f"{_MISTAKE} {traced(mistake)}", err=True)
        return BROKEN
    return status if isinstance(status, int) else 0
