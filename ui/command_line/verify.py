"""``vigil verify``: whether the record is whole and unaltered."""

import click
import msgspec

from ui.command_line.where import record_option
from ui.launch import Launch

BROKEN = 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--noted", default="", help="A head noted elsewhere: number and code.")
@record_option
@click.pass_context
def verify(
    context: click.Context,
    /,
    as_json: bool,  # noqa: FBT001  (click's way)
    noted: str,
) -> None:
    """Check that the record is whole and unaltered.

    What was charted up to a head that was noted down elsewhere, as from a screen, a
    sheet or an earlier check, is proved to be there still: give it with --noted. What
    a salvage lost before that head is told, and the status is then 1.
    """
    from monitor.storage.noted import is_in, lost_before  # noqa: PLC0415
    from monitor.storage.verify import verify as check  # noqa: PLC0415
    from ui.command_line.progress import say_begun  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    with open_record(launch, writes=False) as opened:
        opened.demand("verification")
        say_begun("Checking the record")
        report = check(opened.database)
        is_lacking = bool(noted) and not is_in(opened.database, noted)
        lost = lost_before(opened.database, noted) if noted else ()
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
        click.echo(text)
    else:
        for line in report.lines:
            click.echo(line)
    if noted:
        answer = "no" if is_lacking else "yes"
        click.echo(f"Is the head that was noted in it: {answer}", err=as_json)
    for gap in lost:
        click.echo(f"Lost before that head: {gap.sentence}", err=as_json)
    if is_lacking or lost or not report.is_whole:
        context.exit(BROKEN)
