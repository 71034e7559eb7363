"""``vigil approve-protocol``: a named person approves exactly this text."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.chart.commands import ApproveProtocol
    from monitor.protocol.care_protocol import CareProtocol


@click.command("approve-protocol")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", "name", help="Who approves it, where nobody signs in.")
@click.option("--note", default="", help="On what ground, such as a committee's date.")
@click.option("--confirm", default="", help="The id of the protocol, typed again.")
@record_option
@click.pass_context
def approve_protocol(
    context: click.Context, /, file: Path, name: str | None, **said: str
) -> None:
    """Approve a protocol for this site, in the name of a person.

    The approval is of exactly the text in FILE and stands in the record for ever. From
    then on new sessions are offered this text under its id. A text that is changed
    later is another text, and is not approved. As in the app the id is typed again:
    it is asked for, or stands after --confirm where nobody can be asked. Where people
    sign in, whoever does approves it.
    """
    from ui.command_line.approving import chart_act  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.views.protocol_page.act_words import APPROVING  # noqa: PLC0415

    if name is not None and not name.strip():
        raise Plain("--by is empty. Say who approves the protocol.")
    command = partial(_confirmed, said["note"], said["confirm"])
    chart_act(context, file, name, APPROVING, command)


def _confirmed(
    note: str, typed: str, name: str, protocol: "CareProtocol", at: "datetime"
) -> "ApproveProtocol":
    """Have the id typed again; raises Plain where it is another, or nobody is there."""
    from ui.command_line.plain import Plain  # noqa: PLC0415

    named = f"{protocol.id} v{protocol.version}, {protocol.title}"
    if not typed and sys.stdin.isatty():
        click.echo(f"{named}. The approval stands in the record for ever.", err=True)
        typed = click.prompt("Type its id to approve it", default="", err=True)
    if typed.strip() != protocol.id:
        how = "is not its id" if typed else "its id was not typed again"
        why = f"{typed.strip()} {how}".strip()
        raise Plain(f"{named} is not approved: {why}. --confirm takes the id.")
    return _command(name, note, protocol, at)


def _command(
    name: str, note: str, protocol: "CareProtocol", at: "datetime"
) -> "ApproveProtocol":
    from monitor.chart.approving import APPROVALS  # noqa: PLC0415
    from monitor.chart.commands import ApproveProtocol  # noqa: PLC0415
    from monitor.charting.shelf import pin_of  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415

    return ApproveProtocol(
        id=new_id(),
        stream_id=APPROVALS.id,
        at=at,
        protocol=pin_of(protocol),
        by=name,
        note=note.strip(),
    )
