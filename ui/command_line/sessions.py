"""``vigil sessions``: the sessions of this workstation, newest first."""

import click
import msgspec

from ui.launch import Launch


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_obj
def sessions(launch: Launch, as_json: bool) -> None:  # noqa: FBT001  (click's way)
    """List the sessions of this workstation, newest first."""
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch) as (_, recorder):
        rows = recorder.sessions(SessionQuery(limit=None))
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()
        click.echo(text)
        return
    if not rows:
        click.echo("No sessions yet.")
    for row in rows:
        details = row.patient.details
        state = "open" if row.is_open else "closed"
        name = f"{details.family.upper()}, {details.given}"
        opened = f"{row.opened_at:%Y-%m-%d %H:%M}Z"
        click.echo(f"{row.id}  {opened}  {state:6}  {details.identifier}  {name}")
