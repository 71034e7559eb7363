"""A protocol from a file somebody sent: read with care, and told in plain words."""

from pathlib import Path

import click

from monitor.protocol.faults import Fault, ProtocolFault
from ui.command_line.plain import Plain
from ui.protocol_text import NotText
from ui.protocol_text import protocol_text as text_of

_MOST_TOLD = 40
_LONGEST = 400


def protocol_text(file: Path) -> str:
    """The exact text, or as much of it as shows that it is too long.

    Raises Plain where there is no such file or it is no text.
    """
    try:
        return text_of(file)
    except NotText as fault:
        raise Plain(f"{fault.why}. {fault.remedy}.") from fault


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
