"""A protocol from a file somebody sent: read with care, and told in plain words."""

from pathlib import Path

import click

from monitor.protocol.faults import Fault, ProtocolFault
from monitor.protocol.toml_text import MOST_BYTES
from ui.command_line.plain import Plain

_MOST_TOLD = 40
_LONGEST = 400


def protocol_text(file: Path) -> str:
    """The exact text, or as much of it as shows that it is too long.

    Raises Plain where there is no such file or it is no text.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"{file} could not be read ({error.strerror}); check its name."
        raise Plain(message) from error
    if len(content) > MOST_BYTES:
        # Cut off in the middle of a letter it would not be text any more.
        return content.decode(errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Plain(f"{file} is not UTF-8 text. Save it as UTF-8.") from error


def tell_faults(file: Path, refused: ProtocolFault) -> None:
    """Every fault on standard error, and the outcome."""
    for line in _lines(refused.faults):
        click.echo(line, err=True)
    count = len(refused.faults)
    faults = "1 fault" if count == 1 else f"{count} faults"
    again = "Mend it, then check it again: a fault can hide others."
    click.echo(f"{file} is refused for {faults}. {again}")


def _lines(faults: tuple[Fault, ...]) -> tuple[str, ...]:
    """A line for each fault; where there are very many, how many more."""
    told = tuple(_plain(str(fault)) for fault in faults[:_MOST_TOLD])
    more = len(faults) - len(told)
    return (*told, f"and {more} more") if more else told


def _plain(words: str) -> str:
    """What a file says must not steer the terminal."""
    shown = "".join(c if c.isprintable() else "?" for c in words)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
