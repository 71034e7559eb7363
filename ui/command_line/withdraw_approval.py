"""``vigil withdraw-approval``: a named person takes back what a text is approved by."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.chart.commands import WithdrawApproval
    from monitor.protocol.care_protocol import CareProtocol

REFUSED = 1


@click.command("withdraw-approval")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", "name", required=True, help="Who takes it back for this site.")
@click.option("--reason", required=True, help="Why, such as approved in error.")
@record_option
@click.pass_context
def withdraw_approval(
    context: click.Context, /, file: Path, name: str, reason: str
) -> None:
    """Take back every approval of exactly the text in FILE.

    They stay in the record, and sessions keep what they were opened with. A new session
    under this text needs approval again.
    """
    from monitor.chart.entries import unverified  # noqa: PLC0415
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from monitor.protocol.faults import ProtocolFault  # noqa: PLC0415
    from ui.command_line.protocol_file import protocol_text, tell_faults  # noqa: PLC0415
    from ui.command_line.record import Plain, open_record  # noqa: PLC0415

    launch: Launch = context.obj
    for option, said in (("--by", name), ("--reason", reason)):
        if not said.strip():
            raise Plain(f"{option} is empty. Say who takes it back, and why.")
    text = protocol_text(file)
    with open_record(launch) as (_, recorder):
        try:
            protocol = recorder.take_in(text)
        except ProtocolFault as fault:
            tell_faults(file, fault)
            context.exit(REFUSED)
        answer = recorder.handle(_command(protocol, name, reason), unverified(name))
    if isinstance(answer, Refusal):
        click.echo(answer.sentence, err=True)
        context.exit(REFUSED)
    named = f"{protocol.id} v{protocol.version}"
    click.echo(f"{named} needs approval, taken back by {name.strip()}.")
    click.echo(f"SHA-256 {protocol.sha256}")


def _command(protocol: "CareProtocol", name: str, reason: str) -> "WithdrawApproval":
    from monitor.chart.approving import APPROVALS  # noqa: PLC0415
    from monitor.chart.commands import WithdrawApproval  # noqa: PLC0415
    from monitor.charting.shelf import pin_of  # noqa: PLC0415
    from monitor.clock import SystemClock, new_id  # noqa: PLC0415

    return WithdrawApproval(
        id=new_id(),
        stream_id=APPROVALS.id,
        at=SystemClock().now(),
        protocol=pin_of(protocol),
        by=name,
        reason=reason,
    )
