"""``vigil approve-protocol``: a named person approves exactly this text."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option

if TYPE_CHECKING:
    from monitor.chart.commands import ApproveProtocol
    from monitor.protocol.care_protocol import CareProtocol


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
    from ui.command_line.approving import chart_act  # noqa: PLC0415
    from ui.command_line.record import Plain  # noqa: PLC0415
    from ui.views.protocol_page.act_words import APPROVING  # noqa: PLC0415

    if not name.strip():
        raise Plain("--by is empty. Say who approves the protocol.")
    chart_act(context, file, name, APPROVING, partial(_command, name, note))


def _command(name: str, note: str, protocol: "CareProtocol") -> "ApproveProtocol":
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
