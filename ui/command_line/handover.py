"""``vigil handover``: the sheet for whoever takes a patient over, as plain text."""

from pathlib import Path

import click

from ui.command_line.where import record_option
from ui.launch import Launch


@click.command()
@click.argument("session")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@record_option
@click.pass_obj
def handover(launch: Launch, /, session: str, out: Path | None, **asked: bool) -> None:
    """Write one page for whoever takes the patient over.

    SESSION is its id, or the beginning of it. Without --out it is printed. The page
    names the patient: keep it as you keep the record.
    """
    from monitor.chart.audit import Subject  # noqa: PLC0415
    from ui.command_line.export import session_read  # noqa: PLC0415
    from ui.command_line.handed_out import (  # noqa: PLC0415
        HandedOut,
        note_export,
        write_export,
    )
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415
    from ui.views.transfer_sheet import transfer_sheet  # noqa: PLC0415

    if out is not None and out.exists() and not asked["force"]:
        raise Plain(f"{out} is there already. Name another file, or say --force.")
    with open_record(launch) as opened:
        read = session_read(opened, session)
        sheet = transfer_sheet(read).text
        touched = ((Subject("session", read.id), read.patient.id),)
        handed_out = HandedOut(sheet.encode(), sheet.count("\n"), touched)
        if out is not None:
            write_export(opened, out, "handover", handed_out)
        else:
            note_export(opened, "handover", handed_out)
    if out is None:
        click.echo(sheet, nl=False)
        return
    click.echo(f"The sheet is in {out}.")
