"""What the commands about an approval share: read a file, chart an act about it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from monitor.chart.commands import ApprovalCommand
    from monitor.protocol.care_protocol import CareProtocol
    from ui.views.protocol_page.act_words import ActWords

REFUSED = 1


def chart_act(
    context: click.Context,
    file: Path,
    name: str | None,
    words: "ActWords",
    act: "Callable[[str, CareProtocol, datetime], ApprovalCommand]",
) -> None:
    """Chart it in the name of whoever signs in, or else in that one.

    Says what became of the text; the status is 1 where it is refused.
    """
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from monitor.protocol.faults import ProtocolFault  # noqa: PLC0415
    from ui.command_line.protocol_file import protocol_text, tell_faults  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    text = protocol_text(file)
    with open_record(launch) as opened:
        recorder, actor = opened.recorder, opened.acting(name)
        try:
            protocol = recorder.take_in(text)
        except ProtocolFault as fault:
            tell_faults(file, fault)
            context.exit(REFUSED)
        command = act(actor.name, protocol, recorder.clock.now())
        answer = recorder.handle(command, actor)
    if isinstance(answer, Refusal):
        click.echo(answer.sentence, err=True)
        context.exit(REFUSED)
    named = f"{protocol.id} v{protocol.version}"
    click.echo(f"{words.done.format(named=named, by=actor.name)}.")
    click.echo(f"SHA-256 {protocol.sha256}")
