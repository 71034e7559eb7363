"""``vigil sessions``: the sessions of this workstation, newest first."""

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
import msgspec

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.charting.ports import SessionRow


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@record_option
@click.pass_obj
def sessions(launch: Launch, as_json: bool) -> None:  # noqa: FBT001  (click's way)
    """List the sessions of this workstation, newest first."""
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch, writes=False) as opened:
        rows = opened.recorder.sessions(SessionQuery(limit=None), by=opened.by)
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()
        click.echo(text)
        return
    if not rows:
        click.echo("No sessions yet.")
    for row in rows:
        click.echo(_line(row))


def _line(row: "SessionRow") -> str:
    opened = f"{row.opened_at.astimezone(ZoneInfo(row.zone)):%Y-%m-%d %H:%M %Z}"
    state = "open" if row.is_open else "closed"
    return f"{row.id}  {opened}  {state:6}  {_patient(row)}"


def _patient(row: "SessionRow") -> str:
    if row.is_erased:
        return "Erased"
    if row.patient is None:
        return "This version can't read the patient"
    details = row.patient.details
    return f"{details.identifier}  {details.family.upper()}, {details.given}"
