"""``vigil verify``: whether the record is whole and unaltered."""

import click
import msgspec

from ui.command_line.where import record_option
from ui.launch import Launch

BROKEN = 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@record_option
@click.pass_context
def verify(context: click.Context, as_json: bool) -> None:  # noqa: FBT001  (click's way)
    """Check that the record is whole and unaltered."""
    from monitor.storage.verify import verify as check  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    with open_record(launch) as opened:
        opened.demand("verification")
        report = check(opened.database)
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
        click.echo(text)
    else:
        for line in report.lines:
            click.echo(line)
    if not report.is_whole:
        context.exit(BROKEN)
