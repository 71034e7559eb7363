"""``vigil check-protocol``: whether a file is a protocol, and what is wrong with it."""

from pathlib import Path

import click

REFUSED = 1


@click.command("check-protocol")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def check_protocol(context: click.Context, file: Path) -> None:
    """Say what is wrong with a protocol.

    Every fault is told by where it stands: the key path, or the line where the file
    is no TOML.
    """
    from monitor.protocol.faults import ProtocolFault  # noqa: PLC0415
    from monitor.protocol.parsing import parse_protocol  # noqa: PLC0415
    from ui.command_line.protocol_file import protocol_text, tell_faults  # noqa: PLC0415

    try:
        protocol = parse_protocol(protocol_text(file))
    except ProtocolFault as refused:
        tell_faults(file, refused)
        context.exit(REFUSED)
    rules, fields = len(protocol.rules), len(protocol.charting.fields)
    name = f"{protocol.id} v{protocol.version}"
    click.echo(f"{name} has no fault: {rules} rules on {fields} fields.")
    click.echo(f"SHA-256 {protocol.sha256}")
    click.echo("Whether its numbers are right is for the site's medical lead to say.")
