"""``vigil approve-protocol``: a named person approves exactly this text."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.chart.commands import ApproveProtocol
    from monitor.protocol.care_protocol import CareProtocol

REFUSED = 1


@click.command("approve-protocol")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", "name", required=True, help="Who approves it for this site.")
@click.option("--note", default="", help="On what ground, such as a committee's date.")
@record_option
@click.pass_context
def approve_protocol(
    context: click.Context, /, file: Path, name: str, note: str
) -> None:
    """Approve a protocol for this site, in the name of a person.

    The approval is of exactly the text in FILE and stands in the record for ever. From
    then on new sessions are offered this text under its id. A text that is changed
    later is another text, and is not approved.
    """
    from monitor.chart.entries import unverified  # noqa: PLC0415
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from monitor.protocol.faults import ProtocolFault  # noqa: PLC0415
    from ui.command_line.protocol_file import protocol_text, tell_faults  # noqa: PLC0415
    from ui.command_line.record import Plain, open_record  # noqa: PLC0415

    launch: Launch = context.obj
    if not name.strip():
        raise Plain("--by is empty. Say who approves the protocol.")
    text = protocol_text(file)
    with open_record(launch) as (_, recorder):
        try:
            protocol = recorder.take_in(text)
        except ProtocolFault as fault:
            tell_faults(file, fault)
            context.exit(REFUSED)
        answer = recorder.handle(_command(protocol, name, note), unverified(name))
    if isinstance(answer, Refusal):
        click.echo(answer.sentence, err=True)
        context.exit(REFUSED)
    click.echo(f"{protocol.id} v{protocol.version} is approved by {name.strip()}.")
    click.echo(f"SHA-256 {protocol.sha256}")


def _command(protocol: "CareProtocol", name: str, note: str) -> "ApproveProtocol":
    from monitor.chart.approving import APPROVALS  # noqa: PLC0415
    from monitor.chart.commands import ApproveProtocol  # noqa: PLC0415
    from monitor.charting.shelf import pin_of  # noqa: PLC0415
    from monitor.clock import SystemClock, new_id  # noqa: PLC0415

    return ApproveProtocol(
        id=new_id(),
        stream_id=APPROVALS.id,
        at=SystemClock().now(),
        protocol=pin_of(protocol),
        by=name,
        note=note.strip(),
    )
