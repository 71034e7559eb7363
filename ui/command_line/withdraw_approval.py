"""``vigil withdraw-approval``: a named person takes back what a text is approved by."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.chart.commands import WithdrawApproval
    from monitor.protocol.care_protocol import CareProtocol


@click.command("withdraw-approval")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", "name", help="Who takes it back, where nobody signs in.")
@click.option("--reason", required=True, help="Why, such as approved in error.")
@record_option
@click.pass_context
def withdraw_approval(
    context: click.Context, /, file: Path, name: str | None, reason: str
) -> None:
    """Take back every approval of exactly the text in FILE.

    They stay in the record, and sessions keep what they were opened with. A new session
    under this text needs approval again.
    """
    from ui.command_line.approving import chart_act  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.views.protocol_page.act_words import TAKING_BACK  # noqa: PLC0415

    for option, said in (("--by", name), ("--reason", reason)):
        if said is not None and not said.strip():
            raise Plain(f"{option} is empty. Say who takes it back, and why.")
    chart_act(context, file, name, TAKING_BACK, partial(_command, reason))


def _command(
    reason: str, name: str, protocol: "CareProtocol", at: "datetime"
) -> "WithdrawApproval":
    from monitor.chart.approving import APPROVALS  # noqa: PLC0415
    from monitor.chart.commands import WithdrawApproval  # noqa: PLC0415
    from monitor.charting.shelf import pin_of  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415

    return WithdrawApproval(
        id=new_id(),
        stream_id=APPROVALS.id,
        at=at,
        protocol=pin_of(protocol),
        by=name,
        reason=reason,
    )
